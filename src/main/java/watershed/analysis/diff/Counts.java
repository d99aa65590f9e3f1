package watershed.analysis.diff;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import watershed.analysis.Estimate;

/**
 * Compares what is counted and comes out the same in every fork, such as bytes per operation: any
 * difference is one, and no chance is involved.
 */
final class Counts {
  /** How far the figures of equal forks may lie apart, in the metric's unit: they are averages. */
  static final double SLACK = 0.5;

  /** One fork does not show that others would count the same. */
  private static final int FEWEST = 2;

  private Counts() {}

  /** Whether all forks of each side agree; false where a side has one fork. */
  static boolean alike(Matched matched) {
    return alike(matched.a()) && alike(matched.b());
  }

  /** Whether a side has one fork or none. */
  static boolean alone(Matched matched) {
    return matched.a().forks().size() < FEWEST || matched.b().forks().size() < FEWEST;
  }

  private static boolean alike(SideForks side) {
    DoubleSummaryStatistics means = means(side);
    return means.getCount() >= FEWEST && means.getMax() - means.getMin() <= SLACK;
  }

  private static DoubleSummaryStatistics means(SideForks side) {
    return side.forks().stream().mapToDouble(fork -> fork.mean()).summaryStatistics();
  }

  /**
   * The verdict on forks that are {@link #alike}.
   *
   * @param margin smallest log-ratio that matters
   */
  static SubjectVerdict judge(Matched matched, double margin) {
    double a = middle(matched.a());
    double b = middle(matched.b());
    boolean same = Math.abs(b - a) <= SLACK;
    double change = same ? 1 : rounded(b) / rounded(a);
    double gain = matched.subject().direction().sign() * Math.log(change);
    DiffVerdict verdict = DiffVerdict.EQUIVALENT;
    if (!same && Math.abs(gain) < margin) {
      verdict = DiffVerdict.SMALL;
    } else if (!same) {
      verdict = gain > 0 ? DiffVerdict.IMPROVED : DiffVerdict.REGRESSED;
    }
    String figure = Says.count(rounded(a)) + " " + matched.subject().unit() + " in every fork of ";
    String reason =
        figure + (same ? "both sides" : "A, " + Says.count(rounded(b)) + " in every one of B");
    int n = Math.min(matched.a().forks().size(), matched.b().forks().size());
    Estimate estimate = new Estimate(change, new Estimate.Interval(change, change), 0, n);
    boolean confirmed = verdict == DiffVerdict.IMPROVED || verdict == DiffVerdict.REGRESSED;
    return new SubjectVerdict(
        matched, verdict, confirmed, estimate, Double.NaN, Double.NaN, 0, 0, reason, List.of());
  }

  /** Any mean of them does; this one cannot overflow. */
  private static double middle(SideForks side) {
    DoubleSummaryStatistics means = means(side);
    return means.getMin() + (means.getMax() - means.getMin()) / 2;
  }

  /** 0 for what is none but for rounding. */
  private static double rounded(double count) {
    return count <= SLACK ? 0 : count;
  }
}
