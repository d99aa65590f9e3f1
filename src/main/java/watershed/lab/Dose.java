package watershed.lab;

import watershed.experiments.Preset;
import watershed.record.Windows;

/**
 * How much of each cell a preset measures.
 *
 * @param blocks replicates
 * @param windows of every fork
 * @param calibrates whether lead-ins are measured first rather than taken as one window
 */
public record Dose(int blocks, Windows windows, boolean calibrates) {
  private static final int FEWEST_ROUNDS = 4;

  /** Of the time that a thread runs before the kernel lets another have its CPU: some 3 ms. */
  private static final int MILLIS_PER_WAITING_THREAD = 10;

  /**
   * The windows of a cell: longer and fewer where threads outnumber CPUs, so that every thread gets
   * its CPU several times in each, and JMH's start and stop of all threads does not take most of
   * it.
   *
   * @param threads of the cell
   * @param cpus of the machine
   */
  Windows windows(int threads, int cpus) {
    int least = threads > cpus ? MILLIS_PER_WAITING_THREAD * threads / cpus : 0;
    if (least <= windows.windowMillis()) {
      return windows;
    }
    int rounds = windows.rounds() * windows.windowMillis() / least;
    return new Windows(
        Math.max(FEWEST_ROUNDS, windows.warmupRounds() * windows.warmupMillis() / (2 * least)),
        Math.max(windows.warmupMillis(), least),
        Math.max(FEWEST_ROUNDS, rounds),
        least,
        least);
  }

  /** The dose of a preset. */
  public static Dose of(Preset preset) {
    return switch (preset) {
      case FLASH -> new Dose(1, new Windows(4, 50, 5, 20, 20), false);
      case QUICK -> new Dose(3, new Windows(10, 100, 10, 20, 20), false);
      case STANDARD -> new Dose(5, new Windows(20, 100, 20, 20, 20), true);
      case THOROUGH -> new Dose(7, new Windows(20, 200, 40, 20, 20), true);
    };
  }
}
