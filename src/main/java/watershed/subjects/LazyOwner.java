package watershed.subjects;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Has a map in a field that is null until somebody creates it, and ways to write to it. */
public final class LazyOwner {
  private @Nullable Map<Integer, Integer> map;

  /**
   * Writes, and creates the map first where there is none: the explicit test.
   *
   * @return the value before, as all of these do
   */
  public @Nullable Integer putCreating(Integer key, Integer value) {
    if (map == null) {
      map = new HashMap<>();
    }
    return map.put(key, value);
  }

  /**
   * Writes, and leaves it to the JVM to notice that there is no map.
   *
   * @throws NullPointerException if it was never created
   */
  @SuppressWarnings("NullAway") // that it may be null is what is measured
  public @Nullable Integer putUnguarded(Integer key, Integer value) {
    return map.put(key, value);
  }

  /**
   * Writes after {@code Objects.requireNonNull}.
   *
   * @throws NullPointerException if it was never created
   */
  public @Nullable Integer putRequired(Integer key, Integer value) {
    return Objects.requireNonNull(map, "map").put(key, value);
  }

  /**
   * Writes through an {@code Optional} of the map.
   *
   * @throws java.util.NoSuchElementException if it was never created
   */
  public @Nullable Integer putOptional(Integer key, Integer value) {
    return Optional.ofNullable(map).orElseThrow().put(key, value);
  }
}
