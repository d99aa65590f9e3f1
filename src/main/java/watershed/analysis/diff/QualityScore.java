package watershed.analysis.diff;

import java.util.List;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.descriptive.Median;
import watershed.analysis.Texts;

/**
 * How far a run is to be trusted, from 0 to 100. Each part is what can be known without looking at
 * the verdicts:
 *
 * <ul>
 *   <li>environment: share of its gates that passed; 0 where a fatal one did not, or none was
 *       looked at;
 *   <li>forks: (n − 1)/9 of the median subject, so that ten pairs are full marks and one is none;
 *       full marks too for a subject that a look settled before the last;
 *   <li>steady state: share of the subjects whose forks did not drift; 0 where it could not be
 *       told;
 *   <li>noise: ln(1+δ)/ln(1+MDE80) of the median subject, full marks where δ would be found 4 times
 *       in 5;
 *   <li>A/A: full marks for no more alarms than are to be expected, none for more than chance
 *       makes, evenly in between; for fewer than {@value #ENOUGH} comparisons in proportion.
 * </ul>
 */
final class QualityScore {
  /** Comparisons of which one is expected to alarm. */
  private static final int ENOUGH = 20;

  private static final double FULL = 100;
  private static final int PAIRS = 10;

  private QualityScore() {}

  static Quality of(
      List<SubjectVerdict> subjects,
      List<Gate> environment,
      Control control,
      SteadyState steady,
      DiffRules rules) {
    return Quality.of(
        List.of(
            environment(environment),
            forks(subjects, rules),
            steady(steady),
            noise(subjects, rules),
            control(control, rules)));
  }

  private static Quality.Part environment(List<Gate> gates) {
    double passed = gates.stream().filter(Gate::passed).count();
    boolean closed = gates.stream().anyMatch(Gate::closed);
    double score = gates.isEmpty() || closed ? 0 : FULL * passed / gates.size();
    String says =
        gates.isEmpty()
            ? "nothing is known of it"
            : Texts.number(passed) + " of " + Texts.count(gates.size(), "gate") + " passed";
    return new Quality.Part("environment", 0.2, score, says);
  }

  private static Quality.Part forks(List<SubjectVerdict> subjects, DiffRules rules) {
    double n = median(subjects.stream().mapToDouble(s -> s.change().n()));
    double score =
        clamp(median(subjects.stream().mapToDouble(s -> early(s, rules) ? FULL : forks(s))));
    long early = subjects.stream().filter(s -> early(s, rules)).count();
    String says =
        Double.isNaN(n)
            ? "no subject"
            : Texts.number(n)
                + " forks a side, as the median of subjects"
                + (early == 0 ? "" : ", of which a look settled " + early + " early");
    return new Quality.Part("forks", 0.25, score, says);
  }

  private static double forks(SubjectVerdict subject) {
    return clamp(FULL * (subject.change().n() - 1) / (PAIRS - 1));
  }

  /** Whether a look before the last spared it more pairs, which it did not need. */
  private static boolean early(SubjectVerdict subject, DiffRules rules) {
    return !subject.open()
        && subject.verdict() != DiffVerdict.INVALID
        && Looks.early(subject.change().n(), rules.looks());
  }

  private static Quality.Part steady(SteadyState steady) {
    int tests = steady.tests();
    double score = tests == 0 ? 0 : FULL * (tests - steady.drifting()) / tests;
    String says = Gates.steady(tests, steady.drifting()).says();
    return new Quality.Part("steady state", 0.15, score, says);
  }

  private static Quality.Part noise(List<SubjectVerdict> subjects, DiffRules rules) {
    // What is counted has no noise, and says nothing of that of the others.
    double mde =
        median(
            subjects.stream().filter(s -> !Double.isNaN(s.p())).mapToDouble(SubjectVerdict::mde80));
    double score = Double.isNaN(mde) ? 0 : clamp(FULL * rules.margin() / Math.log1p(mde));
    String says =
        Double.isNaN(mde)
            ? "unknown: no subject has two forks a side"
            : "changes of " + Says.percent(mde) + " are found 4 times in 5, as the median";
    return new Quality.Part("noise", 0.25, score, says);
  }

  private static Quality.Part control(Control control, DiffRules rules) {
    int n = control.comparisons();
    double score = 0;
    if (n > 0) {
      double expected = Math.ceil(rules.alpha() * n);
      double tooMany = Math.max(expected, Gates.most(n, rules)) + 1;
      double fair = (tooMany - control.alarms()) / (tooMany - expected);
      score = clamp(FULL * fair) * Math.min(1, (double) n / ENOUGH);
    }
    return new Quality.Part("A/A", 0.15, score, control.says());
  }

  private static double clamp(double score) {
    return Double.isNaN(score) ? 0 : Math.max(0, Math.min(FULL, score));
  }

  /** NaN of no numbers. */
  private static double median(DoubleStream values) {
    double[] numbers = values.filter(x -> !Double.isNaN(x)).toArray();
    return numbers.length == 0 ? Double.NaN : Median.withDefaults().evaluate(numbers);
  }
}
