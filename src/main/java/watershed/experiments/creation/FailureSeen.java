package watershed.experiments.creation;

import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.ThreadParams;

/** Takes what {@link FailurePath} caught, and records with every iteration what it carried. */
@AuxCounters(AuxCounters.Type.EVENTS)
@State(Scope.Thread)
public class FailureSeen {
  // Not public, or JMH would take it for a counter.
  @Nullable RuntimeException last;

  private boolean speaks;

  @Setup
  public void prepare(ThreadParams thread) {
    speaks = thread.getThreadIndex() == 0; // JMH adds events up over threads
  }

  /** Frames in the stack trace of the exception caught last; 0 where none was. */
  public long tracedFrames() {
    return speaks && last != null ? last.getStackTrace().length : 0;
  }
}
