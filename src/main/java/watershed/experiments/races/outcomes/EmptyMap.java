package watershed.experiments.races.outcomes;

import org.openjdk.jcstress.annotations.State;
import watershed.subjects.MapUnderTest;

/** A map that two threads are about to make the first two entries in. */
@State
public class EmptyMap {
  private final MapUnderTest<Integer, Integer> map = Chosen.newMap();

  void put(Integer key) {
    map.put(key, key);
  }

  /** How many of the two keys are found. */
  int found() {
    return (map.get(1) == null ? 0 : 1) + (map.get(2) == null ? 0 : 1);
  }

  /** How many entries the map says that it has. */
  int size() {
    return map.size();
  }
}
