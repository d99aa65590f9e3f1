package watershed.experiments.races.outcomes;

import org.openjdk.jcstress.annotations.State;
import watershed.subjects.MapUnderTest;

/** A map of one entry that one thread is about to remove and another to read. */
@State
public class OneEntry {
  private static final Integer KEY = 1;

  // All private: of a field that it can see, jcstress would make a load of its own before each
  // actor's, and a load of the volatile one has effects.
  private final MapUnderTest<Integer, Integer> map = Chosen.newMap();
  private volatile boolean ordered;
  private boolean racy;

  public OneEntry() {
    map.put(KEY, KEY);
  }

  void remove() {
    map.remove(KEY);
  }

  /** 1 where the value is found, 0 where it is not. */
  int look() {
    return map.get(KEY) == null ? 0 : 1;
  }

  /** Raises a flag: what was done before it is done for whoever sees it raised. */
  void raiseOrdered() {
    ordered = true;
  }

  /** 1 where that flag is raised. */
  int sawOrdered() {
    return ordered ? 1 : 0;
  }

  /** Raises a flag that orders nothing. */
  void raiseRacy() {
    racy = true;
  }

  /** 1 where that flag is raised. */
  int sawRacy() {
    return racy ? 1 : 0;
  }
}
