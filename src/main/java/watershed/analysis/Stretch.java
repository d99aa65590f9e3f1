package watershed.analysis;

import java.util.List;

/**
 * Values of a slice that belong together.
 *
 * @param values ascending
 * @param fitted whether one curve is drawn through them; otherwise each is judged by itself
 */
record Stretch(List<Double> values, boolean fitted) {
  /** Fewest values that a curve is drawn through. */
  static final int FEWEST = 4;

  Stretch {
    values = List.copyOf(values);
  }

  static Stretch of(List<Double> values) {
    return new Stretch(values, values.size() >= FEWEST);
  }
}
