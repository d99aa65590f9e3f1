package watershed.lab;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import watershed.experiments.Experiment;
import watershed.record.BadInput;
import watershed.record.Nearest;

/**
 * The one benchmark that is profiled: a profile over several would tell nothing of any.
 *
 * @param spec its experiment
 * @param method benchmark method
 * @param params every {@code @Param}, one value each
 */
public record ProfileTarget(ExperimentSpec spec, String method, Map<String, String> params) {
  /**
   * Completes what the user asked for: parameters not named take their first value, but the
   * contender must be named.
   *
   * @param wanted values by parameter, {@code method} among them where there are several
   * @throws BadInput if a parameter or value is unknown, or the contender is open
   */
  public static ProfileTarget choose(ExperimentSpec spec, Map<String, String> wanted) {
    TreeSet<String> known = new TreeSet<>(spec.params().keySet());
    known.add(Experiment.METHOD);
    for (String name : wanted.keySet()) {
      if (!known.contains(name)) {
        throw new BadInput(
            spec.name()
                + ": no parameter '"
                + name
                + "'"
                + Nearest.hint(name, known)
                + " (known: "
                + String.join(", ", known)
                + ")");
      }
    }
    String contender = spec.meta().contender();
    Map<String, String> params = new TreeMap<>();
    spec.params()
        .forEach(
            (name, values) -> {
              String value = wanted.get(name);
              if (value != null) {
                params.put(name, Params.checked(spec, name, value));
              } else if (name.equals(contender) && values.size() > 1) {
                throw open(spec, name, spec.values(name));
              } else {
                params.put(name, values.get(0));
              }
            });
    return new ProfileTarget(spec, method(spec, wanted.get(Experiment.METHOD)), params);
  }

  /** Qualified class and method, as JMH names it. */
  public String benchmark() {
    return spec.className() + "." + method;
  }

  private static String method(ExperimentSpec spec, @Nullable String wanted) {
    List<String> methods = spec.methods();
    if (wanted == null) {
      if (methods.size() > 1) {
        throw open(spec, Experiment.METHOD, methods);
      }
      return methods.get(0);
    }
    for (String method : methods) {
      if (method.equalsIgnoreCase(wanted)) {
        return method;
      }
    }
    throw new BadInput(
        spec.name()
            + ": no method '"
            + wanted
            + "'"
            + Nearest.hint(wanted, methods)
            + " (known: "
            + String.join(", ", methods)
            + ")");
  }

  private static BadInput open(ExperimentSpec spec, String name, List<String> values) {
    return new BadInput(
        spec.name()
            + ": a profile is of one "
            + name
            + ", say which: -p "
            + name
            + "="
            + values.get(0)
            + " (known: "
            + String.join(", ", values)
            + ")");
  }
}
