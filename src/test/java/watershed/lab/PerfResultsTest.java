package watershed.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;
import org.openjdk.jmh.results.TextResult;
import watershed.record.BadInput;

@SuppressWarnings("rawtypes")
class PerfResultsTest {
  @TempDir Path folder;

  @Test
  void keepsPerfsFiguresAndLeavesTheExperimentsOwnCountersOut() {
    Map<String, Result> secondary =
        Map.of(
            "cache-misses", scalar("cache-misses", 2.5, "#/op"),
            "CPI", scalar("CPI", 0.4, "clks/insn"),
            "finalSize", scalar("finalSize", 1000, "#"));

    PerfResults kept = PerfResults.of(secondary);

    assertThat(kept.counters()).isEqualTo(Map.of("cache-misses #/op", 2.5, "CPI clks/insn", 0.4));
    assertThat(kept.texts()).isEmpty();
  }

  @Test
  void annotatedCodeBecomesAFile() throws IOException {
    PerfResults kept = PerfResults.of(Map.of("·asm", new TextResult("mov %rax", "·asm")));

    kept.write(folder);

    assertThat(kept.counters()).isEmpty();
    assertThat(folder.resolve("asm.txt")).content().contains("mov %rax");
  }

  @Test
  void nothingOfPerfsIsAnError() {
    assertThatThrownBy(() -> PerfResults.of(Map.of("size", scalar("size", 1, "#"))))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("reported nothing");
  }

  private static ScalarResult scalar(String label, double value, String unit) {
    return new ScalarResult(label, value, unit, AggregationPolicy.AVG);
  }
}
