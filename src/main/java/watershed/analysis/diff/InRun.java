package watershed.analysis.diff;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import watershed.analysis.Samples;
import watershed.analysis.Series;
import watershed.record.Cell;
import watershed.record.Contenders;
import watershed.record.DiffPlan;
import watershed.record.Measurement;
import watershed.record.PlannedCell;
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
  private final Set<Subject> failed = new HashSet<>();
  private final boolean sides;

  private InRun(Samples samples, MetricChoice choice, boolean sides) {
    this.samples = samples;
    this.choice = choice;
    this.sides = sides;
  }

  /**
   * Matches the sides of a run that was made to compare them.
   *
   * @param planned cells that must have come to a pair; none where it is still being measured
   * @param trials of the run
   */
  public static Matching sides(
      DiffPlan plan, List<PlannedCell> planned, List<Trial> trials, MetricChoice choice) {
    Entrant a = new Entrant(plan.a().label(), plan.a().jdk());
    Entrant b = new Entrant(plan.b().label(), plan.b().jdk());
    Samples samples = Samples.of(trials);
    InRun run = new InRun(samples, choice, true);
    run.failures(
        trials.stream().filter(Trial::brokeItself).toList(),
        trial -> "side " + plan.side(trial.contender()).label(),
        trial -> trial.cell().params());
    Set<String> experiments = new TreeSet<>();
    trials.forEach(trial -> experiments.add(trial.cell().experiment()));
    for (String experiment : experiments) {
      for (Cell cell : samples.cells(experiment)) {
        run.compare(cell, a, b, cell.params());
      }
    }
    planned.forEach(cell -> run.requirePair(cell.cell()));
    plan.leftOut()
        .forEach(
            l -> run.unmatched.add(new Unmatched(score(l.cell(), l.cell().params()), l.why())));
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
    InRun run = new InRun(samples, choice, false);
    run.failures(
        trials.stream().filter(t -> failedHere(t, experiments, jdks, Set.of(a, b))).toList(),
        Trial::contender,
        t -> params(t.cell(), t.jdk(), jdks));
    for (String experiment : experiments) {
      for (Cell cell : samples.cells(experiment)) {
        for (String jdk : jdks) {
          run.compare(cell, new Entrant(a, jdk), new Entrant(b, jdk), params(cell, jdk, jdks));
        }
      }
    }
    return run.matching(List.of());
  }

  private static SortedMap<String, String> params(Cell cell, String jdk, List<String> jdks) {
    SortedMap<String, String> params = new TreeMap<>(cell.params());
    if (jdks.size() > 1) {
      params.put("jdk", jdk);
    }
    return params;
  }

  private static boolean failedHere(
      Trial trial, List<String> experiments, List<String> jdks, Set<String> contenders) {
    return failed(trial)
        && experiments.contains(trial.cell().experiment())
        && jdks.contains(trial.jdk())
        && contenders.contains(Contenders.subject(trial.contender()));
  }

  /** What is not to be had here is no failure: it stands among what has no partner. */
  static boolean failed(Trial trial) {
    return trial.brokeItself() && trial.outcome() != Trial.Outcome.UNAVAILABLE;
  }

  private Matching matching(List<String> notes) {
    return new Matching(matched, control, unmatched, metrics, notes);
  }

  /** Places where forks failed: what was measured there before speaks for neither. */
  private void failures(
      List<Trial> broken,
      Function<Trial, String> who,
      Function<Trial, SortedMap<String, String>> params) {
    for (Trial trial : broken) {
      Subject subject = score(trial.cell(), params.apply(trial));
      if (failed.add(subject)) {
        unmatched.add(failure(subject, trial, who.apply(trial)));
      }
    }
  }

  static Unmatched failure(Subject subject, Trial trial, String who) {
    String why =
        "a fork of "
            + who
            + " failed in block "
            + trial.block()
            + " ("
            + trial.outcome()
            + "): "
            + trial.error();
    return new Unmatched(subject, why, Policy.Event.INVALID);
  }

  /** A cell that was planned and that nothing is said of yet must not drop out. */
  private void requirePair(Cell cell) {
    boolean compared =
        matched.stream().map(Matched::subject).anyMatch(subject -> isScoreOf(subject, cell));
    boolean told =
        unmatched.stream().map(Unmatched::subject).anyMatch(subject -> isScoreOf(subject, cell));
    if (!compared && !told) {
      String why = "no pair of it was measured: \"diff --resume\" goes on";
      unmatched.add(new Unmatched(score(cell, cell.params()), why, Policy.Event.INVALID));
    }
  }

  private static boolean isScoreOf(Subject subject, Cell cell) {
    return subject.metric().equals(Measurement.PRIMARY)
        && cell.equals(Cell.of(subject.benchmark(), subject.params(), subject.threads()));
  }

  /** The score of a cell, of which mode and unit are not known. */
  static Subject score(Cell cell, SortedMap<String, String> params) {
    return new Subject(cell.experiment(), params, cell.threads(), Measurement.PRIMARY, "", "");
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
      SideForks forks = forks(cell, a, x);
      SideForks others = forks(cell, b, y);
      if (!choice.takes(subject)) {
        metrics.add(metric);
      } else if (x == null || y == null) {
        // Where a side has no score at all that is told by its cause, or as a pair that is wanting.
        if (!metric.equals(Measurement.PRIMARY) || !sides) {
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

  private SideForks forks(Cell cell, Entrant entrant, @Nullable Series series) {
    if (series == null) {
      return new SideForks(List.of());
    }
    return series.metric().equals(Measurement.PRIMARY)
        ? new SideForks(series.forks(), samples.apart(cell, entrant.name, entrant.jdk))
        : new SideForks(series.forks());
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
