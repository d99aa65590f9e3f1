package watershed.analysis.diff;

import java.util.List;

/**
 * Looking at a comparison before it is finished, without more false alarms than one look at the end
 * has: every look tests at the same stricter level (Pocock, Biometrika 64, 1977, table 1).
 *
 * <p>His levels suppose looks at equal steps. Up to 20 pairs only the last step may be shorter,
 * which makes false alarms rarer. The fifth look, at the end of more, lies as far off as the user
 * likes and may be all but independent of the others: the level with it is such that the chances of
 * four looks and of a single one together come to α (Bonferroni).
 *
 * <p>Pocock gives the level for α = .05 and .01. Between and beyond them the chance that any of K
 * looks finds a p-value of at most p without there being a change is taken as the power of p that
 * goes through both, and never as more than K·p (Bonferroni), which it tends to.
 */
public final class Looks {
  /** Pairs after which to look. Where more are planned there is one more look, at the end. */
  public static final List<Integer> AT = List.of(5, 10, 15, 20);

  /** Most looks that the levels are known for. */
  public static final int MOST = 5;

  private static final double ALPHA = 0.05;
  private static final double SMALL_ALPHA = 0.01;

  /** Level of each look for α = .05, by number of looks. */
  private static final double[] LEVEL = {0.05, 0.0294, 0.0221, 0.0182, 0.0131};

  /** The same for α = .01. */
  private static final double[] SMALL_LEVEL = {0.01, 0.0056, 0.0041, 0.0033, 0.0024};

  private Looks() {}

  /**
   * What to do after a look.
   *
   * @param open subjects to go on with, in the order of the findings; empty to stop
   * @param says one line
   */
  public record Next(List<Subject> open, String says) {
    public Next {
      open = List.copyOf(open);
    }

    /** Whether the measurement is over. */
    public boolean stop() {
      return open.isEmpty();
    }
  }

  /**
   * How often a measurement of so many pairs is looked at, the end included: what {@link
   * DiffRules#looks} is to be.
   *
   * @param pairs at most that many of each subject, at least 1
   */
  public static int planned(int pairs) {
    return 1 + (int) AT.stream().filter(n -> n < pairs).count();
  }

  /** Whether there was a look after so many pairs, and another to come. */
  static boolean early(int pairs, int looks) {
    return AT.subList(0, looks - 1).contains(pairs);
  }

  /** Level of each look at which a single test has α false alarms over all of them. */
  static double level(double alpha, int looks) {
    double byPower = LEVEL[looks - 1] * Math.pow(alpha / ALPHA, 1 / power(looks));
    return Math.max(alpha / looks, byPower);
  }

  /** Chance of a p-value of at most p at any of the looks, where there is no change. */
  static double overall(double p, int looks) {
    double byPower = ALPHA * Math.pow(p / LEVEL[looks - 1], power(looks));
    return Math.min(1, Math.min(looks * p, byPower));
  }

  private static double power(int looks) {
    return Math.log(ALPHA / SMALL_ALPHA) / Math.log(LEVEL[looks - 1] / SMALL_LEVEL[looks - 1]);
  }

  /**
   * Decides after a look which subjects to go on with: those that are open, as long as there is a
   * look to come and no gate is closed. What is settled is not measured on, unless a later look
   * finds it open again: p-values are adjusted over all subjects.
   *
   * @param soFar judged by the rules of the whole measurement, its number of looks included, and by
   *     the policy that its end is judged by
   * @param n pairs that the open subjects have
   * @throws IllegalArgumentException if that is no time to look
   */
  public static Next decide(Rulings soFar, int n) {
    int looks = soFar.findings().rules().looks();
    int done = (int) AT.stream().filter(at -> at < n).count() + 1;
    if (done < looks && !AT.contains(n)) {
      throw new IllegalArgumentException("no look at " + n + " pairs: only at " + AT);
    }
    List<Gate> closed = soFar.findings().gates().stream().filter(Gate::closed).toList();
    if (!closed.isEmpty()) {
      return new Next(List.of(), "stop: " + closed.get(0).name() + ", " + closed.get(0).says());
    }
    List<Subject> open =
        soFar.subjects().stream()
            .filter(Ruling::open)
            .map(r -> r.verdict().matched().subject())
            .toList();
    int all = soFar.subjects().size();
    if (open.isEmpty()) {
      return new Next(open, "stop: all " + all + " settled after " + n + " pairs");
    }
    String left = open.size() + " of " + all + " open after " + n + " pairs";
    return done >= looks
        ? new Next(List.of(), "stop: " + left + ", the last look")
        : new Next(open, "go on: " + left);
  }
}
