package watershed.analysis.diff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import watershed.analysis.ForkSample;
import watershed.record.Measurement;

/** Sides written down number by number. */
final class Plain {
  private Plain() {}

  static Subject subject(String metric, String mode, String unit) {
    return new Subject("Written.down", new TreeMap<>(), 1, metric, mode, unit);
  }

  static Subject time() {
    return subject(Measurement.PRIMARY, "avgt", "ns/op");
  }

  static Subject bytes() {
    return subject("gc.alloc.rate.norm", "thrpt", "B/op");
  }

  /** One window in each fork. */
  static SideForks forks(double... scores) {
    List<ForkSample> forks = new ArrayList<>();
    for (int i = 0; i < scores.length; i++) {
      forks.add(new ForkSample(i, false, List.of(scores[i])));
    }
    return new SideForks(forks);
  }

  static Matched apart(Subject subject, double[] a, double[] b) {
    return new Matched(subject, false, forks(a), forks(b), false);
  }

  static Matched exact(double[] a, double[] b) {
    return new Matched(bytes(), true, forks(a), forks(b), false);
  }

  /** Pairs of time per operation whose log-ratios B/A are given. */
  static Matched pairs(Subject subject, double... logs) {
    double[] a = new double[logs.length];
    Arrays.setAll(a, i -> 10.0 + i);
    double[] b = new double[logs.length];
    Arrays.setAll(b, i -> a[i] * Math.exp(logs[i]));
    return new Matched(subject, false, forks(a), forks(b), true);
  }

  /** Judged by itself, by the usual rules. */
  static SubjectVerdict judge(Matched matched) {
    return judge(List.of(matched)).get(0);
  }

  static List<SubjectVerdict> judge(List<Matched> matched) {
    return DiffJudge.judge(matched, List.of(), List.of(), DiffRules.USUAL).subjects();
  }
}
