package watershed.experiments.retention;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.ThreadParams;

/** What {@link ValuesAfterRemoval} records. JMH adds up over threads: the first speaks for all. */
@AuxCounters(AuxCounters.Type.EVENTS)
@State(Scope.Thread)
public class ValueCounters {
  private ValueState found;
  private boolean speaks;

  @Setup
  public void prepare(ValueState state, ThreadParams thread) {
    found = state;
    speaks = thread.getThreadIndex() == 0;
  }

  /** Share of the values whose weak references a collection did not clear. */
  public double reachablePercent() {
    return speaks ? found.reachablePercent : 0;
  }

  /** All that is still held, with values and keys among it, by JOL's graph. */
  public long retainedBytes() {
    return speaks ? found.kept.graphBytes() : 0;
  }

  /** The same by the heap in use after collection. */
  public long heapBytes() {
    return speaks ? found.kept.heapBytes() : 0;
  }
}
