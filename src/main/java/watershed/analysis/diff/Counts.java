package watershed.analysis.diff;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import watershed.analysis.Estimate;
import watershed.analysis.Texts;

/**
 * Compares what is counted, such as bytes per operation, without chance where its forks leave none:
 * where they agree and the sides do, where nothing varies at all, and where the sides lie farther
 * apart than any average of equal counts. All else is left to a test.
 */
final class Counts {
  /** Why counts that differ have no verdict. */
  static final String WITHIN_HARNESS = "no farther apart than what JMH itself allocates";

  /** How far averages of equal counts may lie apart at most, in bytes or counts. */
  private static final double SLACK = 0.5;

  /** The same as a share of what is counted, which binds where little is. */
  private static final double SHARE = 1e-3;

  /** What JMH itself allocates while it measures fast code, spread over the operations. */
  private static final double HARNESS = 0.01;

  /** Changes of speed that what it allocates is not taken for more than following. */
  private static final double FOLLOWS = 2;

  /** The unit of what that is part of. */
  private static final String PER_OPERATION = "B/op";

  /** Bytes of the units that are larger; JMH's KB and MB are powers of two. */
  private static final Map<String, Double> LARGER =
      Map.of("KB", 0x1p10, "KiB", 0x1p10, "MB", 0x1p20, "MiB", 0x1p20);

  /** One fork does not show that others would count the same. */
  private static final int FEWEST = 2;

  /** Below that a count is shown to three digits, since its tenths do not tell it. */
  private static final double SMALL = 10;

  private final Matched matched;
  private final DoubleSummaryStatistics a;
  private final DoubleSummaryStatistics b;

  /** {@link #SLACK} in the metric's unit. */
  private final double slack;

  /** What counts as none, in the metric's unit. */
  private final double none;

  private Counts(Matched matched) {
    String unit = matched.subject().unit();
    this.matched = matched;
    this.a = means(matched.a());
    this.b = means(matched.b());
    this.slack = SLACK / LARGER.getOrDefault(unit, 1.0);
    this.none = unit.equals(PER_OPERATION) ? HARNESS : 0;
  }

  /** The forks of a subject whose metric is counted. */
  static Counts of(Matched matched) {
    return new Counts(matched);
  }

  private static DoubleSummaryStatistics means(SideForks side) {
    return side.forks().stream().mapToDouble(fork -> fork.mean()).summaryStatistics();
  }

  /** Whether no test is needed: {@link #judge} says what it is. */
  boolean exact() {
    if (alone()) {
      return false;
    }
    double scatter = Math.max(spread(a), spread(b));
    return scatter == 0
        || (scatter <= tolerance() && distance() <= tolerance())
        || (scatter <= slack && gap() > slack)
        || fromOrToNothing();
  }

  /**
   * Whether no test is possible: neither {@link #exact}, nor above 0 in all forks. Of one fork each
   * nothing is said, so a count of 0 does no harm there.
   */
  boolean noRatio() {
    return !alone() && !exact() && Math.min(a.getMin(), b.getMin()) <= none;
  }

  /** Why forks that count nothing at times have no verdict. */
  String whyNoRatio() {
    return "0 in "
        + zeros(matched.a())
        + " of "
        + Texts.count(a.getCount(), "fork")
        + " of A and in "
        + zeros(matched.b())
        + " of "
        + b.getCount()
        + " of B: counts that are 0 at times have no ratio; the raw samples tell more";
  }

  /**
   * Whether the sides differ by no more than what JMH itself allocates may, however well their
   * forks agree: spread over operations, that follows their speed.
   */
  boolean withinHarness() {
    double more = Math.max(middle(a), middle(b));
    double less = Math.max(none, Math.min(middle(a), middle(b)));
    boolean little = none > 0 && more <= slack;
    return distance() <= none || (little && more <= FOLLOWS * less);
  }

  /** What a reader should know of forks that a test has to compare. */
  List<String> flags() {
    List<String> flags = new ArrayList<>();
    flags.add("not the same in every fork: judged by scatter");
    if (none > 0 && Math.min(a.getMax(), b.getMax()) <= slack) {
      flags.add("at most half a byte: what JMH itself allocates is part of it");
    }
    return flags;
  }

  /** Whether a side has one fork or none. */
  private boolean alone() {
    return a.getCount() < FEWEST || b.getCount() < FEWEST;
  }

  /** How many of a side's forks counted nothing. */
  private long zeros(SideForks side) {
    return side.forks().stream().filter(fork -> fork.mean() <= none).count();
  }

  private static double spread(DoubleSummaryStatistics side) {
    return side.getMax() - side.getMin();
  }

  /** Any mean of them does; this one cannot overflow. */
  private static double middle(DoubleSummaryStatistics side) {
    return side.getMin() + spread(side) / 2;
  }

  private double distance() {
    return Math.abs(middle(b) - middle(a));
  }

  /** How far the nearest forks of the two sides lie apart; below 0 where the sides overlap. */
  private double gap() {
    return Math.max(b.getMin() - a.getMax(), a.getMin() - b.getMax());
  }

  /** How far equal counts may lie apart. */
  private double tolerance() {
    return Math.min(slack, Math.max(none, SHARE * Math.min(middle(a), middle(b))));
  }

  /**
   * Whether every fork of one side counts nothing to speak of and every fork of the other
   * something: whatever the others' scatter, that is a change.
   */
  private boolean fromOrToNothing() {
    double less = Math.min(a.getMax(), b.getMax());
    return none > 0 ? less <= slack && gap() > slack : less <= 0 && gap() > 0;
  }

  /**
   * The verdict on forks that are {@link #exact}.
   *
   * @param margin smallest log-ratio that matters
   */
  SubjectVerdict judge(double margin) {
    boolean same = distance() <= tolerance();
    boolean untold = !same && withinHarness();
    double change = same ? 1 : middle(b) / middle(a);
    if (!same && fromOrToNothing()) {
      change = rounded(middle(b)) / rounded(middle(a));
    }
    String unit = matched.subject().unit();
    String figure = text(a) + " " + unit + " in every fork of ";
    String reason = figure + (same ? "both sides" : "A, " + text(b) + " in every one of B");
    int n = (int) Math.min(a.getCount(), b.getCount());
    Estimate estimate = new Estimate(change, new Estimate.Interval(change, change), 0, n);
    DiffVerdict verdict = untold ? DiffVerdict.INCONCLUSIVE : verdict(same, change, margin);
    boolean confirmed = verdict == DiffVerdict.IMPROVED || verdict == DiffVerdict.REGRESSED;
    return new SubjectVerdict(
        matched,
        verdict,
        confirmed,
        estimate,
        Double.NaN,
        Double.NaN,
        untold ? Double.NaN : 0,
        0,
        untold ? reason + ": " + WITHIN_HARNESS : reason,
        Says.leftOut(matched.leftOut()));
  }

  private DiffVerdict verdict(boolean same, double change, double margin) {
    double gain = matched.subject().direction().sign() * Math.log(change);
    if (same) {
      return DiffVerdict.EQUIVALENT;
    }
    if (Math.abs(gain) < margin) {
      return DiffVerdict.SMALL;
    }
    return gain > 0 ? DiffVerdict.IMPROVED : DiffVerdict.REGRESSED;
  }

  /** What a side's forks count: one figure where they are alike. */
  private String text(DoubleSummaryStatistics side) {
    return spread(side) <= tolerance()
        ? text(rounded(middle(side)))
        : text(rounded(side.getMin())) + " to " + text(rounded(side.getMax()));
  }

  /** All digits of a count; three of what is small, or in larger units. */
  private String text(double count) {
    return slack == SLACK && count >= SMALL ? Says.count(count) : Texts.number(count);
  }

  /** 0 for what is none but for what JMH allocates. */
  private double rounded(double count) {
    return count <= none ? 0 : count;
  }
}
