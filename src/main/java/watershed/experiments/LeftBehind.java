package watershed.experiments;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.ThreadParams;

/** Records, with every iteration, the bytes that one operation leaves behind by JOL. */
@AuxCounters(AuxCounters.Type.EVENTS)
@State(Scope.Thread)
public class LeftBehind {
  private long bytes;

  @Setup
  public void prepare(EmptyMapAllocation shared, ThreadParams thread) {
    // JMH adds events up over threads: one of them speaks for all.
    bytes = thread.getThreadIndex() == 0 ? shared.jolBytes : 0;
  }

  /** Bytes, keys and values excluded; JMH's total is their sum over iterations. */
  public long jolBytes() {
    return bytes;
  }
}
