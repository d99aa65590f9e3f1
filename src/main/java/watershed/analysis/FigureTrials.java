package watershed.analysis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import watershed.analysis.Expression.Reference;
import watershed.record.Cell;
import watershed.record.Contenders;
import watershed.record.Measurement;
import watershed.record.Trial;

/** What became of the forks that the figures of an experiment refer to, on one JDK of a run. */
final class FigureTrials {
  /** Metrics that a system may know nothing of. */
  private static final Pattern CACHE = Pattern.compile("l(\\d)d?Bytes");

  private final List<Trial> trials;
  private final String counters;
  private final FigureCells cells;

  FigureTrials(String experiment, String jdk, FigureData data, FigureCells cells) {
    this.trials =
        data.trials().stream()
            .filter(t -> t.cell().experiment().equals(experiment) && t.jdk().equals(jdk))
            .toList();
    this.counters = data.counters();
    this.cells = cells;
  }

  /** Why something is not there. */
  record Missing(Kind kind, String why) {
    /** Whether more of the same run would have it. */
    enum Kind {
      NOT_IN_RUN,
      /** This machine counts such events, but the count failed. */
      UNCOUNTED,
      NOT_MEASURABLE
    }
  }

  private List<Trial> of(Reference reference, Map<String, String> at) {
    Predicate<Cell> here = cells.matching(reference, at);
    return trials.stream()
        .filter(t -> Contenders.subject(t.contender()).equals(reference.contender()))
        .filter(t -> here.test(t.cell()))
        .toList();
  }

  /** Why there is no such measurement. */
  Missing missing(Reference reference, Map<String, String> at) {
    List<Trial> here = of(reference, at);
    if (here.stream().anyMatch(Trial::completed)) {
      String uncounted = EventCounts.failure(reference.metric(), here);
      return uncounted.isEmpty()
          ? new Missing(Missing.Kind.NOT_MEASURABLE, noMetric(reference.metric()))
          : new Missing(
              Missing.Kind.UNCOUNTED, "no fork recorded " + reference.metric() + ": " + uncounted);
    }
    for (Trial trial : here) {
      String error = trial.error();
      if (trial.outcome() == Trial.Outcome.UNAVAILABLE) {
        return new Missing(
            Missing.Kind.NOT_MEASURABLE,
            error == null ? label(reference, at) + " is not to be had" : error);
      }
    }
    return new Missing(
        Missing.Kind.NOT_IN_RUN,
        here.isEmpty()
            ? label(reference, at) + " was not measured"
            : "the fork of " + label(reference, at) + " failed, " + cause(here.get(0)));
  }

  private static String cause(Trial trial) {
    return trial.outcome() + (trial.error() == null ? "" : ": " + trial.error());
  }

  /** Why something can't be gone through along a parameter. */
  Missing tooFew(Expression.Trend trend, Map<String, String> at, int measured, int fewest) {
    Map<String, String> anywhere = FigureCells.with(at, trend.param(), FigureCells.MOST);
    List<String> uncounted = new ArrayList<>();
    for (Reference reference : trend.of().references()) {
      Missing none = missing(reference, anywhere);
      if (measured == 0 && none.kind() != Missing.Kind.NOT_IN_RUN) {
        return none;
      }
      uncounted.addAll(uncounted(List.of(new Asked(reference, anywhere))));
    }
    return new Missing(
        Missing.Kind.NOT_IN_RUN,
        trend.param()
            + " was measured at "
            + Texts.count(measured, "value")
            + ", "
            + fewest
            + " are needed to tell its "
            + trend.kind().word
            + uncounted.stream().map(note -> "; " + note).collect(Collectors.joining()));
  }

  private String noMetric(String metric) {
    Matcher cache = CACHE.matcher(metric);
    if (cache.matches()) {
      return "this system tells of no L" + cache.group(1) + " cache";
    }
    return "no fork recorded "
        + metric
        + (EventCounts.isEvent(metric) && !counters.isEmpty() ? ": " + counters : "");
  }

  /** A line for each event that is asked for and whose count failed in a fork. */
  List<String> uncounted(Collection<Asked> all) {
    List<String> notes = new ArrayList<>();
    for (Asked asked : all) {
      Reference reference = asked.reference();
      String why = EventCounts.failure(reference.metric(), of(reference, asked.at()));
      if (!why.isEmpty()) {
        notes.add(label(reference, asked.at()) + ": " + why);
      }
    }
    return notes;
  }

  /** {@code HASH_MAP retainedBytes at removed=99}. */
  private static String label(Reference reference, Map<String, String> at) {
    Map<String, String> params = new TreeMap<>(reference.params());
    params.putAll(at);
    return reference.contender()
        + (reference.metric().equals(Measurement.PRIMARY) ? "" : " " + reference.metric())
        + (params.isEmpty()
            ? ""
            : " at "
                + params.entrySet().stream()
                    .map(p -> p.getKey() + "=" + p.getValue())
                    .collect(Collectors.joining(" ")));
  }

  /** Values of a parameter at which a fork of any of these was started, the largest first. */
  List<String> tried(String param, List<Asked> any) {
    TreeSet<String> values = new TreeSet<>(CellOrder.VALUES.reversed());
    for (Asked asked : any) {
      of(asked.reference(), asked.at()).stream()
          .map(t -> FigureCells.value(t.cell(), param))
          .filter(Objects::nonNull)
          .forEach(values::add);
    }
    return List.copyOf(values);
  }

  /**
   * Forks of what is asked for that failed, in the order of what is asked for. Where another of the
   * same block completed, the failure was made good, unless it saw what must not be.
   */
  List<Trial> failed(Collection<Asked> all) {
    List<Trial> failed = new ArrayList<>();
    for (Asked asked : all) {
      List<Trial> here = of(asked.reference(), asked.at());
      here.stream()
          .filter(Trial::failed)
          .filter(t -> isForbidden(t) || here.stream().noneMatch(o -> o.completed() && same(o, t)))
          .filter(t -> !failed.contains(t))
          .forEach(failed::add);
    }
    return failed;
  }

  private static boolean same(Trial a, Trial b) {
    return a.cell().equals(b.cell())
        && a.contender().equals(b.contender())
        && a.block() == b.block();
  }

  /** Whether a design was seen to allow what it must not allow. */
  static boolean isForbidden(Trial trial) {
    String error = trial.error();
    return error != null && error.startsWith(Trial.FORBIDDEN_OUTCOME);
  }

  /** What was seen that must not be; null where nothing was. */
  static @Nullable String forbidden(List<Trial> failed) {
    return failed.stream()
        .filter(FigureTrials::isForbidden)
        .map(Trial::error)
        .findFirst()
        .orElse(null);
  }

  /** {@code 1 of 3 forks of HashMap at n=64 failed, CRASHED: gone}, by cell and contender. */
  List<String> notes(List<Trial> failed) {
    Map<String, String> notes = new TreeMap<>();
    for (Trial trial : failed) {
      Cell cell = trial.cell();
      String subject = Contenders.subject(trial.contender());
      long all = count(trials, cell, subject);
      notes.putIfAbsent(
          cell.id() + subject,
          count(failed, cell, subject)
              + " of "
              + Texts.count(all, "fork")
              + " of "
              + subject
              + " in "
              + cell.id()
              + " failed, "
              + (isForbidden(trial) ? trial.error() : cause(trial)));
    }
    return List.copyOf(notes.values());
  }

  private static long count(List<Trial> of, Cell cell, String subject) {
    return of.stream()
        .filter(t -> t.cell().equals(cell))
        .filter(t -> Contenders.subject(t.contender()).equals(subject))
        .count();
  }

  /** Paths of what was kept as evidence by the forks of a series. */
  List<String> evidence(Series series) {
    return trials.stream()
        .filter(t -> t.cell().equals(series.cell()))
        .filter(t -> Contenders.subject(t.contender()).equals(series.contender()))
        .flatMap(t -> t.evidence().stream())
        .distinct()
        .toList();
  }
}
