package watershed.lab;

import java.util.List;
import java.util.Random;
import watershed.record.Cell;
import watershed.record.PlannedCell;
import watershed.record.Windows;

/**
 * One replicate of one cell.
 *
 * @param cell where
 * @param block replicate number
 * @param contenders compared
 * @param windows how long each works at a time
 * @param seed of the order of turns
 */
public record PlannedBlock(
    Cell cell, int block, List<String> contenders, Windows windows, long seed) {
  /** JMH starts and joins its threads around every iteration. */
  private static final double TURN_OVERHEAD_MILLIS = 8;

  private static final double WARMUP_OVERHEAD_MILLIS = 5;

  /** Length of windows where every thread has a CPU. */
  private static final int USUAL_MILLIS = 20;

  /**
   * What starting and stopping all threads takes where they wait for CPUs, in windows: about 0.8 s
   * for 64 threads on two CPUs, whose windows are 320 ms long.
   */
  private static final double WAITING_OVERHEAD = 2.5;

  /** Seconds until a JVM is up, of CPU time: forks start side by side. */
  private static final double FORK_START = 0.45;

  /** Seconds of a block that do not grow with its forks. */
  private static final double BLOCK_OVERHEAD = 0.5;

  /** Seconds of a fork of single shots but for its shots: JMH and a JVM start, alone. */
  private static final double SHOT_FORK = 1.2;

  /** Seconds of a shot: a guess, which what was measured corrects as a run goes on. */
  private static final double SHOT = 0.2;

  public PlannedBlock {
    contenders = List.copyOf(contenders);
  }

  /**
   * A replicate of a planned cell, with a seed of its own that follows from the run's.
   *
   * @param block replicate number
   * @param runSeed of the whole run
   */
  public static PlannedBlock of(PlannedCell cell, int block, long runSeed) {
    long own = new Random(runSeed ^ cell.cell().id().hashCode() * 31L + block).nextLong();
    return new PlannedBlock(cell.cell(), block, cell.contenders(), cell.windows(), own);
  }

  /** Expected seconds with that many JDKs, before anything was measured. */
  double seconds(int jdks) {
    int forks = contenders.size() * jdks;
    if (windows.areShots()) {
      return forks * (SHOT_FORK + (windows.warmupRounds() + windows.rounds()) * SHOT);
    }
    double waiting =
        windows.windowMillis() > USUAL_MILLIS ? WAITING_OVERHEAD * windows.windowMillis() : 0;
    double turn =
        (windows.leadInMillis() + windows.windowMillis() + TURN_OVERHEAD_MILLIS + waiting) / 1e3;
    double warmup = (windows.warmupMillis() + WARMUP_OVERHEAD_MILLIS + waiting) / 1e3;
    double fork = FORK_START + windows.warmupRounds() * warmup + windows.rounds() * turn;
    return BLOCK_OVERHEAD + forks * fork;
  }
}
