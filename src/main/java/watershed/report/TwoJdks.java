package watershed.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import watershed.analysis.diff.DiffRules;
import watershed.analysis.diff.EnvironmentGates;
import watershed.analysis.diff.Matching;
import watershed.analysis.diff.MetricChoice;
import watershed.analysis.diff.Rulings;
import watershed.analysis.diff.RunSide;
import watershed.analysis.diff.StoredSide;
import watershed.record.Jdk;
import watershed.record.Policy;
import watershed.record.Trial;

/** The first and the last JDK of one run as the two sides of a comparison. */
public final class TwoJdks {
  private TwoJdks() {}

  /**
   * What the last JDK changes against the first, judged by the usual rules: what {@code diff RUN
   * RUN} says of a run on two JDKs.
   *
   * @return null where forks completed on fewer than two JDKs, or these have nothing in common
   * @throws watershed.record.BadInput if a trial's JSON is not JMH's
   */
  public static @Nullable DiffDocument of(RunRecords records) {
    List<Jdk> jdks = RunSide.jdks(records.run(), records.trials());
    if (jdks.size() < 2) {
      return null;
    }
    Jdk first = jdks.get(0);
    Jdk last = jdks.get(jdks.size() - 1);
    Matching matching =
        Matching.of(side(records, first), side(records, last), new MetricChoice(List.of()), true);
    if (matching.matched().isEmpty()) {
      return null;
    }
    return DiffDocument.of(
        new ComparedNames(name(first), name(last)),
        Rulings.judge(
            matching, EnvironmentGates.ofOneRun(records.run()), DiffRules.USUAL, Policy.USUAL));
  }

  /** A side takes nothing from other JDKs' trials, and to parse them takes as long as its own. */
  private static StoredSide side(RunRecords records, Jdk jdk) {
    List<Trial> own = records.trials().stream().filter(t -> t.jdk().equals(jdk.id())).toList();
    return RunSide.of(records.name(), records.run(), records.machine(), own, jdk);
  }

  private static String name(Jdk jdk) {
    return "JDK " + jdk.id();
  }
}
