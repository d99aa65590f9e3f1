package watershed.lab;

import java.util.Locale;
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
  /** Name of a search's preset: it has a dose, but no grid, and cannot be chosen for a run. */
  public static final String FIND = "find";

  /**
   * Of a search. The variance of a block's log-ratio is f + w/R for R rounds, where f is what forks
   * differ by and w what windows do; the price of a fork is its start and warm-up, some 1.9 s with
   * its part of the block's, and .048 s for each round. Most is learnt in a given time with R =
   * √(w/f · 1.9/.048): 12 where windows scatter twice as far as forks.
   */
  private static final Dose SEARCH = new Dose(1, new Windows(10, 100, 12, 20, 20), true);

  private static final int FEWEST_ROUNDS = 3;

  /** JMH lets all threads work while it starts and stops them, which is a warm-up too. */
  private static final int FEWEST_WARMUPS = 2;

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
        Math.max(FEWEST_WARMUPS, windows.warmupRounds() * windows.warmupMillis() / (2 * least)),
        Math.max(windows.warmupMillis(), least),
        Math.max(FEWEST_ROUNDS, rounds),
        least,
        least);
  }

  /** The dose of what stands in a run's record as its preset. */
  public static Dose named(String preset) {
    return preset.equals(FIND) ? SEARCH : of(Preset.valueOf(preset.toUpperCase(Locale.ROOT)));
  }

  /** The dose of a preset. */
  public static Dose of(Preset preset) {
    return switch (preset) {
      case FLASH -> new Dose(1, new Windows(4, 50, 5, 20, 20), false);
      case QUICK -> new Dose(3, new Windows(8, 100, 10, 20, 20), false);
      case STANDARD -> new Dose(5, new Windows(20, 100, 20, 20, 20), true);
      case THOROUGH -> new Dose(7, new Windows(20, 200, 40, 20, 20), true);
    };
  }
}
