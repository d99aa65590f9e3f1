package watershed.experiments.retention;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.ThreadParams;

/**
 * What {@link TableAfterRemoval} records. Bytes are the map's own, without keys and values. JMH
 * adds up over threads: the first speaks for all.
 */
@AuxCounters(AuxCounters.Type.EVENTS)
@State(Scope.Thread)
public class TableCounters {
  private TableState found;
  private boolean speaks;

  @Setup
  public void prepare(TableState state, ThreadParams thread) {
    found = state;
    speaks = thread.getThreadIndex() == 0;
  }

  /** What is left after the action, by JOL's graph. */
  public long retainedBytes() {
    return speaks ? found.kept.graphBytes() : 0;
  }

  /** The same by the heap in use after collection. */
  public long heapBytes() {
    return speaks ? found.kept.heapBytes() : 0;
  }

  /** How far the heap may lie from the graph unnoticed; from 100 on it tells nothing of it. */
  public double heapTellsPercent() {
    return speaks ? found.kept.tellsPercent() : 0;
  }

  /** With all entries, before the action, by JOL's graph. */
  public long peakBytes() {
    return speaks ? found.peakBytes : 0;
  }

  /** Of the bytes left, those in arrays: its tables. Trees and skip lists have none. */
  public long arrayBytes() {
    return speaks ? found.arrayBytes : 0;
  }

  /** Of the bytes at the peak, those in arrays. */
  public long peakArrayBytes() {
    return speaks ? found.peakArrayBytes : 0;
  }
}
