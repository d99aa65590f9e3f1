package watershed.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** What earlier builds wrote is read by this one. */
class EarlierRunTest {
  @TempDir Path dir;

  private ObjectNode stored() {
    RunDirectory directory = new RunDirectory(dir);
    directory.write(PlantedRuns.run(List.of(PlantedRuns.emptyMapsInfo()), Map.of()));
    return (ObjectNode) Json.readTree(dir.resolve(RunDirectory.RUN));
  }

  private Run read(ObjectNode run) {
    Json.write(dir.resolve(RunDirectory.RUN), run);
    return new RunDirectory(dir).run();
  }

  @Test
  void aClaimOfThatTimeKeepsItsNumberInItsRule() {
    ObjectNode run = stored();
    ObjectNode experiment = (ObjectNode) run.at("/experiments/0");
    experiment.remove(List.of("className", "defaults"));
    ObjectNode claim = (ObjectNode) experiment.at("/claims/0");
    claim.remove(List.of("figures", "with"));
    claim.put("rule", "p99.9 of stalls, load=closed, is the threshold within 5 %");
    claim.put("threshold", 100_000.0);
    claim.put("unit", "ns");

    Run.ExperimentInfo read = read(run).experiments().get(0);

    assertThat(read.className()).isEqualTo("watershed.experiments.EmptyMaps");
    assertThat(read.defaults()).isEmpty();
    assertThat(read.claims())
        .containsExactly(
            new Run.ClaimInfo(
                "2.2-zero-is-32",
                "Created with 0 is about 32 B",
                "48 B",
                "p99.9 of stalls, load=closed, is 100000 within 5 %",
                List.of()));
  }

  @Test
  void whatABudgetCutAPlanFromWasNotRecorded() {
    ObjectNode run = stored();
    run.remove("uncutBlocks");
    assertThat(read(run).uncutBlocks()).isNull();
    assertThat(read(run).budgetSeconds()).isEqualTo(600);
  }

  @Test
  void whatThisBuildWroteComesBackAsItWas() {
    Run.FigureInfo figure = new Run.FigureInfo("{a} / {b}", "", "ABOVE", 1.5, "ratio");
    Run.ExperimentInfo plain = PlantedRuns.emptyMapsInfo();
    Run.ExperimentInfo info =
        new Run.ExperimentInfo(
            plain.name(),
            "watershed.experiments.creation.EmptyMaps",
            plain.section(),
            plain.question(),
            plain.contender(),
            plain.axis(),
            plain.harness(),
            plain.controls(),
            plain.baseline(),
            plain.contenders(),
            Map.of("puts", "0"),
            List.of(new Run.ClaimInfo("2.2-x", "Says.", "", "", List.of(figure), "PointerChase")));
    Run run = PlantedRuns.run(List.of(info), Map.of()).cutFrom(496);
    RunDirectory directory = new RunDirectory(dir);
    directory.write(run);
    assertThat(directory.run()).isEqualTo(run);
  }

  @Test
  void whatNoBuildEverWroteIsStillRefused() {
    ObjectNode run = stored();
    ((ObjectNode) run.at("/experiments/0")).remove("baseline");
    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> read(run))
        .withMessageContaining("baseline");
  }

  @Test
  void committedResultsAreRead() {
    RunStore.Listing kept = new RunStore(Path.of("results")).list();
    assertThat(kept.unreadable()).isEmpty();
    assertThat(kept.runs()).isNotEmpty();
    for (RunDirectory run : kept.runs()) {
      assertThat(run.run().experiments())
          .isNotEmpty()
          .allSatisfy(e -> assertThat(e.className()).startsWith("watershed.experiments."))
          .flatExtracting(Run.ExperimentInfo::claims)
          .allSatisfy(c -> assertThat(c.rule()).doesNotContain("the threshold"));
      assertThatCode(run::trials).doesNotThrowAnyException();
    }
  }
}
