package watershed.experiments;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.ThreadParams;
import watershed.probes.CacheLine;
import watershed.subjects.padded.HotPair;

/**
 * What one thread of {@link FalseSharing} does, and what is recorded of it with every iteration.
 *
 * <p>JMH adds these values up over threads: so each is given by one thread, and 0 by the others.
 * Addresses are read anew after every iteration, since a collection may have moved the objects.
 */
@AuxCounters(AuxCounters.Type.EVENTS)
@State(Scope.Thread)
public class HotThread {
  // Not public, or JMH would take them for counters. JMH pads the state of each thread.
  HotPair pair;
  boolean writes;
  boolean second;
  long operations;
  private int index;
  private long started;

  @Setup
  public void prepare(FalseSharing shared, ThreadParams thread) {
    index = thread.getThreadIndex();
    pair = shared.pair;
    second = index % 2 == 1;
    writes = index == 0 || shared.role.equals("writers");
  }

  @Setup(Level.Iteration)
  public void begin() {
    operations = 0;
    started = System.nanoTime();
  }

  /** Thread 0's own ns per operation; with {@code role=readers} it is the one writer. */
  public double thread0Nanos() {
    return index == 0 ? ownNanos() : 0;
  }

  /** Thread 1's own ns per operation; with {@code role=readers} it is a reader. */
  public double thread1Nanos() {
    return index == 1 ? ownNanos() : 0;
  }

  /** Offset of counter A within its object, bytes. */
  public long offsetA() {
    return index == 0 ? offset(pair.spotA()) : 0;
  }

  /** Offset of counter B within its object, bytes. */
  public long offsetB() {
    return index == 0 ? offset(pair.spotB()) : 0;
  }

  /** Address of counter A modulo 128. */
  public long addressMod128A() {
    return index == 0 ? address(pair.spotA()) % CacheLine.PAIR : 0;
  }

  /** Address of counter B modulo 128. */
  public long addressMod128B() {
    return index == 0 ? address(pair.spotB()) % CacheLine.PAIR : 0;
  }

  /** How many 64-byte lines the counters are apart; 0 where they share one. */
  public long lineDistance64() {
    return index == 0 ? distance(CacheLine.LINE) : 0;
  }

  /** How many 128-byte pairs of lines the counters are apart; 0 where they share one. */
  public long lineDistance128() {
    return index == 0 ? distance(CacheLine.PAIR) : 0;
  }

  /**
   * Refuses to measure where two threads can't run at once.
   *
   * @throws Unavailable on a machine of one CPU
   */
  static void needTwoCpus(BenchmarkParams params) {
    int cpus = Runtime.getRuntime().availableProcessors();
    if (cpus < 2 && params.getThreads() > 1) {
      throw new Unavailable("needs 2 CPUs, of which two threads share a line; there is " + cpus);
    }
  }

  private double ownNanos() {
    return (double) (System.nanoTime() - started) / operations;
  }

  private long distance(int granule) {
    return CacheLine.distance(address(pair.spotA()), address(pair.spotB()), granule);
  }

  private static long address(HotPair.Spot spot) {
    return CacheLine.addressOf(spot.holder(), spot.field());
  }

  private static long offset(HotPair.Spot spot) {
    return CacheLine.offsetOf(spot.holder().getClass(), spot.field());
  }
}
