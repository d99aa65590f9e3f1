package watershed.experiments.lifetimes;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import watershed.experiments.Evidence;
import watershed.probes.ClassHistogram;
import watershed.probes.RetainedHeap;
import watershed.probes.ThreadDump;

/** Counts what the requests of {@link StoredContexts} left, and keeps what shows it. */
@AuxCounters(AuxCounters.Type.EVENTS)
@State(Scope.Thread)
public class ContextsLeft {
  private static final int LINES = 40;
  private static final double WHOLE = 100;

  /** Requests that were begun and are over. */
  public long endedRequests;

  /** Threads alive by a thread dump, virtual ones included, not there before the first request. */
  public long leakedThreads;

  /** Requests of which the collector could not take everything, by weak references. */
  public long reachableRequests;

  /** Tasks in the timer's queue. */
  public long queuedTasks;

  /** Bytes by JOL; threads and their stacks are not in it. */
  public long retainedBytes;

  /**
   * Bytes by which the collected heap has grown; less retainedBytes, what threads take of it. NaN
   * where it tells nothing: other threads of the JVM take and give back more than there is to tell.
   */
  public double heapBytes;

  /** How far the heap may lie from JOL unnoticed; from 100 on it tells nothing of so little. */
  public double heapTellsPercent;

  @TearDown(Level.Iteration)
  public void count(StoredContexts shared) {
    Leftovers left = shared.served.leftovers();
    endedRequests = shared.requests;
    leakedThreads = left.threads();
    reachableRequests = left.reachable();
    queuedTasks = left.queued();
    retainedBytes = left.retainedBytes();
    RetainedHeap kept = new RetainedHeap(retainedBytes, left.heapBytes(), 1);
    heapTellsPercent = kept.tellsPercent();
    heapBytes = heapTellsPercent < WHOLE ? left.heapBytes() : Double.NaN;
    if (leakedThreads == 0) {
      // Threads take heap that hangs on no map: only without them both ways weigh the same.
      kept.agreed();
    }
    Evidence.keep("threads.txt", ThreadDump.take().text(LINES));
    Evidence.keep("histogram.txt", ClassHistogram.of(LINES, "watershed"));
    shared.served.close();
  }
}
