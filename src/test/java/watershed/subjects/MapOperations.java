package watershed.subjects;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jspecify.annotations.Nullable;

/**
 * What Lincheck does to a map. It makes an instance per execution by the constructor without
 * arguments, so that which map it is must be said beforehand: {@link #of}. Public, as are the
 * methods, because it calls them from classes of its own.
 */
@Param(name = "key", gen = IntGen.class, conf = "0:2")
@Param(name = "value", gen = IntGen.class, conf = "0:2")
public class MapOperations {
  /**
   * A map to try.
   *
   * @param name of the test
   * @param create makes an empty one, the same at every call: interleavings are replayed
   * @param keys three
   */
  record Subject(String name, Supplier<MapUnderTest<Long, Integer>> create, List<Long> keys) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Subject subject =
      new Subject("none", () -> MapDesign.Synchronized.create(0), List.of());

  private final MapUnderTest<Long, Integer> map = subject.create().get();
  private final List<Long> keys = subject.keys();

  /** Says of what the instances are from now on. */
  static Class<?> of(Subject tried) {
    subject = tried;
    return MapOperations.class;
  }

  @Operation
  public @Nullable Integer get(@Param(name = "key") int key) {
    return map.get(keys.get(key));
  }

  @Operation
  public @Nullable Integer put(@Param(name = "key") int key, @Param(name = "value") int value) {
    return map.put(keys.get(key), value);
  }

  @Operation
  public @Nullable Integer putIfAbsent(
      @Param(name = "key") int key, @Param(name = "value") int value) {
    return map.putIfAbsent(keys.get(key), value);
  }

  @Operation
  public @Nullable Integer remove(@Param(name = "key") int key) {
    return map.remove(keys.get(key));
  }

  @Operation
  public boolean removeIf(@Param(name = "key") int key, @Param(name = "value") int expected) {
    return map.remove(keys.get(key), expected);
  }

  @Operation
  public boolean replaceIf(
      @Param(name = "key") int key,
      @Param(name = "value") int expected,
      @Param(name = "value") int value) {
    return map.replace(keys.get(key), expected, value);
  }

  /** What the answers must be explained by: the same operations, one after the other. */
  public static class Sequential {
    private final Map<Integer, Integer> map = new HashMap<>();

    public @Nullable Integer get(int key) {
      return map.get(key);
    }

    public @Nullable Integer put(int key, int value) {
      return map.put(key, value);
    }

    public @Nullable Integer putIfAbsent(int key, int value) {
      return map.putIfAbsent(key, value);
    }

    public @Nullable Integer remove(int key) {
      return map.remove(key);
    }

    public boolean removeIf(int key, int expected) {
      return map.remove(key, expected);
    }

    public boolean replaceIf(int key, int expected, int value) {
      return map.replace(key, expected, value);
    }
  }
}
