package watershed.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import watershed.record.Cell;
import watershed.record.DiffPlan;

/**
 * What of a benchmark is not measured, since one jar alone declares it or nobody can ask for it.
 *
 * @param name of the benchmark
 * @param mode that it is measured in
 * @param threads that it is measured on
 * @param measured values that are measured, by parameter
 * @param asked values that the user named, by parameter: of these nothing is missed
 */
record GuestGaps(
    String name,
    String mode,
    int threads,
    Map<String, List<String>> measured,
    Map<String, List<String>> asked) {
  /** JMH splits what stands behind {@code -p name=} at commas. */
  static boolean split(String value) {
    return value.indexOf(',') >= 0;
  }

  /** A benchmark that the other jar does not have. */
  static DiffPlan.LeftOut whole(String name, String mode, int threads, GuestJar jar) {
    return new DiffPlan.LeftOut(
        Cell.of(name, Map.of(), threads),
        name + " (" + mode + ") is in '" + jar.identity().name() + "' alone");
  }

  /** Parameters and values that a jar declares and that are not measured. */
  List<DiffPlan.LeftOut> of(
      Map<String, List<String>> ofJar, Map<String, List<String>> ofOther, GuestJar jar) {
    List<DiffPlan.LeftOut> leftOut = new ArrayList<>();
    String of = " of " + name + " (" + mode + ") ";
    String alone = "is in '" + jar.identity().name() + "' alone";
    ofJar.forEach(
        (param, values) -> {
          if (!ofOther.containsKey(param)) {
            values.forEach(v -> add(leftOut, param, v, "the parameter " + param + of + alone));
          } else if (!asked.containsKey(param)) {
            for (String value : values) {
              String what = "the value " + param + "=" + value + of;
              if (split(value)) {
                String why = "has a comma, at which JMH's command line would split it";
                add(leftOut, param, value, what + why);
              } else if (!measured.getOrDefault(param, List.of()).contains(value)) {
                add(leftOut, param, value, what + alone);
              }
            }
          }
        });
    return leftOut;
  }

  private void add(List<DiffPlan.LeftOut> leftOut, String param, String value, String why) {
    leftOut.add(new DiffPlan.LeftOut(Cell.of(name, Map.of(param, value), threads), why));
  }
}
