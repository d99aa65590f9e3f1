package watershed.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import watershed.analysis.ClaimVerdict.Verdict;
import watershed.record.BadInput;

/** On which side of its threshold a figure is claimed to lie; the annotation's words. */
enum Relation {
  ABOVE,
  BELOW,
  /** No farther from 0 than the threshold. */
  WITHIN,
  /** Farther from 0 than the threshold. */
  OUTSIDE,
  /** Above it, of what may happen: that it was not seen refutes nothing. */
  SEEN_ABOVE;

  /**
   * The relation of a record.
   *
   * @throws BadInput if there is none of that name
   */
  static Relation named(String name) {
    return Arrays.stream(values())
        .filter(r -> r.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new BadInput("no relation '" + name + "' of a figure to its threshold"));
  }

  /** What an interval says: INCONCLUSIVE where it lies on both sides. */
  Verdict judge(Estimate.Interval interval, double threshold) {
    double low = interval.low();
    double high = interval.high();
    return switch (this) {
      case ABOVE -> verdict(low > threshold, high <= threshold);
      case BELOW -> verdict(high < threshold, low >= threshold);
      case WITHIN ->
          verdict(low >= -threshold && high <= threshold, high < -threshold || low > threshold);
      case OUTSIDE ->
          verdict(high < -threshold || low > threshold, low >= -threshold && high <= threshold);
      case SEEN_ABOVE -> verdict(low > threshold, false);
    };
  }

  private static Verdict verdict(boolean on, boolean off) {
    return on ? Verdict.CONFIRMED : off ? Verdict.REFUTED : Verdict.INCONCLUSIVE;
  }

  /** Where one side ends and the other begins. */
  List<Double> edges(double threshold) {
    return bothSides() ? List.of(-threshold, threshold) : List.of(threshold);
  }

  private boolean bothSides() {
    return this == WITHIN || this == OUTSIDE;
  }

  /** {@code above 0.9 ratio}. */
  String text(double threshold, String unit) {
    String word = name().toLowerCase(Locale.ROOT).replace('_', ' ') + (bothSides() ? " ±" : " ");
    return word + Texts.number(threshold) + " " + unit;
  }
}
