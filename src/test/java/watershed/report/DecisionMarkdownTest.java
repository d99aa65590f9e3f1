package watershed.report;

import static org.assertj.core.api.Assertions.assertThat;
import static watershed.analysis.PlantedFindings.JDK;
import static watershed.analysis.PlantedFindings.rises;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import watershed.analysis.PlantedFindings;

class DecisionMarkdownTest {
  private static final String HOSTILE = "a\"]-->|x|;%%{init}#quot;`<b>end</b>`\n](http://x) \\ end";
  private static final Pattern NODE =
      Pattern.compile("  (n\\d+)(\\[\"[^\"\\]\\[<>|`;{}]*\"\\]|\\{\"[^\"{}<>|`;]*\"\\})");
  private static final Pattern EDGE =
      Pattern.compile("  (n\\d+) -->\\|\"[^\"<>|`;{}]+\"\\| (n\\d+)");

  private static String markdown(PlantedFindings planted) {
    return DecisionMarkdown.of(FindTextTest.records(List.of()), planted.plan(), planted.findings());
  }

  private static PlantedFindings several(String design) {
    return new PlantedFindings()
        .add(PlantedFindings.writes(1, 1024), design, rises(0.2, 20), 0.01)
        .add(PlantedFindings.writes(2, 1024), design, rises(0.2, 40), 0.01)
        .add(PlantedFindings.writes(2, 65536), design, w -> 0.3, 0.01)
        .add(PlantedFindings.writes(64, 1024), design, w -> 0, 0.2)
        .add(PlantedFindings.writes(64, 1024), "25.0.3", design, w -> 0, 0.001, null)
        .add(PlantedFindings.threads("20", 1.0, 2.0), design, t -> 0.1, 0.01);
  }

  /** Reads the charts as strictly as Mermaid would, and walks them. */
  private static void requireSane(String markdown) {
    String[] parts = markdown.split("```", -1);
    assertThat(parts.length % 2).as("fences are closed").isEqualTo(1);
    for (int i = 1; i < parts.length; i += 2) {
      List<String> lines = parts[i].lines().toList();
      assertThat(lines.get(0)).isEqualTo("mermaid");
      assertThat(lines.get(1)).isEqualTo("flowchart TD");
      Set<String> nodes = new HashSet<>();
      Set<String> reached = new HashSet<>(Set.of("n0"));
      for (String line : lines.subList(2, lines.size())) {
        // What was escaped is a number between # and ;, which nothing else may hold.
        String plain = line.replaceAll("#\\d+;", "_");
        Matcher node = NODE.matcher(plain);
        Matcher edge = EDGE.matcher(plain);
        if (node.matches()) {
          assertThat(nodes.add(node.group(1))).as("once: " + line).isTrue();
        } else if (edge.matches()) {
          assertThat(nodes).as("known: " + line).contains(edge.group(1), edge.group(2));
          assertThat(reached.add(edge.group(2))).as("one way to it: " + line).isTrue();
        } else {
          assertThat(line).matches("  classDef open .*|  class n\\d+(,n\\d+)* open");
        }
        assertThat(plain).doesNotContain("%%");
      }
      assertThat(reached).isEqualTo(nodes);
    }
  }

  @Test
  void theChartIsAWholeTree() {
    String markdown = markdown(several("Sharded64"));
    requireSane(markdown);
    assertThat(markdown)
        .contains("{\"threads?\"}")
        .contains("-->|\"64 (oversubscribed)\"|")
        .contains("[\"not settled: may be ConcurrentHashMap, Sharded64\"]")
        .containsPattern("  class n\\d+(,n\\d+)* open");
  }

  @Test
  void aHostileNameBreaksNeitherTableNorChart() {
    String markdown = markdown(several(HOSTILE));
    requireSane(markdown);
    List<String> rows = markdown.lines().filter(line -> line.startsWith("| ")).toList();
    assertThat(rows).isNotEmpty();
    assertThat(rows)
        .allSatisfy(
            row ->
                assertThat(row.replace("\\|", "").chars().filter(c -> c == '|').count())
                    .isEqualTo(7));
    assertThat(markdown.replaceAll("(?s)```mermaid.*?```", ""))
        .doesNotContain("<b>")
        .doesNotContain("](http");
  }

  @Test
  void tableNamesMachineJdkForksAndUnits() {
    String markdown = markdown(several("Sharded64"));
    assertThat(markdown)
        .startsWith("# What to take on planted-2cpu\n")
        .contains("Machine: planted-2cpu: Planted CPU, 2 CPUs; JDK 17.0.15, 25.0.3.")
        .contains("## What to take: Contention by writes; planted-2cpu, JDK " + JDK)
        .contains("| where | writes % | take | better than the second by | P % | blocks |")
        .contains("| --- | ---: | --- | --- | ---: | ---: |")
        .contains("64 threads (oversub.)")
        .contains("The chart holds for what was measured, and nothing else: JDK 17.0.15 or 25.0.3");
  }

  @Test
  void nothingDecidedIsSaid() {
    PlantedFindings planted =
        new PlantedFindings().blocks(0).add(PlantedFindings.writes(1, 1024), "X", w -> 0, 0.6);
    assertThat(markdown(planted))
        .contains("Too little was measured to decide anything.")
        .doesNotContain("mermaid");
  }

  @Test
  void plainTextPassesAsItIs() {
    assertThat(Mermaid.quoted("1 to 20 % (reads only)")).isEqualTo("\"1 to 20 % (reads only)\"");
    assertThat(Mermaid.quoted("a\"b%%c")).isEqualTo("\"a#34;b%#37;c\"");
    assertThat(DecisionMarkdown.escaped("a_b|c [1, 2] (x)")).isEqualTo("a\\_b\\|c [1, 2] (x)");
  }
}
