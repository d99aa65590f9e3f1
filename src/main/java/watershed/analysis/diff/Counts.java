package watershed.analysis.diff;

import java.util.DoubleSummaryStatistics;
import java.util.Map;
import watershed.analysis.Estimate;
import watershed.analysis.Texts;

/**
 * Compares what is counted and comes out the same in every fork, such as bytes per operation: any
 * difference is one, and no chance is involved.
 */
final class Counts {
  /** How far the figures of equal forks may lie apart, in bytes or counts: they are averages. */
  private static final double SLACK = 0.5;

  /** Bytes of the units that are larger; JMH's KB and MB are powers of two. */
  private static final Map<String, Double> LARGER =
      Map.of("KB", 0x1p10, "KiB", 0x1p10, "MB", 0x1p20, "MiB", 0x1p20);

  /** One fork does not show that others would count the same. */
  private static final int FEWEST = 2;

  private Counts() {}

  /** Whether all forks of each side agree; false where a side has one fork. */
  static boolean alike(Matched matched) {
    double slack = slack(matched);
    return alike(matched.a(), slack) && alike(matched.b(), slack);
  }

  /** Whether a fork of either side counted nothing. */
  static boolean zeroAtTimes(Matched matched) {
    double slack = slack(matched);
    return zeros(matched.a(), slack) + zeros(matched.b(), slack) > 0;
  }

  /** How many of a side's forks counted nothing, but for what averages leave of it. */
  private static long zeros(SideForks side, double slack) {
    return side.forks().stream().filter(fork -> fork.mean() <= slack).count();
  }

  /** Why forks that count nothing at times have no verdict. */
  static String noRatio(Matched matched) {
    double slack = slack(matched);
    return "0 in "
        + zeros(matched.a(), slack)
        + " of "
        + Texts.count(matched.a().forks().size(), "fork")
        + " of A and in "
        + zeros(matched.b(), slack)
        + " of "
        + matched.b().forks().size()
        + " of B: counts that are 0 at times have no ratio; the raw samples tell more";
  }

  /** {@link #SLACK} in the metric's unit. */
  private static double slack(Matched matched) {
    return SLACK / LARGER.getOrDefault(matched.subject().unit(), 1.0);
  }

  /**
   * Whether every fork of one side counts nothing and every fork of the other something: whatever
   * the others' scatter, that is a change.
   */
  static boolean fromOrToNothing(Matched matched) {
    double slack = slack(matched);
    int a = matched.a().forks().size();
    int b = matched.b().forks().size();
    long zerosOfA = zeros(matched.a(), slack);
    long zerosOfB = zeros(matched.b(), slack);
    return a >= FEWEST
        && b >= FEWEST
        && ((zerosOfA == a && zerosOfB == 0) || (zerosOfA == 0 && zerosOfB == b));
  }

  /** Whether a side has one fork or none. */
  static boolean alone(Matched matched) {
    return matched.a().forks().size() < FEWEST || matched.b().forks().size() < FEWEST;
  }

  private static boolean alike(SideForks side, double slack) {
    DoubleSummaryStatistics means = means(side);
    return means.getCount() >= FEWEST && means.getMax() - means.getMin() <= slack;
  }

  private static DoubleSummaryStatistics means(SideForks side) {
    return side.forks().stream().mapToDouble(fork -> fork.mean()).summaryStatistics();
  }

  /**
   * The verdict on forks that are {@link #alike}, or {@link #fromOrToNothing}.
   *
   * @param margin smallest log-ratio that matters
   */
  static SubjectVerdict judge(Matched matched, double margin) {
    double a = middle(matched.a());
    double b = middle(matched.b());
    double slack = slack(matched);
    boolean same = Math.abs(b - a) <= slack;
    double change = same ? 1 : rounded(b, slack) / rounded(a, slack);
    double gain = matched.subject().direction().sign() * Math.log(change);
    DiffVerdict verdict = DiffVerdict.EQUIVALENT;
    if (!same && Math.abs(gain) < margin) {
      verdict = DiffVerdict.SMALL;
    } else if (!same) {
      verdict = gain > 0 ? DiffVerdict.IMPROVED : DiffVerdict.REGRESSED;
    }
    String unit = matched.subject().unit();
    String figure = text(matched.a(), slack) + " " + unit + " in every fork of ";
    String reason =
        figure + (same ? "both sides" : "A, " + text(matched.b(), slack) + " in every one of B");
    int n = Math.min(matched.a().forks().size(), matched.b().forks().size());
    Estimate estimate = new Estimate(change, new Estimate.Interval(change, change), 0, n);
    boolean confirmed = verdict == DiffVerdict.IMPROVED || verdict == DiffVerdict.REGRESSED;
    return new SubjectVerdict(
        matched,
        verdict,
        confirmed,
        estimate,
        Double.NaN,
        Double.NaN,
        0,
        0,
        reason,
        Says.leftOut(matched.leftOut()));
  }

  /** What a side's forks count: one figure where they are alike. */
  private static String text(SideForks side, double slack) {
    DoubleSummaryStatistics means = means(side);
    return means.getMax() - means.getMin() <= slack
        ? text(rounded(middle(side), slack), slack)
        : text(means.getMin(), slack) + " to " + text(means.getMax(), slack);
  }

  /** All digits of a count; three of what is in larger units. */
  private static String text(double count, double slack) {
    return slack == SLACK ? Says.count(count) : Texts.number(count);
  }

  /** Any mean of them does; this one cannot overflow. */
  private static double middle(SideForks side) {
    DoubleSummaryStatistics means = means(side);
    return means.getMin() + (means.getMax() - means.getMin()) / 2;
  }

  /** 0 for what is none but for rounding. */
  private static double rounded(double count, double slack) {
    return count <= slack ? 0 : count;
  }
}
