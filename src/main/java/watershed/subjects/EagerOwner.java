package watershed.subjects;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Has a map in a final field from the start, so that no write needs a guard. */
public final class EagerOwner {
  private final Map<Integer, Integer> map = new HashMap<>();

  /**
   * Writes.
   *
   * @return the value before
   */
  public @Nullable Integer put(Integer key, Integer value) {
    return map.put(key, value);
  }
}
