package watershed.probes;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * How long a load takes whose address is what the load before it brought: no two can overlap, so
 * that the time of one is the latency of wherever its line lay.
 *
 * <p>The loads go round a cycle through every line of a working set. In {@link Order#RANDOM} order
 * (Sattolo's algorithm: Information Processing Letters 22(6), 1986) no prefetcher can guess the
 * next line; in {@link Order#SEQUENTIAL} order it can, which shows what guessing is worth. Beyond
 * what the processor's tables of pages reach, an address has to be looked up as well: that is in
 * the latency, as it is in a map's.
 */
public final class LoadLatency {
  /** Bytes of a working set: at most what one array of ints can hold. */
  public static final long MOST_BYTES = 1L << 30;

  private static final int INTS_PER_LINE = CacheLine.LINE / Integer.BYTES;

  /** Stretches that are timed; their median is not moved by one that was interrupted. */
  private static final int STRETCHES = 7;

  private static final int LOADS_PER_STRETCH = 1 << 15;

  private static final int WARM_UP_RUNS = 2_000;
  private static final int WARM_UP_LOADS = 256;

  /** The order in which the lines are visited. */
  public enum Order {
    /** By a random cycle. */
    RANDOM,
    /** By address. */
    SEQUENTIAL
  }

  private final int[] next;
  private final int lines;
  private int at;

  private LoadLatency(int[] links) {
    lines = links.length;
    next = new int[lines * INTS_PER_LINE];
    for (int i = 0; i < lines; i++) {
      next[i * INTS_PER_LINE] = links[i] * INTS_PER_LINE;
    }
  }

  /**
   * A cycle through a working set.
   *
   * @param bytes of the set: a multiple of {@link CacheLine#LINE}, two lines at least and {@link
   *     #MOST_BYTES} at most
   * @param seed of the random order
   * @throws IllegalArgumentException for any other number of bytes
   */
  public static LoadLatency over(long bytes, Order order, long seed) {
    if (bytes < 2 * CacheLine.LINE || bytes > MOST_BYTES || bytes % CacheLine.LINE != 0) {
      throw new IllegalArgumentException("no working set of whole lines: " + bytes + " bytes");
    }
    int lines = (int) (bytes / CacheLine.LINE);
    return new LoadLatency(order == Order.RANDOM ? sattolo(lines, seed) : inOrder(lines));
  }

  /** Has the loop compiled, which would else be measured half interpreted at its first use. */
  public void warmUp() {
    for (int i = 0; i < WARM_UP_RUNS; i++) {
      follow(WARM_UP_LOADS);
    }
  }

  /**
   * Nanoseconds that a load takes: a lap through the whole set first, so that what fits a cache
   * lies there, then the median of {@value #STRETCHES} timed stretches.
   */
  public double nanosPerLoad() {
    follow(lines);
    double[] nanos = new double[STRETCHES];
    for (int i = 0; i < STRETCHES; i++) {
      long start = System.nanoTime();
      follow(LOADS_PER_STRETCH);
      nanos[i] = (double) (System.nanoTime() - start) / LOADS_PER_STRETCH;
    }
    Arrays.sort(nanos);
    return nanos[STRETCHES / 2];
  }

  /** Lines of the working set. */
  public int lines() {
    return lines;
  }

  /**
   * Goes on by a number of loads.
   *
   * @return number of the line that was reached; it also keeps the loads from being left out
   */
  int follow(int loads) {
    int place = at;
    int[] links = next;
    for (int i = 0; i < loads; i++) {
      place = links[place];
    }
    at = place;
    return place / INTS_PER_LINE;
  }

  /** A permutation that is one cycle: a swap partner is always another element. */
  private static int[] sattolo(int lines, long seed) {
    int[] links = new int[lines];
    for (int i = 0; i < lines; i++) {
      links[i] = i;
    }
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = lines - 1; i > 0; i--) {
      int j = random.nextInt(i);
      int swapped = links[i];
      links[i] = links[j];
      links[j] = swapped;
    }
    return links;
  }

  private static int[] inOrder(int lines) {
    int[] links = new int[lines];
    for (int i = 0; i < lines; i++) {
      links[i] = (i + 1) % lines;
    }
    return links;
  }
}
