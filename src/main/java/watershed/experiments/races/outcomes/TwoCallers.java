package watershed.experiments.races.outcomes;

import org.openjdk.jcstress.annotations.State;
import watershed.subjects.LazyMap;

/** A lazy map without a value yet, which two callers are about to ask for. */
@State
public class TwoCallers {
  private static final Integer KEY = 1;

  private final LazyMap<Integer, Integer> map = Chosen.newLazyMap();

  // One for each caller: a counter that both wrote to would order them.
  private int madeByFirst;
  private int madeBySecond;

  /** Returns whose value the first caller was given: 1 is its own. */
  int first() {
    return map.get(
        KEY,
        key -> {
          madeByFirst++;
          return 1;
        });
  }

  /** Returns whose value the second caller was given: 2 is its own. */
  int second() {
    return map.get(
        KEY,
        key -> {
          madeBySecond++;
          return 2;
        });
  }

  /** How many values were made. */
  int made() {
    return madeByFirst + madeBySecond;
  }
}
