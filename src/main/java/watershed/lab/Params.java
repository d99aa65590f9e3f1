package watershed.lab;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import watershed.experiments.Experiment;
import watershed.record.BadInput;
import watershed.record.Nearest;

/** Holds what the user typed against the parameters that experiments declare. */
final class Params {
  /** As JMH hands it to a double or an int: no suffix, no hexadecimal. */
  private static final String DECIMAL = "-?\\d{1,20}(\\.\\d{1,20})?";

  private Params() {}

  /**
   * Refuses names that no experiment has.
   *
   * @throws BadInput with the nearest name
   */
  static void rejectUnknown(Set<String> given, List<ExperimentSpec> specs) {
    Set<String> known = new TreeSet<>();
    for (ExperimentSpec spec : specs) {
      known.addAll(spec.params().keySet());
      known.add(spec.meta().contender());
      if (spec.methods().size() > 1) {
        known.add(Experiment.METHOD);
      }
    }
    for (String param : given) {
      if (!known.contains(param)) {
        throw new BadInput(
            "no parameter '"
                + param
                + "'"
                + Nearest.hint(param, known)
                + " (known: "
                + String.join(", ", known)
                + ")");
      }
    }
  }

  /**
   * A value as the experiment spells it.
   *
   * @throws BadInput if the experiment can't take it
   */
  static String checked(ExperimentSpec spec, String param, String value) {
    List<String> declared =
        param.equals(spec.meta().contender())
            ? spec.contenders()
            : param.equals(Experiment.METHOD) ? spec.methods() : spec.values(param);
    if (declared.contains(value)) {
      return value;
    }
    for (String known : declared) {
      if (known.equalsIgnoreCase(value)) {
        return known;
      }
    }
    String where = spec.name() + " " + param + "=" + value;
    if (spec.isClosed(param)) {
      throw new BadInput(
          where
              + ": no such value"
              + Nearest.hint(value, declared)
              + " (known: "
              + String.join(", ", declared)
              + ")");
    }
    if (!value.matches(DECIMAL)) {
      throw new BadInput(where + ": not a number (such as " + declared.get(0) + ")");
    }
    BigDecimal decimal = new BigDecimal(value);
    double number = decimal.doubleValue();
    ExperimentSpec.Bound bound = spec.bounds().get(param);
    if (bound != null && bound.whole() && !value.matches("-?\\d+")) {
      throw new BadInput(where + ": not a whole number (such as " + declared.get(0) + ")");
    }
    if (bound != null && (number < bound.min() || number > bound.max())) {
      throw new BadInput(
          String.format(
              Locale.ROOT,
              "%s: out of range, allowed are %.0f to %.0f",
              where,
              bound.min(),
              bound.max()));
    }
    // One spelling for each number: 5 and 5.0 are one cell.
    return decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
  }
}
