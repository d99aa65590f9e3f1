package watershed.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import watershed.analysis.CurveReading;
import watershed.analysis.Estimate;
import watershed.analysis.Regret;
import watershed.analysis.SliceFinding;
import watershed.analysis.SliceFinding.Crossing;
import watershed.analysis.SliceFinding.Side;
import watershed.analysis.SliceFinding.State;
import watershed.record.Axis;

/** What was found of a pair in one slice, in a sentence. */
final class PairText {
  private final SliceFinding finding;
  private final CurveReading reading;
  private final double indifference;
  private final Axis axis;

  private PairText(SliceFinding finding, CurveReading reading, double indifference) {
    this.finding = finding;
    this.reading = reading;
    this.indifference = indifference;
    this.axis = finding.slice().axis();
  }

  /** The reading of a finding's curve, or null where it has no block. */
  static @Nullable CurveReading reading(SliceFinding finding) {
    boolean measured = finding.blocks() > 0 && !finding.curve().values().isEmpty();
    return measured ? CurveReading.of(finding) : null;
  }

  /**
   * The sentence.
   *
   * @param missing about how many more blocks it takes
   */
  static String of(SliceFinding finding, double indifference, int missing) {
    List<String> parts = new ArrayList<>();
    CurveReading reading = reading(finding);
    if (reading == null) {
      parts.add("inconclusive: nothing measured along " + finding.slice().axis().label());
    } else {
      new PairText(finding, reading, indifference).say(parts, missing);
    }
    Estimate zero = finding.readOnly();
    if (zero != null) {
      parts.add(readOnly(finding, zero));
    }
    parts.add(
        Numbers.count(finding.blocks(), "block")
            + (finding.blocks() > 0 && finding.sigma() > 0
                ? ", sd of a block's log-ratio " + Numbers.of(finding.sigma())
                : ""));
    if (finding.note() != null) {
      parts.add(finding.note());
    }
    return String.join("; ", parts);
  }

  private String name(boolean a) {
    return a ? finding.pair().a() : finding.pair().b();
  }

  private String range() {
    List<Double> values = finding.curve().values();
    return "from " + SliceNames.range(axis, values.get(0), values.get(values.size() - 1));
  }

  private void say(List<String> parts, int missing) {
    switch (finding.state()) {
      case CROSSING -> {
        parts.add(crossings());
        parts.addAll(equal());
        parts.addAll(largest());
      }
      case ONE_BETTER -> {
        parts.add(name(finding.better() != Side.B) + " everywhere " + range() + atLeast());
        parts.addAll(largest());
        parts.add("no crossover in range");
      }
      case INDIFFERENT -> {
        parts.add(
            "too little between them to matter "
                + range()
                + ": at most "
                + Numbers.of(reading.atMost())
                + " % apart, and taking the one that looks better costs at most "
                + Numbers.percent(indifference));
        parts.add("no crossover in range");
      }
      case INCONCLUSIVE -> {
        parts.add(
            "INCONCLUSIVE "
                + range()
                + (missing > 0 ? ": about " + Numbers.count(missing, "more block") : "")
                + seen());
        parts.addAll(largest());
      }
    }
  }

  private String atLeast() {
    double least = 100 * finding.leastGain();
    return least > 0
        ? ", by at least " + Numbers.of(least) + " %"
        : ", where it matters: nowhere worse by more than " + Numbers.of(-least) + " %";
  }

  private String crossings() {
    if (finding.crossings().isEmpty()) {
      return finding.zones().stream()
          .filter(zone -> zone.side() != Side.INDIFFERENT)
          .map(
              zone ->
                  name(zone.side() == Side.A)
                      + " from "
                      + SliceNames.range(axis, zone.from(), zone.to()))
          .collect(Collectors.joining(", "));
    }
    StringBuilder text = new StringBuilder();
    for (int k = 0; k < finding.crossings().size(); k++) {
      text.append(name(reading.sides().get(k) == Side.A))
          .append(" up to ")
          .append(at(finding.crossings().get(k)))
          .append(", then ");
    }
    Side last = reading.sides().get(reading.sides().size() - 1);
    return text.append(name(last == Side.A)).toString();
  }

  private String at(Crossing crossing) {
    return SliceNames.value(axis, crossing.at(), crossing.low(), crossing.high())
        + (crossing.confirmed() ? " (confirmed)" : " (not confirmed)");
  }

  private String seen() {
    return finding.crossings().isEmpty()
        ? ""
        : "; so far they cross at "
            + finding.crossings().stream()
                .map(c -> SliceNames.value(axis, c.at(), c.low(), c.high()))
                .collect(Collectors.joining(" and "));
  }

  private List<String> equal() {
    String zones =
        finding.zones().stream()
            .filter(zone -> zone.side() == Side.INDIFFERENT)
            .map(zone -> SliceNames.range(axis, zone.from(), zone.to()))
            .collect(Collectors.joining(" and "));
    return zones.isEmpty() ? List.of() : List.of("indifferent from " + zones);
  }

  /** By how much each side leads where it leads most. */
  private List<String> largest() {
    List<String> parts = new ArrayList<>();
    for (Regret most : new Regret[] {reading.most(), reading.mostOfB()}) {
      if (most != null && (finding.state() != State.ONE_BETTER || leads(most))) {
        parts.add(most.design() + " by " + gain(most) + " at " + SliceNames.value(axis, most.at()));
      }
    }
    return parts.isEmpty() ? parts : List.of("largest gain: " + String.join(", ", parts));
  }

  private boolean leads(Regret most) {
    return most.design().equals(name(finding.better() != Side.B));
  }

  /** {@code +12.3 % [10.1, 14.5]}. */
  static String gain(Regret regret) {
    return signed(regret.percent())
        + " % ["
        + DecisionText.percent(regret.low())
        + ", "
        + DecisionText.percent(regret.high())
        + "]";
  }

  private static String signed(double percent) {
    return (percent > 0 ? "+" : "") + DecisionText.percent(percent);
  }

  private static String readOnly(SliceFinding finding, Estimate ratio) {
    boolean a = ratio.value() > 1;
    Estimate gain = ratio.map(r -> 100 * ((a ? r : 1 / r) - 1));
    Estimate.Interval interval = gain.interval();
    String by =
        (a ? finding.pair().a() : finding.pair().b()) + " by " + signed(gain.value()) + " %";
    if (interval == null) {
      return "at 0 %: " + by + " (1 block: no interval)";
    }
    return "at 0 %: "
        + (interval.contains(0) ? "not told apart, " : "")
        + by
        + " ["
        + DecisionText.percent(interval.low())
        + ", "
        + DecisionText.percent(interval.high())
        + "]";
  }
}
