package watershed.analysis.diff;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import watershed.analysis.Samples;
import watershed.analysis.Series;
import watershed.record.Cell;
import watershed.record.Contenders;
import watershed.record.DiffPlan;
import watershed.record.Measurement;
import watershed.record.Policy;
import watershed.record.Trial;

/** Two contenders that one run measured in the same blocks. */
public final class InRun {
  /**
   * A contender.
   *
   * @param name its own
   * @param jdk that it ran on
   */
  private record Entrant(String name, String jdk) {}

  private final Samples samples;
  private final MetricChoice choice;
  private final List<Matched> matched = new ArrayList<>();
  private final List<Matched> control = new ArrayList<>();
  private final List<Unmatched> unmatched = new ArrayList<>();
  private final Set<String> metrics = new TreeSet<>();
  private final Set<Cell> failed = new HashSet<>();

  private InRun(Samples samples, MetricChoice choice) {
    this.samples = samples;
    this.choice = choice;
  }

  /**
   * Matches the sides of a run that was made to compare them.
   *
   * @param trials of the run
   */
  public static Matching sides(DiffPlan plan, List<Trial> trials, MetricChoice choice) {
    Entrant a = new Entrant(plan.a().label(), plan.a().jdk());
    Entrant b = new Entrant(plan.b().label(), plan.b().jdk());
    Samples samples = Samples.of(trials);
    InRun run = new InRun(samples, choice);
    run.failures(plan, trials);
    Set<String> experiments = new TreeSet<>();
    trials.forEach(trial -> experiments.add(trial.cell().experiment()));
    for (String experiment : experiments) {
      for (Cell cell : samples.cells(experiment)) {
        run.compare(cell, a, b, cell.params());
      }
    }
    plan.leftOut().forEach(l -> run.unmatched.add(new Unmatched(score(l.cell()), l.why())));
    return run.matching(plan.notes());
  }

  /**
   * Matches two designs in every cell and on every JDK that has both.
   *
   * @param trials of the run
   * @param experiments those to look at
   * @param jdks ids of those to look at; where there are several, subjects tell them apart
   */
  public static Matching designs(
      List<Trial> trials,
      List<String> experiments,
      List<String> jdks,
      String a,
      String b,
      MetricChoice choice) {
    Samples samples = Samples.of(trials);
    InRun run = new InRun(samples, choice);
    for (String experiment : experiments) {
      for (Cell cell : samples.cells(experiment)) {
        for (String jdk : jdks) {
          SortedMap<String, String> params = new TreeMap<>(cell.params());
          if (jdks.size() > 1) {
            params.put("jdk", jdk);
          }
          run.compare(cell, new Entrant(a, jdk), new Entrant(b, jdk), params);
        }
      }
    }
    return run.matching(List.of());
  }

  private Matching matching(List<String> notes) {
    return new Matching(matched, control, unmatched, metrics, notes);
  }

  /** Cells in which a fork of a side failed: what was measured there before speaks for neither. */
  private void failures(DiffPlan plan, List<Trial> trials) {
    for (Trial trial : trials) {
      if (trial.brokeItself() && failed.add(trial.cell())) {
        String why =
            "a fork of side "
                + plan.side(trial.contender()).label()
                + " failed in block "
                + trial.block()
                + " ("
                + trial.outcome()
                + "): "
                + trial.error();
        unmatched.add(new Unmatched(score(trial.cell()), why, Policy.Event.INVALID));
      }
    }
  }

  /** The score of a cell, of which mode and unit are not known. */
  private static Subject score(Cell cell) {
    return new Subject(
        cell.experiment(), cell.params(), cell.threads(), Measurement.PRIMARY, "", "");
  }

  private void compare(Cell cell, Entrant a, Entrant b, SortedMap<String, String> params) {
    for (String metric : samples.metrics(cell)) {
      Series x = series(cell, a, metric);
      Series y = series(cell, b, metric);
      Series one = x == null ? y : x;
      if (one == null) {
        continue; // of other contenders
      }
      Subject subject = RunSide.subject(one, params);
      SideForks forks = new SideForks(x == null ? List.of() : x.forks());
      SideForks others = new SideForks(y == null ? List.of() : y.forks());
      boolean wanted =
          (x != null && choice.takes(subject, forks))
              || (y != null && choice.takes(subject, others));
      if (!wanted) {
        metrics.add(metric);
      } else if (x == null || y == null) {
        if (!failed.contains(cell)) {
          unmatched.add(
              new Unmatched(subject, "no fork of " + (x == null ? a : b).name + " gave it"));
        }
      } else if (!x.unit().equals(y.unit()) || !x.mode().equals(y.mode())) {
        unmatched.add(
            new Unmatched(
                subject,
                "'"
                    + x.unit()
                    + "' ("
                    + x.mode()
                    + ") against '"
                    + y.unit()
                    + "' ("
                    + y.mode()
                    + ")"));
      } else {
        Matching.pair(subject, forks, others).ifPresent(matched::add);
      }
    }
    control(cell, a, params);
    control(cell, b, params);
  }

  private @Nullable Series series(Cell cell, Entrant entrant, String metric) {
    return metric.equals(Measurement.PRIMARY)
        ? samples.primary(cell, entrant.name, entrant.jdk)
        : samples.get(cell, entrant.name, entrant.jdk, metric);
  }

  /** What a contender's twin, measured in the same block, says of the noise. */
  private void control(Cell cell, Entrant entrant, SortedMap<String, String> params) {
    Series one = samples.single(cell, entrant.name, entrant.jdk);
    Series twin = samples.single(cell, Contenders.twinOf(entrant.name), entrant.jdk);
    if (one != null && twin != null) {
      Matching.pair(
              RunSide.subject(one, params), new SideForks(one.forks()), new SideForks(twin.forks()))
          .ifPresent(control::add);
    }
  }
}
