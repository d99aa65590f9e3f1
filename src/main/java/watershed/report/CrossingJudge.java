package watershed.report;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import watershed.analysis.ClaimVerdict;
import watershed.analysis.ClaimVerdict.Verdict;
import watershed.analysis.Estimate;
import watershed.analysis.Ratio;
import watershed.analysis.Series;
import watershed.record.Cell;
import watershed.record.Run;

/**
 * Whether a crossing that was put there came out again in a run, which measures a few values of the
 * axis: the better one must change between the nearest two on either side of it. {@code find}
 * narrows it down to an interval. Of claims whose rules read {@code the interval of the crossing of
 * A / B along writes has N %}, or {@code A / B comes out indifferent: nowhere told to differ by D}.
 */
final class CrossingJudge {
  private static final Pattern CROSSING =
      Pattern.compile(
          "the interval of the crossing of (\\S+) / (\\S+) along writes has ([0-9.]+) %");
  private static final Pattern TIE =
      Pattern.compile("(\\S+) / (\\S+) comes out indifferent: nowhere told to differ by ([0-9.]+)");

  private CrossingJudge() {}

  /** Whether a claim is judged here. */
  static boolean judges(Run.ClaimInfo claim) {
    return CROSSING.matcher(claim.rule()).matches() || TIE.matcher(claim.rule()).matches();
  }

  /**
   * What such a claim is about.
   *
   * @param at per cent of writes at which a and b cross; NaN where they are said to tie
   */
  record Planted(String a, String b, double at) {
    boolean tie() {
      return Double.isNaN(at);
    }
  }

  /** What a claim that is judged here is about. */
  static Planted planted(Run.ClaimInfo claim) {
    Matcher crossing = CROSSING.matcher(claim.rule());
    if (crossing.matches()) {
      double at = Double.parseDouble(crossing.group(3));
      return new Planted(crossing.group(1), crossing.group(2), at);
    }
    Matcher tie = TIE.matcher(claim.rule());
    if (tie.matches()) {
      return new Planted(tie.group(1), tie.group(2), Double.NaN);
    }
    throw new IllegalArgumentException("no rule on a crossing: " + claim.rule());
  }

  /** The verdict on a claim that is judged here. */
  static ClaimVerdict verdict(View view, Run.ClaimInfo claim, String jdk) {
    Matcher crossing = CROSSING.matcher(claim.rule());
    if (crossing.matches()) {
      double at = Double.parseDouble(crossing.group(3));
      return crossing(view, claim.id(), jdk, crossing.group(1), crossing.group(2), at);
    }
    Matcher tie = TIE.matcher(claim.rule());
    if (tie.matches()) {
      double by = Double.parseDouble(tie.group(3));
      return tie(view, claim.id(), jdk, tie.group(1), tie.group(2), by);
    }
    throw new IllegalArgumentException("no rule on a crossing: " + claim.rule());
  }

  private static @Nullable Ratio ratio(View view, Cell cell, String jdk, String a, String b) {
    Series x = view.samples().primary(cell, a, jdk);
    Series y = view.samples().primary(cell, b, jdk);
    return x == null || y == null ? null : view.ratio(x, y);
  }

  private static ClaimVerdict.Figure figure(String what, Ratio ratio) {
    return new ClaimVerdict.Figure(what, ratio.gain(), "ratio", "");
  }

  private static ClaimVerdict crossing(
      View view, String claim, String jdk, String a, String b, double at) {
    List<ClaimVerdict.Figure> figures = new ArrayList<>();
    boolean changes = false;
    boolean stays = false;
    for (SortedMap<Double, Cell> slice : view.slices().values()) {
      Ratio below = null;
      Ratio above = null;
      double from = Double.NaN;
      double to = Double.NaN;
      for (var point : slice.entrySet()) {
        Ratio ratio = ratio(view, point.getValue(), jdk, a, b);
        if (ratio != null && point.getKey() < at) {
          below = ratio;
          from = point.getKey();
        }
        if (ratio != null && point.getKey() > at && above == null) {
          above = ratio;
          to = point.getKey();
        }
      }
      if (below != null && above != null) {
        figures.add(figure(a + " over " + b + " at " + Numbers.of(from) + " % writes", below));
        figures.add(figure(a + " over " + b + " at " + Numbers.of(to) + " % writes", above));
        if (below.distinguishable() && above.distinguishable()) {
          boolean crossed = below.gain().value() > 1 != above.gain().value() > 1;
          changes |= crossed;
          stays |= !crossed;
        }
      }
    }
    if (figures.isEmpty()) {
      return ClaimVerdict.notInRun(
          claim, jdk, a + " and " + b + " were not measured on either side of " + Numbers.of(at));
    }
    Verdict verdict = stays ? Verdict.REFUTED : changes ? Verdict.CONFIRMED : Verdict.INCONCLUSIVE;
    String reason =
        verdict == Verdict.INCONCLUSIVE
            ? "who is better is not told on either side: four times the blocks halve the intervals"
            : stays
                ? "the same one is better on both sides of " + Numbers.of(at) + " % writes"
                : "the better one changes between these";
    return new ClaimVerdict(claim, jdk, verdict, reason, figures, List.of());
  }

  private static ClaimVerdict tie(
      View view, String claim, String jdk, String a, String b, double by) {
    List<ClaimVerdict.Figure> figures = new ArrayList<>();
    boolean apart = false;
    boolean open = false;
    for (Cell cell : view.cells()) {
      Ratio ratio = ratio(view, cell, jdk, a, b);
      if (ratio != null) {
        figures.add(figure(a + " over " + b + ", " + view.label(cell), ratio));
        Estimate.Interval interval = ratio.gain().interval();
        apart |= interval != null && (interval.low() > 1 + by || interval.high() < 1 - by);
        open |= interval == null || interval.low() < 1 - by || interval.high() > 1 + by;
      }
    }
    if (figures.isEmpty()) {
      return ClaimVerdict.notInRun(claim, jdk, a + " and " + b + " were not measured");
    }
    Verdict verdict = apart ? Verdict.REFUTED : open ? Verdict.INCONCLUSIVE : Verdict.CONFIRMED;
    String reason =
        verdict == Verdict.INCONCLUSIVE
            ? "an interval reaches beyond 1 ± "
                + Numbers.of(by)
                + ": four times the blocks halve the intervals"
            : "";
    return new ClaimVerdict(claim, jdk, verdict, reason, figures, List.of());
  }
}
