package watershed.analysis.diff;

import java.util.Arrays;
import java.util.List;

/**
 * The exact test of which fork of a block is B's (Fisher, The Design of Experiments, 1935, 21;
 * Pitman, Supplement to JRSS 4, 1937): without a change all forks of a block ran the same thing, so
 * each of them is as likely to be the one that is called B: so of forks that took turns, and of
 * single shots, one fork after the other in an order drawn by lot. All choices, one fork of each
 * block, are equally likely then, and p is the share of them whose differences sum up at least as
 * far from 0 as those observed. It supposes no distribution, which few pairs could not show.
 *
 * <p>With two forks x, y a block has the differences x − y and y − x: a choice of signs. With
 * three, as where a side has a twin, the difference of one from the mean of the others is 1.5·(x −
 * c), with c the mean of all three. A mean of two forks of two kinds against one is lopsided, which
 * no choice of signs would follow.
 *
 * @param p two-sided, of no change; NaN where it is not asked
 * @param least smallest p-value that it can be relied on to reach: 2 of all choices, the farthest
 *     on either side
 * @param three whether a block has three forks
 */
record Relabelling(double p, double least, boolean three) {
  /** Most pairs that are asked of two forks each; beyond, the t test has little to fear. */
  static final int MOST = 12;

  /** The same where a block has three: 3¹⁰ choices of each half. */
  static final int MOST_OF_THREE = 20;

  /** What it must be able to reach to be asked: 6 blocks of two forks can, or 4 of three. */
  private static final double REACH = 0.05;

  /** Share of the sum that rounding may take. */
  private static final double ROUNDING = 1e-9;

  /** Not asked. */
  static final Relabelling NONE = new Relabelling(Double.NaN, 1, false);

  /**
   * Tests.
   *
   * @param blocks of each the equally likely differences B − A, as {@link #differences} has them
   */
  static Relabelling of(List<double[]> blocks) {
    int n = blocks.size();
    boolean three = blocks.stream().anyMatch(block -> block.length > 2);
    if (n > (three ? MOST_OF_THREE : MOST)) {
      return NONE;
    }
    double choices = 1;
    double sum = 0;
    double size = 0;
    for (double[] block : blocks) {
      choices *= block.length;
      sum += block[0];
      size += Arrays.stream(block).map(Math::abs).max().orElseThrow();
    }
    double least = 2 / choices;
    if (least > REACH) {
      return NONE;
    }
    double[] ofFirst = sums(blocks.subList(0, n / 2));
    double[] ofRest = sums(blocks.subList(n / 2, n));
    double p = far(ofFirst, ofRest, Math.abs(sum) - ROUNDING * size) / choices;
    return new Relabelling(p, least, three);
  }

  /**
   * The equally likely differences of a block, the observed one first.
   *
   * @param a log means of A's forks in it, one or two
   * @param b the same of B's
   */
  static double[] differences(double[] a, double[] b) {
    if (a.length + b.length != 3) {
      // Of two against two either pair may be B's too.
      double difference = mean(b) - mean(a);
      return new double[] {difference, -difference};
    }
    double[] one = b.length == 1 ? b : a;
    double[] two = b.length == 1 ? a : b;
    double c = (one[0] + two[0] + two[1]) / 3;
    double away = b.length == 1 ? 1.5 : -1.5;
    return new double[] {away * (one[0] - c), away * (two[0] - c), away * (two[1] - c)};
  }

  private static double mean(double[] logs) {
    return Arrays.stream(logs).average().orElseThrow();
  }

  /** The sum of each choice, sorted: a block makes two or three sorted runs, which sort fast. */
  private static double[] sums(List<double[]> blocks) {
    double[] sums = {0};
    for (double[] block : blocks) {
      double[] more = new double[sums.length * block.length];
      int at = 0;
      for (double difference : block) {
        for (double sum : sums) {
          more[at++] = sum + difference;
        }
      }
      Arrays.sort(more);
      sums = more;
    }
    return sums;
  }

  /**
   * How many of the sums of one of x and one of y are at least so far from 0: as one goes up, what
   * the other has to come to goes down (Horowitz and Sahni, JACM 21, 1974).
   *
   * @param x sorted
   * @param y sorted
   */
  private static double far(double[] x, double[] y, double edge) {
    if (edge <= 0) {
      return (double) x.length * y.length;
    }
    long far = 0;
    int above = y.length;
    int below = y.length;
    for (double sum : x) {
      while (above > 0 && sum + y[above - 1] >= edge) {
        above--;
      }
      while (below > 0 && sum + y[below - 1] > -edge) {
        below--;
      }
      far += y.length - above + below;
    }
    return (double) far;
  }

  /** How a text calls it. */
  String name() {
    return three ? "the exact test of which fork is B's" : "the sign flips";
  }
}
