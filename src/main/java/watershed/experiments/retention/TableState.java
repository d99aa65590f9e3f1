package watershed.experiments.retention;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import watershed.experiments.Bounds;
import watershed.probes.Footprint;
import watershed.probes.RetainedHeap;
import watershed.subjects.Shrinkage;
import watershed.subjects.ShrinkingMap;

/** A map of {@link TableAfterRemoval} that has shrunk, and what was found of it on the way. */
@State(Scope.Benchmark)
public class TableState {
  /** Of all copies that are alive together: with more, making them would take the longest. */
  private static final int ENTRIES = 200_000;

  /** A visit of a hundred entries takes a microsecond, and is compiled after some ten thousand. */
  private static final long WARM_UP_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  private static final int FEWEST_VISITS = 20;

  @Param ShrinkingMap map;

  @Param Shrinkage action;

  @Param({"10000", "100000", "1000000"})
  @Bounds(min = 100, max = 4_000_000)
  int n;

  ShrinkingMap.Instance left;
  RetainedHeap kept;
  long peakBytes;
  long arrayBytes;
  long peakArrayBytes;
  long sumOfKeys;

  @Setup
  public void shrink() {
    Integer[] keys = ShrinkingMap.keys(n);
    List<Integer> shared = Arrays.asList(keys);
    ShrinkingMap.Instance full = map.used(keys);
    peakBytes = Footprint.of(full.itself(), shared).bytes();
    peakArrayBytes = Footprint.ofArrays(full.itself(), shared).bytes();
    left = action.applyTo(full, keys, map);
    arrayBytes = Footprint.ofArrays(left.itself(), shared).bytes();
    int copies = Math.max(1, ENTRIES / n);
    kept =
        RetainedHeap.of(copies, () -> action.applyTo(map.used(keys), keys, map).itself(), shared)
            .agreed();
    long start = System.nanoTime();
    for (int i = 0; i < FEWEST_VISITS || System.nanoTime() - start < WARM_UP_NANOS; i++) {
      sumOfKeys = left.sumOfKeys();
    }
  }
}
