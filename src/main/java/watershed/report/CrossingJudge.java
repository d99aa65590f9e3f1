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
 * axis: at the nearest two on either side of it the better one must be the planted one. {@code
 * find} narrows it down to an interval. Of claims whose rules read {@code the interval of the
 * crossing of A / B along writes has N %, A the better below it}, or {@code A / B comes out
 * indifferent: nowhere told to differ by D}. Earlier builds did not say which is better below a
 * crossing: theirs are not judged.
 */
final class CrossingJudge {
  /** Why a crossing of a build that did not state its direction is not judged. */
  static final String UNDIRECTED =
      "the build that recorded it did not say which is the better one below the crossing";

  private static final Pattern CROSSING =
      Pattern.compile(
          "the interval of the crossing of (\\S+) / (\\S+) along writes has ([0-9.]+) %"
              + "(?:, (\\1|\\2) the better below it)?");
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
   * @param below the better one below that; empty where they are said to tie, and where the build
   *     that stated the claim did not say
   * @param by how far from 1 their ratio must not be told to lie where they tie; else NaN
   */
  record Planted(String a, String b, double at, String below, double by) {
    boolean tie() {
      return Double.isNaN(at);
    }

    /** Whether it is a crossing of which it is not known which way. */
    boolean undirected() {
      return !tie() && below.isEmpty();
    }

    private String other(String one) {
      return one.equals(a) ? b : a;
    }
  }

  /** What a claim that is judged here is about. */
  static Planted planted(Run.ClaimInfo claim) {
    Matcher crossing = CROSSING.matcher(claim.rule());
    if (crossing.matches()) {
      double at = Double.parseDouble(crossing.group(3));
      String better = crossing.group(4);
      String below = better == null ? "" : better;
      return new Planted(crossing.group(1), crossing.group(2), at, below, Double.NaN);
    }
    Matcher tie = TIE.matcher(claim.rule());
    if (tie.matches()) {
      double by = Double.parseDouble(tie.group(3));
      return new Planted(tie.group(1), tie.group(2), Double.NaN, "", by);
    }
    throw new IllegalArgumentException("no rule on a crossing: " + claim.rule());
  }

  /** The verdict on a claim that is judged here. */
  static ClaimVerdict verdict(View view, Run.ClaimInfo claim, String jdk) {
    Planted planted = planted(claim);
    if (planted.undirected()) {
      return ClaimVerdict.notInRun(claim.id(), jdk, UNDIRECTED);
    }
    return planted.tie()
        ? tie(view, claim.id(), jdk, planted)
        : crossing(view, claim.id(), jdk, planted);
  }

  private static @Nullable Ratio ratio(View view, Cell cell, String jdk, String a, String b) {
    Series x = view.samples().primary(cell, a, jdk);
    Series y = view.samples().primary(cell, b, jdk);
    return x == null || y == null ? null : view.ratio(x, y);
  }

  private static ClaimVerdict.Figure figure(String what, Ratio ratio) {
    return new ClaimVerdict.Figure(what, ratio.gain(), "ratio", "");
  }

  /**
   * One side of a crossing.
   *
   * @param at per cent of writes
   * @param ratio of a over b there
   * @param wanted the one that was planted as the better
   */
  private record Side(double at, Ratio ratio, Planted planted, String wanted) {
    boolean told() {
      return ratio.distinguishable();
    }

    boolean right() {
      return ratio.gain().value() > 1 == wanted.equals(planted.a());
    }

    String wrong() {
      return planted.other(wanted) + " is the better one at " + where() + ", not " + wanted;
    }

    String where() {
      return Numbers.of(at) + " % writes";
    }

    ClaimVerdict.Figure figure() {
      return CrossingJudge.figure(planted.a() + " over " + planted.b() + " at " + where(), ratio);
    }
  }

  private static ClaimVerdict crossing(View view, String claim, String jdk, Planted planted) {
    List<Side> sides = new ArrayList<>();
    for (SortedMap<Double, Cell> slice : view.slices().values()) {
      sides.addAll(sides(view, slice, jdk, planted));
    }
    if (sides.isEmpty()) {
      return ClaimVerdict.notInRun(
          claim,
          jdk,
          planted.a()
              + " and "
              + planted.b()
              + " were not measured on either side of "
              + Numbers.of(planted.at()));
    }
    List<String> wrong =
        sides.stream().filter(s -> s.told() && !s.right()).map(Side::wrong).distinct().toList();
    List<String> open = sides.stream().filter(s -> !s.told()).map(Side::where).distinct().toList();
    Verdict verdict =
        !wrong.isEmpty()
            ? Verdict.REFUTED
            : open.isEmpty() ? Verdict.CONFIRMED : Verdict.INCONCLUSIVE;
    String reason =
        switch (verdict) {
          case REFUTED -> String.join("; ", wrong);
          case CONFIRMED ->
              "the better one changes between these, from "
                  + planted.below()
                  + " to "
                  + planted.other(planted.below());
          default ->
              "who is better is not told at "
                  + String.join(" and ", open)
                  + ": four times the blocks halve the intervals";
        };
    List<ClaimVerdict.Figure> figures = sides.stream().map(Side::figure).toList();
    return new ClaimVerdict(claim, jdk, verdict, reason, figures, List.of());
  }

  /** The nearest values on either side; none where there are not both. */
  private static List<Side> sides(
      View view, SortedMap<Double, Cell> slice, String jdk, Planted planted) {
    Side below = null;
    for (var point : slice.entrySet()) {
      Ratio ratio = ratio(view, point.getValue(), jdk, planted.a(), planted.b());
      if (ratio == null) {
        continue;
      }
      double at = point.getKey();
      if (at < planted.at()) {
        below = new Side(at, ratio, planted, planted.below());
      } else if (at > planted.at()) {
        Side above = new Side(at, ratio, planted, planted.other(planted.below()));
        return below == null ? List.of() : List.of(below, above);
      }
    }
    return List.of();
  }

  private static ClaimVerdict tie(View view, String claim, String jdk, Planted planted) {
    String a = planted.a();
    String b = planted.b();
    double by = planted.by();
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
