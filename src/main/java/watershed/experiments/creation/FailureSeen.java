package watershed.experiments.creation;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.ThreadParams;

/** Records, with every iteration of {@link FailurePath}, what the last exception carried. */
@AuxCounters(AuxCounters.Type.EVENTS)
@State(Scope.Thread)
public class FailureSeen {
  private FailurePath path;
  private boolean speaks;

  @Setup
  public void prepare(FailurePath shared, ThreadParams thread) {
    path = shared;
    speaks = thread.getThreadIndex() == 0; // JMH adds events up over threads
  }

  /** Frames of its stack trace. */
  public long tracedFrames() {
    return speaks ? path.tracedFrames() : 0;
  }
}
