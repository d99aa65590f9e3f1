package watershed.subjects;

import org.jspecify.annotations.Nullable;

/** Something that takes an entry with every request, and that nobody ever removes one from. */
public interface Registry {
  /** Registers. */
  void put(Integer key, Object value);

  /** What is registered under a key; null where nothing is, or no longer. */
  @Nullable Object get(Integer key);

  /** How many entries are resident, once all that are due for eviction are gone. */
  long residents();
}
