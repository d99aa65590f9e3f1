package watershed.report;

import static org.assertj.core.api.Assertions.assertThat;
import static watershed.analysis.ClaimVerdict.Verdict.CONFIRMED;
import static watershed.analysis.ClaimVerdict.Verdict.INCONCLUSIVE;
import static watershed.analysis.ClaimVerdict.Verdict.NOT_MEASURABLE;
import static watershed.analysis.ClaimVerdict.Verdict.REFUTED;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import watershed.analysis.ClaimVerdict;
import watershed.lab.Catalogue;
import watershed.lab.ExperimentSpec;
import watershed.record.Run;

/**
 * Each of the four verdicts on every claim of the catalogue, from what forks would see in worlds
 * where the document is right and where it is wrong.
 */
class WorldsTest {
  /** The methods of a test that together plant what confirms, refutes and leaves a claim open. */
  private record Elsewhere(String test, List<String> methods) {
    static Elsewhere of(String test, String... methods) {
      return new Elsewhere(test, List.of(methods));
    }

    /** What they say, each up to the next test of its class. */
    String source() throws IOException {
      String all = Files.readString(Path.of("src/test/java/watershed/" + test + ".java"));
      StringBuilder found = new StringBuilder();
      for (String method : methods) {
        int from = all.indexOf("  void " + method + "(");
        assertThat(from).as("%s in %s", method, test).isNotNegative();
        int next = all.indexOf("\n  @", from);
        found.append(all, from, next < 0 ? all.length() : next);
      }
      return found.toString();
    }
  }

  /**
   * Claims whose judges take more than a line tells. Of all of them {@link RuleClaimsTest} has NOT
   * MEASURABLE HERE.
   */
  private static final Map<String, Elsewhere> ELSEWHERE =
      Map.of(
          "0.3-planted-stalls",
          Elsewhere.of("report/JudgementsTest", "aPlantedTailIsRecoveredOrMissed"),
          "2.3-a-locked-map-wins",
          Elsewhere.of(
              "analysis/ContentionClaimsTest", "theLockedMapWinsEverywhereNowhereOrSomewhere"),
          "2.3-b-sharded-beats-lock",
          Elsewhere.of(
              "analysis/ContentionClaimsTest", "theOrderOfLatenciesIsJudgedByIntervalsApart"),
          "2.3-c-formula",
          Elsewhere.of(
              "analysis/FormulaClaimTest",
              "theDocumentsOwnLawIsConfirmed",
              "anotherConstantIsRefuted",
              "oneForkEachOrTooMuchNoiseOrNoRivalLeavesItOpen"),
          "2.3-d-sharded-for-many-keys",
          Elsewhere.of("analysis/ContentionClaimsTest", "theFlowHoldsOnlyIfBothBranchesDo"),
          "4.5-cost-jumps-at-a-cache-edge",
          Elsewhere.of(
              "analysis/CacheEdgeClaimTest",
              "aJumpWithinAStepOfAnEdgeOfTheChaseIsAtIt",
              "aJumpSeveralStepsFromEveryEdgeIsRefuted",
              "whatIsNearByItsMiddleAloneIsOpen"));

  private static final Map<String, ExperimentSpec> BY_CLAIM = byClaim();

  private static Map<String, ExperimentSpec> byClaim() {
    Map<String, ExperimentSpec> all = new LinkedHashMap<>();
    for (ExperimentSpec spec : Catalogue.load().all()) {
      for (Run.ClaimInfo claim : spec.info().claims()) {
        all.put(claim.id(), spec);
      }
    }
    return all;
  }

  private static List<World> worlds() {
    return Stream.of(WorldsOfTime.ALL, WorldsOfMemory.ALL, WorldsOfRaces.ALL)
        .flatMap(List::stream)
        .toList();
  }

  private static Stream<DynamicTest> each(BiConsumer<World, PlantedWorlds> is) {
    return each(world -> true, is);
  }

  private static Stream<DynamicTest> each(
      Predicate<World> which, BiConsumer<World, PlantedWorlds> is) {
    return worlds().stream()
        .filter(which)
        .map(
            world -> {
              ExperimentSpec spec = BY_CLAIM.get(world.claim());
              if (spec == null) {
                throw new AssertionError("no such claim: " + world.claim());
              }
              return DynamicTest.dynamicTest(
                  world.claim(), () -> is.accept(world, new PlantedWorlds(spec, world.claim())));
            });
  }

  private static void check(ClaimVerdict verdict, ClaimVerdict.Verdict wanted) {
    assertThat(verdict.verdict()).as(verdict.toString()).isEqualTo(wanted);
  }

  @Test
  void everyClaimHasItsWorldsOrATestOfItsOwn() {
    List<String> told = new ArrayList<>(worlds().stream().map(World::claim).toList());
    told.addAll(ELSEWHERE.keySet());
    assertThat(told).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(BY_CLAIM.keySet());
  }

  @Test
  void whatIsToldElsewhereIsThere() throws IOException {
    for (Map.Entry<String, Elsewhere> claim : ELSEWHERE.entrySet()) {
      assertThat(claim.getValue().source())
          .as(claim.getKey())
          .contains("isEqualTo(CONFIRMED)", "isEqualTo(REFUTED)", "isEqualTo(INCONCLUSIVE)");
    }
    assertThat(BY_CLAIM.entrySet().stream().filter(e -> ELSEWHERE.containsKey(e.getKey())))
        .as("RuleClaimsTest goes through those without figures")
        .allSatisfy(
            e ->
                assertThat(e.getValue().info().claims())
                    .filteredOn(claim -> claim.id().equals(e.getKey()))
                    .allSatisfy(claim -> assertThat(claim.figures()).isEmpty()));
  }

  @TestFactory
  Stream<DynamicTest> whereTheDocumentIsRightItIsConfirmed() {
    return each(
        (world, planted) -> {
          assertThat(world.rights()).isNotEmpty();
          for (int i = 0; i < world.rights().size(); i++) {
            check(planted.all(world.right(i)), CONFIRMED);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> whereItIsWrongItIsRefuted() {
    return each(
        (world, planted) -> {
          assertThat(world.wrongs()).isNotEmpty();
          for (int i = 0; i < world.wrongs().size(); i++) {
            boolean open = !world.irrefutable().isEmpty();
            check(planted.all(world.wrong(i)), open ? INCONCLUSIVE : REFUTED);
          }
        });
  }

  /**
   * Where some forks see the one world and some the other, the claim is left open. Not so of what
   * may happen: one fork that saw it is enough, and open it is where none did.
   */
  @TestFactory
  Stream<DynamicTest> whereForksDisagreeItIsOpen() {
    return each(
        world -> world.irrefutable().isEmpty(),
        (world, planted) -> {
          List<ClaimVerdict> verdicts = new ArrayList<>();
          for (int others = 1; others < PlantedWorlds.BLOCKS; others++) {
            verdicts.add(planted.mixed(world.right(0), world.wrong(0), others));
          }
          assertThat(verdicts)
              .anySatisfy(
                  verdict -> {
                    assertThat(verdict.verdict()).isEqualTo(INCONCLUSIVE);
                    assertThat(verdict.reason()).isNotBlank();
                  })
              .allSatisfy(
                  verdict -> assertThat(verdict.verdict()).isIn(CONFIRMED, REFUTED, INCONCLUSIVE));
        });
  }

  @TestFactory
  Stream<DynamicTest> whereNothingCanBeHadItSaysSo() {
    return each(
        (world, planted) -> {
          ClaimVerdict verdict = planted.unavailable(world.right(0));
          check(verdict, NOT_MEASURABLE);
          assertThat(verdict.reason()).isEqualTo(PlantedWorlds.WHY);
        });
  }

  /** Without what tells a claim from its like, what was timed confirms nothing. */
  @TestFactory
  Stream<DynamicTest> whereAnEventIsNotCountedItSaysSo() {
    return each(
        world -> !world.counted().isEmpty(),
        (world, planted) -> {
          ClaimVerdict verdict =
              planted.all(PlantedWorlds.without(world.counted(), world.right(0)));
          check(verdict, NOT_MEASURABLE);
          assertThat(verdict.reason()).contains("no fork recorded " + world.counted());
        });
  }
}
