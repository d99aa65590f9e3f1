package watershed.experiments.retention;

import java.lang.ref.Reference;
import java.util.List;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import watershed.experiments.Bounds;
import watershed.probes.AllocatedBytes;
import watershed.probes.RetainedHeap;
import watershed.probes.Survivors;
import watershed.subjects.MapDesign;
import watershed.subjects.SharedValues;

/** What {@link TwoMapsOverOneValue} found of one or two maps over the same values. */
@State(Scope.Benchmark)
public class PairState {
  /** Of all copies that are alive together. */
  private static final int ENTRIES = 100_000;

  private static final int VALUE_BYTES = 48;

  @Param SharedValues held;

  /** The map that needs no lock of its caller's. */
  @Param({"ConcurrentHashMap", "ReadDirtyMap", "HashTrieMap"})
  MapDesign concurrent;

  @Param({"10000", "100000"})
  @Bounds(min = 100, max = 200_000)
  int n;

  double reachablePercent;
  long allocatedBytes;
  RetainedHeap kept;

  @Setup
  public void hold() {
    Survivors values = new Survivors();
    Object maps = held.hold(concurrent, n, () -> values.watch(new byte[VALUE_BYTES]));
    reachablePercent = values.reachablePercent();
    // Or the compiler may see that nobody needs it any more, and the collector would take it.
    Reference.reachabilityFence(maps);
    allocatedBytes = AllocatedBytes.once(this::make);
    kept = RetainedHeap.of(Math.max(1, ENTRIES / n), this::make, List.of()).agreed();
  }

  Object make() {
    return held.hold(concurrent, n, () -> new byte[VALUE_BYTES]);
  }
}
