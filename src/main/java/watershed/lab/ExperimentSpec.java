package watershed.lab;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.annotations.Mode;
import watershed.experiments.Claim;
import watershed.experiments.Experiment;
import watershed.record.BadInput;
import watershed.record.Run;

/**
 * An experiment as found in the jar.
 *
 * @param name simple class name, by which users call it
 * @param className by which JMH calls it
 * @param meta its annotation
 * @param methods benchmark methods, sorted
 * @param params declared values of each {@code @Param}; the first is its default
 * @param names all constants of each parameter whose type is an enum
 * @param bounds allowed range of numeric parameters
 * @param needs what some contenders can't do without
 * @param flags JVM flags by parameter and value, of those whose values are ways to run the JVM
 * @param timing how JMH runs it
 */
public record ExperimentSpec(
    String name,
    String className,
    Experiment meta,
    List<String> methods,
    Map<String, List<String>> params,
    Map<String, List<String>> names,
    Map<String, Bound> bounds,
    List<Need> needs,
    Map<String, Map<String, List<String>>> flags,
    Timing timing) {

  /**
   * An inclusive range.
   *
   * @param whole whether only whole numbers are allowed
   */
  public record Bound(double min, double max, boolean whole) {}

  /** The compared values, in declared order. */
  public List<String> contenders() {
    return meta.contender().equals(Experiment.METHOD)
        ? methods
        : params.getOrDefault(meta.contender(), List.of());
  }

  /**
   * What JMH's annotations say. The lab honours it of single shots; of other modes it measures as
   * long as the preset says.
   *
   * @param warmups iterations before anything is measured
   * @param shots measured iterations
   */
  public record Timing(Mode mode, int warmups, int shots) {}

  /** Whether an iteration is one call, however long it takes. */
  public boolean isSingleShot() {
    return timing.mode() == Mode.SingleShotTime;
  }

  /** Whether its forks need a lead-in, which is to be measured. */
  boolean isCalibrated() {
    return meta.workingSet() && !isSingleShot();
  }

  /**
   * Refuses what takes forks that take turns.
   *
   * @param verb that does
   * @throws BadInput if it is measured by single shots, with the way out
   */
  public void requireTurns(String verb) {
    if (isSingleShot()) {
      throw new BadInput(
          verb
              + ": "
              + name
              + " is measured by single shots, of forks that take no turns: run it instead");
    }
  }

  /**
   * The JVM flags that a fork's parameters stand for; none for most.
   *
   * @param values by parameter, the contender's among them
   */
  List<String> jvmFlags(Map<String, String> values) {
    List<String> all = new ArrayList<>();
    flags.forEach(
        (param, byValue) ->
            all.addAll(byValue.getOrDefault(values.getOrDefault(param, ""), List.of())));
    return all;
  }

  /** What a contender can't do without; an empty name stands for all of them. */
  public record Need(String contender, int jdk, int cpus) {}

  /** The values that are known of a parameter: all there are, where they are names. */
  public List<String> values(String param) {
    List<String> constants = names.get(param);
    return constants != null ? constants : params.getOrDefault(param, List.of());
  }

  /** Whether the values of a parameter are names out of a closed set rather than numbers. */
  public boolean isClosed(String param) {
    return values(param).stream().noneMatch(ExperimentSpec::isNumber);
  }

  static boolean isNumber(String text) {
    try {
      return !Double.isNaN(Double.parseDouble(text));
    } catch (NumberFormatException notANumber) {
      return false;
    }
  }

  /** What reports need to know of it. */
  public Run.ExperimentInfo info() {
    return new Run.ExperimentInfo(
        name,
        className,
        meta.section(),
        meta.question(),
        meta.contender(),
        meta.axis(),
        meta.harness(),
        List.of(meta.controls()),
        meta.baseline(),
        contenders(),
        defaults(),
        Arrays.stream(meta.claims()).map(ExperimentSpec::info).toList());
  }

  /** The value of every parameter where nobody chooses one; {@code method} is one of several. */
  private Map<String, String> defaults() {
    Map<String, String> first = new TreeMap<>();
    params.forEach((param, values) -> first.put(param, values.get(0)));
    if (methods.size() > 1) {
      first.put(Experiment.METHOD, methods.get(0));
    }
    return first;
  }

  private static Run.ClaimInfo info(Claim claim) {
    return new Run.ClaimInfo(
        claim.id(),
        claim.says(),
        claim.goTruth(),
        claim.rule(),
        Arrays.stream(claim.figures())
            .map(f -> new Run.FigureInfo(f.of(), f.name(), f.is().name(), f.threshold(), f.unit()))
            .toList(),
        claim.with());
  }
}
