package watershed.experiments.retention;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.ThreadParams;

/** What {@link SmallKeyLargeBuffer} records. JMH adds up over threads: the first speaks for all. */
@AuxCounters(AuxCounters.Type.EVENTS)
@State(Scope.Thread)
public class KeyCounters {
  private KeyState found;
  private boolean speaks;

  @Setup
  public void prepare(KeyState state, ThreadParams thread) {
    found = state;
    speaks = thread.getThreadIndex() == 0;
  }

  /** What one key keeps alive, itself included, by JOL's graph. */
  public long retainedBytes() {
    return speaks ? found.kept.graphBytes() : 0;
  }

  /** The same by the heap in use after collection. */
  public long heapBytes() {
    return speaks ? found.kept.heapBytes() : 0;
  }

  /** The buffer that the key was cut from, header not counted. */
  public long bufferBytes() {
    return speaks ? found.buffer : 0;
  }
}
