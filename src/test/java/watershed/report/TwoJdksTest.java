package watershed.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import watershed.record.PlantedRuns;
import watershed.record.Run;
import watershed.record.Trial;

/** A run on two JDKs is a comparison by itself. */
class TwoJdksTest {
  private static RunRecords records(List<Trial> trials) {
    Run run =
        PlantedRuns.run(
            List.of(PlantedRuns.emptyMapsInfo(), PlantedRuns.contention(PlantedRuns.DESIGNS)),
            Map.of());
    return new RunRecords("a-run", PlantedRuns.machine(), run, trials, null, List.of());
  }

  @Test
  void theLastJdkIsHeldAgainstTheFirst() {
    DiffDocument diff = TwoJdks.of(records(PlantedRuns.emptyMaps(5, 8).trials()));
    assertThat(diff).isNotNull();
    assertThat(diff.base()).isEqualTo("JDK 17.0.15");
    assertThat(diff.next()).isEqualTo("JDK 25.0.3");
    assertThat(diff.subjects())
        .filteredOn(row -> row.metric().equals("primary"))
        .filteredOn(row -> "hashMap".equals(row.params().get("method")))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.verdict()).isEqualTo("IMPROVED");
              assertThat(row.change()).isBetween(0.7, 0.9);
              assertThat(row.paired()).isTrue();
              assertThat(row.forksBase()).isEqualTo(8);
            });
  }

  @Test
  void aRunOnOneJdkIsNone() {
    assertThat(TwoJdks.of(records(PlantedRuns.contention(2, 2).trials()))).isNull();
    assertThat(TwoJdks.of(records(List.of()))).isNull();
  }
}
