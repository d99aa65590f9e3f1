package watershed.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import watershed.analysis.Ledger;
import watershed.lab.Catalogue;
import watershed.lab.ExperimentSpec;
import watershed.record.Cell;
import watershed.record.Planted;
import watershed.record.PlantedRuns;
import watershed.record.Run;
import watershed.record.Trial;

/**
 * Of every claim of the suite that no figure decides: somebody judges it, and says what is missing.
 */
class RuleClaimsTest {
  private static final String WHY = "2 CPUs are needed, there is 1";

  private static Stream<DynamicTest> each(BiConsumer<ExperimentSpec, String> is) {
    List<DynamicTest> tests = new ArrayList<>();
    for (ExperimentSpec spec : Catalogue.load().all()) {
      for (Run.ClaimInfo claim : spec.info().claims()) {
        if (claim.figures().isEmpty()) {
          tests.add(DynamicTest.dynamicTest(claim.id(), () -> is.accept(spec, claim.id())));
        }
      }
    }
    assertThat(tests).hasSizeGreaterThan(5);
    return tests.stream();
  }

  private static Ledger.Row row(ExperimentSpec spec, String claim, boolean unavailable) {
    Run.ExperimentInfo info = spec.info();
    Map<String, String> params = new TreeMap<>(info.defaults());
    params.remove(info.contender());
    Cell cell = Cell.of(info.name(), params, 2);
    Trial.Outcome outcome = unavailable ? Trial.Outcome.UNAVAILABLE : Trial.Outcome.CRASHED;
    List<Trial> trials = new ArrayList<>();
    for (String jdk : List.of("17.0.15", "25.0.3")) {
      trials.add(Planted.trial(cell, info.baseline(), jdk, 0, outcome, WHY).failed());
    }
    RunRecords records =
        new RunRecords(
            "2026-11-22-jdk17.0.15",
            PlantedRuns.machine(),
            PlantedRuns.run(List.of(info), Map.of()),
            trials,
            null,
            List.of(),
            List.of());
    return Judgements.of(records).ledger().rows().stream()
        .filter(r -> r.claim().id().equals(claim))
        .findFirst()
        .orElseThrow();
  }

  @TestFactory
  Stream<DynamicTest> isNotMeasurableWhereNothingCanBeHad() {
    return each(
        (spec, claim) ->
            assertThat(row(spec, claim, true).verdicts())
                .isNotEmpty()
                .allSatisfy(v -> assertThat(v.verdict().label()).isEqualTo("NOT MEASURABLE HERE"))
                .allSatisfy(v -> assertThat(v.reason()).isEqualTo(WHY)));
  }

  @TestFactory
  Stream<DynamicTest> isNeverSettledByForksThatFailed() {
    return each(
        (spec, claim) ->
            assertThat(row(spec, claim, false).verdicts())
                .isNotEmpty()
                .noneMatch(v -> v.verdict().settled()));
  }
}
