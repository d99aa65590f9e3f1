package watershed.experiments.retention;

import java.util.List;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import watershed.experiments.Bounds;
import watershed.probes.Footprint;
import watershed.probes.RetainedHeap;
import watershed.subjects.SmallKey;

/** What {@link SmallKeyLargeBuffer} found behind one kind of key. */
@State(Scope.Benchmark)
public class KeyState {
  private static final int KEYS = 64;

  /**
   * Keys that keep little, some 48 B: so many that what a JVM leaves lying about is 5 % of them.
   */
  private static final int MANY_KEYS = 3500;

  @Param SmallKey key;

  /** Bytes of the buffer: 1 MiB. */
  @Param("1048576")
  @Bounds(min = 4096, max = 1 << 20)
  int buffer;

  RetainedHeap kept;
  private int cuts;

  @Setup
  public void cutMany() {
    boolean pins = Footprint.of(cut(), List.of()).bytes() >= buffer;
    kept = RetainedHeap.of(pins ? KEYS : MANY_KEYS, this::cut, List.of()).agreed();
  }

  /** A key that no other cut has given, out of a buffer of its own. */
  Object cut() {
    return key.cut(buffer, cuts++);
  }
}
