package watershed.analysis.diff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import watershed.analysis.Samples;
import watershed.analysis.Series;
import watershed.record.BadInput;
import watershed.record.Cell;
import watershed.record.Contenders;
import watershed.record.Jdk;
import watershed.record.Machine;
import watershed.record.Measurement;
import watershed.record.Run;
import watershed.record.Trial;
import watershed.record.Windows;

/** A side that is a run of the suite on one of its JDKs. */
public final class RunSide {
  private final Run run;
  private final Samples samples;
  private final Jdk jdk;

  private RunSide(Run run, Samples samples, Jdk jdk) {
    this.run = run;
    this.samples = samples;
    this.jdk = jdk;
  }

  /** JDKs of a run on which a fork completed, in the run's order. */
  public static List<Jdk> jdks(Run run, List<Trial> trials) {
    List<String> seen =
        trials.stream().filter(Trial::completed).map(Trial::jdk).distinct().toList();
    return run.jdks().stream().filter(jdk -> seen.contains(jdk.id())).toList();
  }

  /**
   * The JDK of a run that is meant.
   *
   * @param asked its id, version or feature release; null where there is but one
   * @param option that names it
   * @throws BadInput if it is none of the run's, or there are several to choose from
   */
  public static Jdk jdk(String name, List<Jdk> jdks, @Nullable String asked, String option) {
    List<String> ids = jdks.stream().map(Jdk::id).toList();
    if (jdks.isEmpty()) {
      throw new BadInput(name + " holds no completed fork: nothing can be compared");
    }
    if (asked == null) {
      if (jdks.size() > 1) {
        throw new BadInput(
            name
                + " was measured on several JDKs ("
                + String.join(", ", ids)
                + "): say which ("
                + option
                + ")");
      }
      return jdks.get(0);
    }
    return jdks.stream()
        .filter(jdk -> jdk.id().equals(asked))
        .findFirst()
        .or(() -> jdks.stream().filter(jdk -> JmhSide.isOf(asked, jdk.version())).findFirst())
        .orElseThrow(
            () ->
                new BadInput(
                    name
                        + " was not measured on JDK "
                        + asked
                        + " ("
                        + option
                        + "), but on "
                        + String.join(", ", ids)));
  }

  /**
   * Takes a run.
   *
   * @param name as messages call it
   * @param jdk whose forks count
   */
  public static StoredSide of(String name, Run run, Machine machine, List<Trial> trials, Jdk jdk) {
    return new RunSide(run, Samples.of(trials), jdk)
        .side(name, environments(run, machine, trials, jdk), failures(name, run, trials, jdk));
  }

  /** Under what each cell was measured: the forks of a cell have equal windows. */
  private static Map<Cell, Environment> environments(
      Run run, Machine machine, List<Trial> trials, Jdk jdk) {
    Map<Windows, Environment> known = new HashMap<>();
    Map<Cell, Environment> environments = new HashMap<>();
    for (Trial trial : trials) {
      if (trial.completed() && trial.jdk().equals(jdk.id())) {
        Environment environment =
            known.computeIfAbsent(trial.windows(), w -> Environment.of(run, machine, jdk, w));
        environments.putIfAbsent(trial.cell(), environment);
      }
    }
    return environments;
  }

  /** Forks that failed, the first of each place; what is not to be had here is no failure. */
  private static List<Unmatched> failures(String name, Run run, List<Trial> trials, Jdk jdk) {
    Map<String, String> contenders = new HashMap<>();
    run.experiments().forEach(info -> contenders.put(info.name(), info.contender()));
    Map<Subject, Unmatched> failures = new LinkedHashMap<>();
    for (Trial trial : trials) {
      String contender = contenders.get(trial.cell().experiment());
      if (trial.jdk().equals(jdk.id()) && InRun.failed(trial) && contender != null) {
        SortedMap<String, String> params = new TreeMap<>(trial.cell().params());
        params.put(contender, Contenders.subject(trial.contender()));
        Unmatched failure = InRun.failure(InRun.score(trial.cell(), params), trial, name);
        failures.putIfAbsent(failure.subject(), failure);
      }
    }
    return List.copyOf(failures.values());
  }

  private StoredSide side(String name, Map<Cell, Environment> ofCells, List<Unmatched> failures) {
    StoredSide.Collector subjects = new StoredSide.Collector(name);
    Map<StoredSide.Place, Environment> environments = new HashMap<>();
    List<Matched> control = new ArrayList<>();
    for (Run.ExperimentInfo info : run.experiments()) {
      for (Cell cell : samples.cells(info.name())) {
        for (String contender : info.contenders()) {
          for (String metric : samples.metrics(cell)) {
            Series series =
                metric.equals(Measurement.PRIMARY)
                    ? samples.primary(cell, contender, jdk.id())
                    : samples.get(cell, contender, jdk.id(), metric);
            if (series != null) {
              Subject subject = subject(info, series);
              subjects.add(subject, new SideForks(series.forks()), "its journal is damaged");
              Environment environment = ofCells.get(cell);
              if (environment != null) {
                environments.put(StoredSide.place(subject), environment);
              }
            }
          }
          addControl(control, info, cell, contender);
        }
      }
    }
    return new StoredSide(name, subjects.measured(), control, environments, failures, List.of());
  }

  private void addControl(
      List<Matched> control, Run.ExperimentInfo info, Cell cell, String contender) {
    Series one = samples.single(cell, contender, jdk.id());
    Series twin = samples.single(cell, Contenders.twinOf(contender), jdk.id());
    if (one != null && twin != null) {
      Matching.pair(subject(info, one), new SideForks(one.forks()), new SideForks(twin.forks()))
          .ifPresent(control::add);
    }
  }

  private static Subject subject(Run.ExperimentInfo info, Series series) {
    SortedMap<String, String> params = new TreeMap<>(series.cell().params());
    params.put(info.contender(), series.contender());
    return subject(series, params);
  }

  static Subject subject(Series series, SortedMap<String, String> params) {
    return new Subject(
        series.cell().experiment(),
        params,
        series.cell().threads(),
        series.metric(),
        series.mode(),
        series.unit());
  }
}
