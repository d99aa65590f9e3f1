package watershed.report;

import static org.assertj.core.api.Assertions.assertThat;
import static watershed.analysis.PlantedFindings.rises;

import java.util.List;
import org.junit.jupiter.api.Test;
import watershed.analysis.Decision;
import watershed.analysis.DecisionTable;
import watershed.analysis.PlantedFindings;

class ReadmeDecisionTest {
  private static final String HOSTILE = "a`|b\n<i>";

  private static String readme(PlantedFindings planted) {
    RunRecords records = FindTextTest.records(List.of());
    return ReadmeDecision.of(records, planted.plan(), planted.findings(), "results/m/r-find");
  }

  private static PlantedFindings two(String design) {
    return new PlantedFindings()
        .add(PlantedFindings.writes(1, 1024), design, rises(0.2, 20), 0.01)
        .add(PlantedFindings.writes(64, 1024), design, w -> 0, 0.2)
        .add(PlantedFindings.writes(64, 1024), "25.0.3", design, w -> -0.3, 0.01, null);
  }

  @Test
  void aRowASliceHoldsEveryStretchWithItsMarginAndWhatIsOpen() {
    String readme = readme(two("Sharded64"));
    List<String> rows = readme.lines().filter(line -> line.startsWith("|")).toList();
    assertThat(rows).hasSize(4);
    assertThat(rows.get(0)).isEqualTo("| where | JDK 17.0.15 | JDK 25.0.3 |");
    assertThat(rows.get(2))
        .startsWith("| 1 thread | 1..1")
        .containsPattern("1\\.\\.1[\\d.]+ %: `ConcurrentHashMap` by [\\d.]+ % \\[.*?\\] over `Sh")
        .containsPattern("[\\d.]+\\.\\.100 %: `Sharded64` by [\\d.]+ % \\[.*?\\] over `Concurrent")
        .endsWith("| no answer yet |");
    assertThat(rows.get(3))
        .startsWith("| 64 threads (oversubscribed) |")
        .contains("*open*: `ConcurrentHashMap`, `Sharded64`")
        .contains("| 1..100 %: `ConcurrentHashMap` by ");
    assertThat(readme).contains("planted-2cpu").contains("results/m/r-find`;");
  }

  /** 2 to 51 % better: not told apart, but no reason to take the other. */
  @Test
  void whoIsNearTheBestIsNamedThoughAnotherIsNotToldFromIt() {
    PlantedFindings planted =
        new PlantedFindings().add(PlantedFindings.writes(2, 1024), "Sharded64", w -> -0.2, 0.11);
    assertThat(readme(planted))
        .containsPattern(
            "1\\.\\.100 %: `ConcurrentHashMap`, not told from `Sharded64` \\(at most 5\\d")
        .contains("better than the one named by more than 3 %");
    DecisionTable table =
        DecisionTable.of(
            FindTextTest.records(List.of()).machine(), planted.plan(), planted.findings());
    assertThat(table.rows())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.certainty()).isEqualTo(Decision.Certainty.NEAR_BEST);
              assertThat(row.willDo()).containsExactly("ConcurrentHashMap");
              assertThat(row.others()).containsExactly("Sharded64");
            });
    String text = FindText.of(FindTextTest.records(List.of()), planted.plan(), planted.findings());
    assertThat(text.replaceAll("\\s+", " "))
        .containsPattern("ConcurrentHashMap \\(Sharded64 not told from it, may cost up to 5\\d")
        .doesNotContain("any of ConcurrentHashMap");
  }

  @Test
  void aHostileNameStaysInItsCell() {
    assertThat(readme(two(HOSTILE)).lines().filter(line -> line.startsWith("|")))
        .hasSize(4)
        .allSatisfy(
            row ->
                assertThat(row.replace("\\|", "").chars().filter(c -> c == '|').count())
                    .isEqualTo(4));
  }
}
