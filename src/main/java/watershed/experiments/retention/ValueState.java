package watershed.experiments.retention;

import java.lang.ref.Reference;
import java.util.List;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import watershed.probes.RetainedHeap;
import watershed.probes.Survivors;
import watershed.subjects.ValueRemoval;

/** What {@link ValuesAfterRemoval} found after one way of removing. */
@State(Scope.Benchmark)
public class ValueState {
  /** So many that even maps without an entry take a hundred KiB together. */
  private static final int COPIES = 500;

  private static final int VALUE_BYTES = 256;

  @Param ValueRemoval removal;

  double reachablePercent;
  RetainedHeap kept;

  @Setup
  public void remove() {
    Survivors values = new Survivors();
    Object held = removal.leave(() -> values.watch(new byte[VALUE_BYTES]));
    reachablePercent = values.reachablePercent();
    // Or the compiler may see that nobody needs it any more, and the collector would take it.
    Reference.reachabilityFence(held);
    kept = RetainedHeap.of(COPIES, this::fillAndRemove, List.of()).agreed();
  }

  Object fillAndRemove() {
    return removal.leave(() -> new byte[VALUE_BYTES]);
  }
}
