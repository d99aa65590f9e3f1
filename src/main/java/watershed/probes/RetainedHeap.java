package watershed.probes;

import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.Collection;
import java.util.function.Supplier;

/**
 * What one copy of a structure keeps alive, found in two ways that share nothing: by walking the
 * graph of its objects and adding up JOL's sizes, and by the heap that is in use, after collection,
 * with many copies and without them.
 *
 * <p>The second takes a collector that leaves no dead object behind when asked: Parallel, as in the
 * suite's forks. Serial and G1 spare themselves the moving of what is nearly all alive.
 *
 * @param graphBytes of a copy, by JOL
 * @param heapBytes of a copy, by the heap in use: the median of a few rounds
 * @param copies that were alive together
 */
public record RetainedHeap(long graphBytes, long heapBytes, int copies) {
  /** By how much the two may differ, as a share of the graph. */
  public static final double TOLERANCE = 0.05;

  /** What other threads of the JVM may leave on the heap meanwhile, in all, bytes. */
  private static final long SLACK = 8 * 1024;

  private static final int ROUNDS = 3;
  private static final int MOST_COLLECTIONS = 10;

  /**
   * Measures a structure.
   *
   * @param copies to have alive together: enough for all of them to take 160 KiB, or the heap can't
   *     tell them to {@link #TOLERANCE}
   * @param make makes one copy; what all copies have in common is no one's own
   * @param shared objects that every copy refers to, such as keys made beforehand
   */
  public static RetainedHeap of(int copies, Supplier<?> make, Collection<?> shared) {
    Object[] held = new Object[copies];
    // Classes that are loaded now, and constants that are made, do not count below.
    held[0] = make.get();
    long[] rounds = new long[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      Arrays.fill(held, null);
      long without = inUse();
      for (int i = 0; i < copies; i++) {
        held[i] = make.get();
      }
      rounds[round] = inUse() - without;
    }
    Arrays.sort(rounds);
    // The same copies that were weighed: of some structures no two are alike.
    long graph = Footprint.of(held, shared).bytes() - Jol.vm().sizeOf(held);
    return new RetainedHeap(
        Math.round((double) graph / copies),
        Math.round((double) rounds[ROUNDS / 2] / copies),
        copies);
  }

  /**
   * How far the heap may lie from the graph unnoticed, percent of the graph: 5, or more of copies
   * that weigh so little together that what the JVM itself may leave is more. From 100 on the heap
   * tells nothing of them.
   */
  public double tellsPercent() {
    return 100 * Math.max(TOLERANCE, (double) SLACK / (copies * graphBytes));
  }

  /**
   * This, if its two figures agree, as far as {@link #tellsPercent()}.
   *
   * @throws IllegalStateException if they differ by more than {@link #TOLERANCE}, and by more than
   *     the JVM itself may have left behind
   */
  public RetainedHeap agreed() {
    long apart = Math.abs(heapBytes - graphBytes);
    if (apart > TOLERANCE * graphBytes && apart * copies > SLACK) {
      throw new IllegalStateException(
          "two measures of "
              + copies
              + " copies disagree: "
              + graphBytes
              + " B each by JOL's graph, "
              + heapBytes
              + " B by the heap in use after collection");
    }
    return this;
  }

  /**
   * Bytes of heap in use after collecting until it gets no less.
   *
   * @throws IllegalStateException if this JVM does not collect when asked
   */
  public static long inUse() {
    Runtime jvm = Runtime.getRuntime();
    collect();
    long least = jvm.totalMemory() - jvm.freeMemory();
    for (int i = 1; i < MOST_COLLECTIONS; i++) {
      System.gc();
      // Neither call allocates: a reading that did would find itself.
      long now = jvm.totalMemory() - jvm.freeMemory();
      if (now >= least) {
        break;
      }
      least = now;
    }
    return least;
  }

  /**
   * Collects everything that can't be reached, and clears the weak references to it.
   *
   * @throws IllegalStateException if this JVM does not collect when asked
   */
  public static void collect() {
    WeakReference<Object> witness = new WeakReference<>(new Object());
    for (int i = 0; i < MOST_COLLECTIONS && !witness.refersTo(null); i++) {
      System.gc();
    }
    if (!witness.refersTo(null)) {
      throw new IllegalStateException(
          "System.gc() collects nothing here: is the JVM run with -XX:+DisableExplicitGC?");
    }
  }
}
