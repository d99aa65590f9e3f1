package watershed.lab;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import watershed.experiments.LayoutProbe;
import watershed.record.BadInput;
import watershed.record.FieldSlot;
import watershed.record.Json;
import watershed.record.LayoutReport;
import watershed.record.Nearest;

/** Asks a JVM like those that measure where the fields of the subjects lie. */
public final class LayoutSurvey {
  /** The object model of the JVM itself, rather than a simulated one. */
  public static final String ACTUAL = "actual";

  private LayoutSurvey() {}

  /** Names of all subjects that a JDK has, sorted. */
  public static List<String> subjects(InstalledJdk jdk) {
    return LayoutProbe.subjects(jdk.jdk().feature());
  }

  /**
   * Surveys subjects in a child JVM that has the flags of a fork.
   *
   * @param jdk to ask
   * @param extraFlags after those of a fork, such as {@code -XX:+UseCompactObjectHeaders}
   * @param modes names of object models: {@code actual}, {@code no-compressed-oops}, {@code
   *     compact-headers}
   * @param names of subjects, case ignored; none for all
   * @return one report per class, subject and mode
   * @throws BadInput if there is no such subject
   */
  public static List<LayoutReport> survey(
      InstalledJdk jdk, List<String> extraFlags, List<String> modes, List<String> names) {
    List<String> args = new ArrayList<>();
    args.add(String.join(",", modes));
    List<String> all = subjects(jdk);
    (names.isEmpty() ? all : names).forEach(name -> args.add(known(name, all, jdk)));
    List<String> said = ChildProgram.run(jdk.java(), extraFlags, LayoutProbe.class.getName(), args);
    String answer =
        said.stream()
            .filter(line -> line.startsWith(LayoutProbe.ANSWER))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no layouts in: " + said));
    List<LayoutReport> reports = new ArrayList<>();
    JsonNode tree = Json.parse(answer.substring(LayoutProbe.ANSWER.length()), "the probe's answer");
    tree.forEach(one -> reports.add(report(one, jdk.jdk().version())));
    return List.copyOf(reports);
  }

  private static String known(String name, List<String> all, InstalledJdk jdk) {
    return all.stream()
        .filter(name::equalsIgnoreCase)
        .findFirst()
        .orElseThrow(
            () ->
                new BadInput(
                    "no layout subject '"
                        + name
                        + "' on JDK "
                        + jdk.jdk().version()
                        + Nearest.hint(name, all)));
  }

  private static LayoutReport report(JsonNode one, String jdk) {
    JsonNode layout = one.required("layout");
    List<FieldSlot> fields = new ArrayList<>();
    layout
        .required("fields")
        .forEach(field -> fields.add(Json.mapper().treeToValue(field, FieldSlot.class)));
    return new LayoutReport(
        one.required("subject").asString(),
        layout.required("type").asString(),
        jdk,
        one.required("mode").asString(),
        layout.required("headerBytes").asLong(),
        layout.required("instanceBytes").asLong(),
        fields);
  }
}
