package watershed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import watershed.record.Cell;
import watershed.record.Contenders;
import watershed.record.DiffPlan;
import watershed.record.Journal;
import watershed.record.Json;
import watershed.record.PlannedCell;
import watershed.record.Planted;
import watershed.record.PlantedPairs;
import watershed.record.PlantedRuns;
import watershed.record.PlantedSearch;
import watershed.record.Run;
import watershed.record.RunDirectory;
import watershed.record.RunStore;
import watershed.record.Side;
import watershed.record.Trial;
import watershed.record.Windows;

/** What the records of a measured diff come to, down to the exit code and the files. */
class MeasuredDiffTest {
  private static final Cell CELL = Cell.of("Contention", Map.of("writes", "5"), 2);
  private static final String JDK = "17.0.15";
  private static final int PAIRS = 10;

  /** Ten figures about 0 with a standard deviation of .93. */
  private static final double[] SCATTER = {-1.4, -1.1, -0.8, -0.5, -0.1, 0.3, 0.5, 0.7, 1.0, 1.4};

  @TempDir Path scratch;

  private String directory(List<Trial> trials) {
    RunDirectory directory =
        new RunStore(scratch.resolve("results"))
            .createDiff(PlantedRuns.machine(), LocalDate.of(2026, 11, 22), JDK);
    Side a = new Side(Side.A, JDK, List.of(), null);
    Side b = new Side(Side.B, JDK, List.of("-ea"), null);
    Json.write(
        directory.file(DiffPlan.FILE),
        new DiffPlan(a, b, PAIRS, DiffLooks.at(PAIRS), .03, List.of(), null, List.of(), List.of()));
    Windows windows = new Windows(10, 100, 10, 10, 30);
    directory.write(
        PlantedRuns.run(List.of(sides()), Map.of())
            .withPlanned(List.of(new PlannedCell(CELL, Side.entrants(), PAIRS, windows))));
    try (Journal journal = directory.journal()) {
      for (int block = 0; block < PAIRS; block++) {
        int number = block;
        List<Trial> ofBlock = trials.stream().filter(t -> t.block() == number).toList();
        if (!ofBlock.isEmpty()) {
          journal.appendBlock(ofBlock);
        }
      }
    }
    return directory.path().toString();
  }

  private static Run.ExperimentInfo sides() {
    return new Run.ExperimentInfo(
        "Contention",
        "watershed.experiments.Contention",
        "",
        "",
        "side",
        "",
        "",
        List.of(),
        Side.A,
        List.of(Side.A, Side.B),
        Map.of(),
        List.of());
  }

  private Path policy(String text) throws IOException {
    return Files.writeString(scratch.resolve("policy.json"), text);
  }

  private JsonNode judged(String directory) {
    Path out = scratch.resolve("out");
    Told told = Told.by("diff", directory, "--out", out.toString());
    assertThat(told.err()).isEmpty();
    return Json.readTree(out.resolve("diff.json"));
  }

  /** Operations per microsecond of B where A does 10. */
  private String planted(double ofB) {
    Map<String, Double> truth = Map.of(Side.A, 10.0, Contenders.twinOf(Side.A), 10.0, Side.B, ofB);
    return directory(new Planted(8).noise(.004, .01, 0).blocks(PAIRS).cell(CELL, truth).trials());
  }

  @Test
  void theSideThatIsJudgedIsTheSecond() {
    String slower = planted(9);
    assertThat(Told.by("diff", slower).exit()).isEqualTo(1);
    JsonNode worse = judged(slower).get("subjects").get(0);
    assertThat(worse.get("verdict").asString()).isEqualTo("REGRESSED");
    assertThat(worse.get("change").asDouble()).isBetween(.88, .92);
    assertThat(worse.get("paired").asBoolean()).isTrue();
    String faster = planted(11);
    assertThat(Told.by("diff", faster).exit()).isZero();
    JsonNode better = judged(faster).get("subjects").get(0);
    assertThat(better.get("verdict").asString()).isEqualTo("IMPROVED");
    assertThat(better.get("change").asDouble()).isBetween(1.08, 1.12);
  }

  /** t = 2.48 with 9 degrees of freedom: p = .035, too much for two looks and not for one. */
  @Test
  void theLooksOnTheWayAreReckonedWith() {
    double[] logs = Arrays.stream(SCATTER).map(x -> .05 + .0682 * x).toArray();
    JsonNode judged = judged(directory(PlantedPairs.of(CELL, JDK, logs)));
    assertThat(judged.at("/rules/looks").asInt()).isEqualTo(2);
    JsonNode subject = judged.get("subjects").get(0);
    assertThat(subject.get("p").asDouble()).isBetween(.03, .04);
    assertThat(subject.get("adjustedP").asDouble()).isGreaterThan(.05);
    assertThat(subject.get("verdict").asString()).isEqualTo("INCONCLUSIVE");
  }

  /** By all seven pairs there would be no verdict: each of the last two is a change of its own. */
  @Test
  void whatWasCutOffBetweenTwoLooksIsJudgedAsAtTheFirst() {
    String cut = directory(PlantedPairs.of(CELL, JDK, .02, .04, .05, .06, .08, -.9, .9));
    JsonNode judged = judged(cut);
    JsonNode subject = judged.get("subjects").get(0);
    assertThat(subject.get("forksBase").asInt()).isEqualTo(5);
    assertThat(subject.get("verdict").asString()).isEqualTo("REGRESSED");
    String unfinished = "unfinished: 7 of 10 pairs of 1 cell";
    assertThat(judged.get("notes").valueStream().map(JsonNode::asString))
        .anyMatch(note -> note.startsWith(unfinished));
    assertThat(Told.by("diff", cut).out()).contains("note: " + unfinished);
  }

  @Test
  void aRegressionThatIsNotConfirmedFailsUnlessThePolicyAsksForMore() throws IOException {
    String likely = directory(PlantedPairs.of(CELL, JDK, .02, .04, .05, .06, .08));
    Told any = Told.by("diff", likely);
    assertThat(any.exit()).as(any.out()).isEqualTo(1);
    assertThat(any.out()).contains("REGRESSED").doesNotContain("REGRESSED, confirmed");
    Path confirmedOnly = policy("{\"confirmedOnly\": true}");
    Told only = Told.by("diff", likely, "--policy", confirmedOnly.toString());
    assertThat(only.exit()).as(only.out()).isZero();
    assertThat(only.out()).contains("REGRESSED", "warns");
  }

  @Test
  void aSideThatFailedEverywhereIsJudgedAndLeavesItsFiles() throws IOException {
    List<Trial> trials =
        new ArrayList<>(new Planted(3).blocks(1).cell(CELL, Map.of(Side.A, 10.0)).trials());
    trials.add(Planted.trial(CELL, Side.B, JDK, 0, Trial.Outcome.THREW, "no such method").failed());
    String directory = directory(trials);
    Path out = scratch.resolve("out");
    Told told = Told.by("diff", directory, "--out", out.toString());
    assertThat(told.err()).isEmpty();
    assertThat(told.exit()).isEqualTo(2);
    assertThat(told.out())
        .contains("0 comparisons", "a fork of side b failed in block 0 (THREW): no such method")
        .contains("INVALID: 1 cell without a whole comparison");
    for (String file : List.of("diff.json", "diff.html", "diff.md", "forest.csv")) {
      assertThat(out.resolve(file)).isNotEmptyFile();
    }
    Path lenient = policy("{\"fails\": [\"REGRESSED\"]}");
    Told let = Told.by("diff", directory, "--policy", lenient.toString());
    assertThat(let.exit()).as("nothing was shown").isEqualTo(2);
    assertThat(let.out()).contains("INVALID: nothing could be compared");
  }

  @Test
  void oneSideAloneLacksTheOther() throws IOException {
    String file = Files.writeString(scratch.resolve("base.json"), "[]").toString();
    Told.refused("NEW is missing", "diff", file);
    RunDirectory run =
        new RunStore(scratch.resolve("results"))
            .create(PlantedRuns.machine(), LocalDate.of(2026, 11, 22), JDK);
    run.write(PlantedRuns.run(List.of(PlantedRuns.contention(List.of("A", "B"))), Map.of()));
    Told.refused("NEW is missing", "diff", run.path().toString());
    Told.refused("no run at", "diff", scratch.toString());
  }

  @Test
  void aSearchIsNoSideOfAComparison() {
    String search = PlantedSearch.plan(scratch.resolve("results"), "Contention").path().toString();
    Told.refused("is a search", "diff", search);
    Told.refused("is a search", "diff", search, search);
    Told.refused("is a search", "compare", "A", "B", search);
  }
}
