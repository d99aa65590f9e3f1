package watershed.report;

import java.util.ArrayList;
import java.util.List;
import watershed.analysis.FlowOnTrial;
import watershed.analysis.FlowOnTrial.Advice;
import watershed.analysis.FlowOnTrial.Outcome;
import watershed.analysis.Regret;
import watershed.record.Axis;

/** The document's decision flow, region by region, against what was measured. */
final class FlowTrialText {
  private static final String SAYS =
      "As advice, against every other design (\"report\" of a run judges the claim 2.3-d itself, kind"
          + " against kind): with many threads (32 or more) and over 25 % writes, take sync.Map below 5 K keys, a"
          + " sharded or locked map above. sync.Map is read as ReadDirtyMap; of sharded and locked"
          + " maps the best measured one counts. \"Costs\": by how much the best other design is"
          + " better [95 %]";

  private FlowTrialText() {}

  /**
   * Lines.
   *
   * @param indifference up to which following the flow counts as free
   */
  static List<String> lines(List<FlowOnTrial> regions, SliceNames names, double indifference) {
    List<String> lines = new ArrayList<>();
    lines.add("The document's decision flow on trial");
    lines.addAll(
        Wrap.text(SAYS + "; up to " + Numbers.percent(indifference) + " counts as none.", "  "));
    if (regions.isEmpty()) {
      lines.addAll(
          Wrap.text(
              "NOT MEASURED: no slice of this search has 32 or more threads and over 25 % writes.",
              "  "));
    }
    regions.forEach(region -> lines.addAll(Wrap.text(text(region, names), "  ")));
    return lines;
  }

  private static String text(FlowOnTrial region, SliceNames names) {
    Axis axis = region.slice().axis();
    String place =
        names.label(region.slice())
            + ", "
            + axis.label()
            + " "
            + SliceNames.range(axis, region.from(), region.to())
            + (axis == Axis.THREADS && region.oversubscribed() ? " (oversubscribed)" : "")
            + ", JDK "
            + region.jdk();
    return verdict(region.outcome())
        + " for "
        + place
        + " ("
        + Numbers.count(region.blocks(), "block")
        + "): the flow advises "
        + advice(region)
        + "; measured best: "
        + String.join(", then ", region.best())
        + cost(region, axis);
  }

  private static String advice(FlowOnTrial region) {
    String kind = region.advice() == Advice.SYNC_MAP ? "sync.Map" : "a sharded or locked map";
    return kind
        + (region.advised().isEmpty()
            ? ", of which none was measured here"
            : " (" + String.join(", ", region.advised()) + ")");
  }

  private static String cost(FlowOnTrial region, Axis axis) {
    Regret least = region.least();
    Regret most = region.most();
    if (least == null || most == null) {
      return region.advised().isEmpty() ? "" : "; nothing else was measured to compare with";
    }
    return "; following the flow costs "
        + at(least, axis)
        + (least.at() == most.at() ? "" : " to " + at(most, axis));
  }

  private static String at(Regret regret, Axis axis) {
    return PairText.gain(regret)
        + " against "
        + regret.design()
        + " at "
        + SliceNames.value(axis, regret.at());
  }

  private static String verdict(Outcome outcome) {
    return switch (outcome) {
      case FREE -> "FREE";
      case COSTS -> "COSTS";
      case IN_PART -> "FREE IN PART, COSTS IN PART";
      case INCONCLUSIVE -> "INCONCLUSIVE";
      case NOT_MEASURED -> "NOT MEASURED";
    };
  }
}
