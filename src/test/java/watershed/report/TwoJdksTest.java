package watershed.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import watershed.analysis.diff.DiffRules;
import watershed.analysis.diff.EnvironmentGates;
import watershed.analysis.diff.Matching;
import watershed.analysis.diff.MetricChoice;
import watershed.analysis.diff.Rulings;
import watershed.analysis.diff.RunSide;
import watershed.analysis.diff.StoredSide;
import watershed.record.Jdk;
import watershed.record.PlantedRuns;
import watershed.record.Policy;
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

  /** Each side is made of its own JDK's trials alone: all of them give the same. */
  @Test
  void otherJdksTrialsChangeNothing() {
    RunRecords records = records(PlantedRuns.emptyMaps(5, 8).trials());
    List<StoredSide> sides =
        RunSide.jdks(records.run(), records.trials()).stream()
            .map(jdk -> all(records, jdk))
            .toList();
    assertThat(sides).hasSize(2);
    Matching matching = Matching.of(sides.get(0), sides.get(1), new MetricChoice(List.of()), true);
    assertThat(TwoJdks.of(records))
        .isEqualTo(
            DiffDocument.of(
                new ComparedNames("JDK 17.0.15", "JDK 25.0.3"),
                Rulings.judge(
                    matching,
                    EnvironmentGates.ofOneRun(records.run()),
                    DiffRules.USUAL,
                    Policy.USUAL)));
  }

  private static StoredSide all(RunRecords records, Jdk jdk) {
    return RunSide.of(records.name(), records.run(), records.machine(), records.trials(), jdk);
  }

  @Test
  void aRunOnOneJdkIsNone() {
    assertThat(TwoJdks.of(records(PlantedRuns.contention(2, 2).trials()))).isNull();
    assertThat(TwoJdks.of(records(List.of()))).isNull();
  }
}
