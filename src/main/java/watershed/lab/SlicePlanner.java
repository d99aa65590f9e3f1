package watershed.lab;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import watershed.experiments.Experiment;
import watershed.record.Axis;
import watershed.record.BadInput;
import watershed.record.Slice;

/** Turns what the user asks of a search into lines through an experiment's cells. */
public final class SlicePlanner {
  /** More lines than this are a slip of the finger: a night settles fewer. */
  private static final int MOST_LINES = 100;

  private final Catalogue catalogue;
  private final int cpus;
  private final Planner planner;

  /**
   * @param cpus of this machine, which {@code 1x} threads stands for
   */
  public SlicePlanner(Catalogue catalogue, int cpus) {
    this.catalogue = catalogue;
    this.cpus = cpus;
    this.planner = new Planner(catalogue, cpus);
  }

  /**
   * The lines of a question: all combinations of the values that it names, or where it names none
   * the experiment's own lines, in order of importance.
   *
   * @throws BadInput if the experiment lacks the axis, or a name or a value is not known or not
   *     allowed
   */
  public List<Slice> slices(SearchQuestion question) {
    ExperimentSpec spec = catalogue.find(question.experiment());
    Axis axis = question.axis();
    if (!spec.meta().find().refused().isEmpty()) {
      throw new BadInput("find: " + spec.name() + " " + spec.meta().find().refused());
    }
    requireAxis(spec, axis);
    Params.rejectUnknown(question.params().keySet(), List.of(spec));
    if (question.params().containsKey(spec.meta().contender())) {
      throw new BadInput("-p " + spec.meta().contender() + ": name what is compared by --designs");
    }
    List<Double> points = new AxisPoints(spec, axis, planner, cpus).of(question.points());
    List<String> own = Arrays.asList(spec.meta().find().lines());
    Set<Slice> lines = new LinkedHashSet<>();
    for (String line : question.namesLines() ? own.subList(0, 1) : own) {
      for (Map<String, String> held : Planner.product(held(spec, line, question))) {
        String threads = held.remove(Planner.THREADS);
        int number = axis == Axis.THREADS ? 0 : planner.threads(threads);
        lines.add(new Slice(spec.name(), new TreeMap<>(held), number, axis, points));
      }
    }
    if (lines.size() > MOST_LINES) {
      throw new BadInput(
          lines.size() + " lines are more than a night settles: ask for at most " + MOST_LINES);
    }
    return List.copyOf(lines);
  }

  /** What every parameter but the axis is held at, one list of values each. */
  private static Map<String, List<String>> held(
      ExperimentSpec spec, String line, SearchQuestion question) {
    String axis = question.axis().label();
    Map<String, List<String>> held = new TreeMap<>();
    spec.params().forEach((param, values) -> held.put(param, List.of(values.get(0))));
    held.remove(spec.meta().contender());
    if (spec.methods().size() > 1 && !spec.meta().contender().equals(Experiment.METHOD)) {
      held.put(Experiment.METHOD, List.of(spec.methods().get(0)));
    }
    held.put(Planner.THREADS, List.of("1"));
    for (String entry : line.strip().split("\\s+")) {
      int equals = entry.indexOf('=');
      String name = equals < 0 ? entry : entry.substring(0, equals);
      if (equals < 0 || !held.containsKey(name)) {
        throw new IllegalStateException(spec.name() + ": no parameter in line " + line);
      }
      held.put(name, List.of(entry.substring(equals + 1)));
    }
    question
        .params()
        .forEach(
            (param, values) -> {
              if (!param.equals(axis)) {
                held.put(param, values.stream().map(v -> checked(spec, param, v)).toList());
              }
            });
    if (!question.threads().isEmpty()) {
      held.put(Planner.THREADS, question.threads());
    }
    held.remove(axis);
    return held;
  }

  private static String checked(ExperimentSpec spec, String param, String value) {
    if (value.contains(AxisPoints.RANGE)) {
      throw new BadInput(
          "-p " + param + "=" + value + ": a range is for the axis alone: name single values");
    }
    return Params.checked(spec, param, value.strip());
  }

  private static void requireAxis(ExperimentSpec spec, Axis axis) {
    if (!has(spec, axis)) {
      List<String> has =
          Arrays.stream(Axis.values()).filter(a -> has(spec, a)).map(Axis::label).toList();
      throw new BadInput(
          "--axis "
              + axis.label()
              + ": "
              + spec.name()
              + " has no such axis (it has "
              + String.join(", ", has)
              + ")");
    }
  }

  private static boolean has(ExperimentSpec spec, Axis axis) {
    return axis == Axis.THREADS
        || (spec.params().containsKey(axis.label())
            && !spec.meta().contender().equals(axis.label())
            && !spec.isClosed(axis.label()));
  }
}
