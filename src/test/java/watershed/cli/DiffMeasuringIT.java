package watershed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import watershed.record.DiffPlan;
import watershed.record.Journal;
import watershed.record.Json;
import watershed.record.Measurement;
import watershed.record.RunDirectory;
import watershed.record.RunStore;
import watershed.record.Trial;
import watershed.testing.GuestJars;

/** Real forks of two sides, journaled; what they come to is another test's question. */
@Timeout(180)
class DiffMeasuringIT {
  private static final String JAVA = System.getProperty("java.home");

  @TempDir Path scratch;

  private Told diff(String... more) {
    String[] fixed = {"diff", "--results", scratch.resolve("results").toString()};
    String[] all = Arrays.copyOf(fixed, fixed.length + more.length);
    System.arraycopy(more, 0, all, fixed.length, more.length);
    Told told = Told.by(all);
    assertThat(told.err()).doesNotContain("internal error");
    return told;
  }

  private RunDirectory directory() {
    return new RunStore(scratch.resolve("results")).newestDiff();
  }

  /** Trials by contender, in the order of their blocks; all must have completed. */
  private static Map<String, List<Trial>> sides(RunDirectory directory) {
    Map<String, List<Trial>> sides = new TreeMap<>();
    List<Trial> trials = directory.trials().trials();
    assertThat(trials).allSatisfy(t -> assertThat(t.completed()).as(t.error()).isTrue());
    for (String side : Set.of("a", "a#2", "b")) {
      sides.put(side, trials.stream().filter(t -> t.contender().equals(side)).toList());
    }
    return sides;
  }

  private static JsonNode jmh(Trial trial) {
    JsonNode jmh = trial.jmh();
    assertThat(jmh).isNotNull();
    return jmh;
  }

  private static List<String> flags(Trial trial) {
    return jmh(trial).get("jvmArgs").valueStream().map(JsonNode::asString).toList();
  }

  private static double logMean(Trial trial) {
    return jmh(trial)
        .at("/primaryMetric/rawData/0")
        .valueStream()
        .mapToDouble(score -> Math.log(score.asDouble()))
        .average()
        .orElseThrow();
  }

  @Test
  void oneJdkTwiceIsJournaledAndGoneOnWithFromWhereItWasCutOff() throws IOException {
    String[] words = {
      "--jdk",
      JAVA,
      "--jdk",
      JAVA,
      "Planted",
      "-p",
      "plant=none",
      "--preset",
      "flash",
      "--pairs",
      "2",
      "--seed",
      "7"
    };
    Told told = diff(words);
    assertThat(told.out()).contains("the sides are the same (A/A)");
    RunDirectory directory = directory();
    Path journal = directory.file(Journal.FILE);
    byte[] whole = Files.readAllBytes(journal);
    Map<String, List<Trial>> first = sides(directory);
    assertThat(first.values()).allSatisfy(trials -> assertThat(trials).hasSize(2));
    assertThat(directory.trials().trials())
        .allSatisfy(t -> assertThat(t.positions()).as("took turns").hasSize(t.windows().rounds()));
    assertThat(directory.run().jdks()).as("named twice, it is one JDK").hasSize(1);

    // As if killed while it wrote the second block: the first is kept byte by byte.
    int ofFirst = new String(whole, StandardCharsets.UTF_8).indexOf('\n') + 1;
    int firstBlock = endOfLine(whole, endOfLine(whole, ofFirst));
    Files.write(journal, Arrays.copyOf(whole, firstBlock + 100));
    diff("--resume", directory.path().toString());
    byte[] again = Files.readAllBytes(journal);
    assertThat(Arrays.copyOf(again, firstBlock)).isEqualTo(Arrays.copyOf(whole, firstBlock));
    assertThat(sides(directory)).allSatisfy((side, trials) -> assertThat(trials).hasSize(2));
    assertThat(directory.run().sittings()).hasSize(2);

    Told other = Told.by("diff", "--resume", directory.path().toString(), "--b", "-Xint");
    assertThat(other.err()).contains("another configuration", "flags of B");
  }

  private static int endOfLine(byte[] text, int from) {
    int at = from;
    while (text[at] != '\n') {
      at++;
    }
    return at + 1;
  }

  /**
   * By a delta of a tenth: what the short warm-up of flash leaves to drift stays below that. So
   * much is planted that five pairs find it beside a build.
   */
  @Test
  void aSlowdownThatAFlagOfOneSidePlantsEndsAsARegression() {
    Told told =
        diff(
            "--a",
            "-Dwatershed.planted.percent=0",
            "--b",
            "-Dwatershed.planted.percent=60",
            "--jvm-args=-Dboth=yes",
            "Planted",
            "-p",
            "plant=none",
            "--preset",
            "flash",
            "--pairs",
            "5",
            "--delta",
            "0.1");
    RunDirectory directory = directory();
    sides(directory)
        .forEach(
            (side, trials) -> {
              String own = "-Dwatershed.planted.percent=" + (side.equals("b") ? 60 : 0);
              String others = "-Dwatershed.planted.percent=" + (side.equals("b") ? 0 : 60);
              assertThat(trials).hasSize(5);
              for (Trial trial : trials) {
                assertThat(flags(trial)).contains(own, "-Dboth=yes").doesNotContain(others);
              }
            });
    DiffPlan plan = directory.diffPlan();
    assertThat(plan.a().flags()).containsExactly("-Dwatershed.planted.percent=0");
    assertThat(plan.b().flags()).containsExactly("-Dwatershed.planted.percent=60");

    assertThat(told.exit()).as(told.out()).isEqualTo(1);
    JsonNode slower = Json.readTree(directory.file("diff.json")).get("subjects").get(0);
    assertThat(slower.get("metric").asString()).isEqualTo(Measurement.PRIMARY);
    assertThat(slower.get("verdict").asString()).isEqualTo("REGRESSED");
    assertThat(slower.get("change").asDouble()).as("1.6 was planted").isBetween(1.3, 1.95);
  }

  /** Their forks have the flags of their annotations and the user's, and no others. */
  @Test
  void jarsOfOtherPeopleTakeTurnsAndATenthMoreWorkIsSeenInTheirRecords() {
    Path a = GuestJars.burner(scratch, "old", 2000, "@Benchmark public void gone() {}");
    Path b = GuestJars.burner(scratch, "new", 2200, "");
    Told told =
        diff(
            "--jar-a",
            a.toString(),
            "--jar-b",
            b.toString(),
            "--b",
            "-Dside=b",
            "--jvm-args=-XX:+UseParallelGC",
            "Burner",
            "-p",
            "scale=1",
            "--preset",
            "flash",
            "--pairs",
            "3",
            "--seed",
            "1");
    String gone = "guest.Burner.gone (avgt) is in 'old.jar' alone";
    assertThat(told.out()).contains(gone).doesNotContain(scratch.resolve("old").toString());
    assertThat(Json.readTree(directory().file("diff.json")).get("unmatched").valueStream())
        .as("who reads the files alone sees it too")
        .anyMatch(alone -> alone.get("why").asString().equals(gone));
    RunDirectory directory = directory();
    Map<String, List<Trial>> sides = sides(directory);
    DiffPlan plan = directory.diffPlan();
    assertThat(plan.a().jar()).isNotNull().isNotEqualTo(plan.b().jar());
    List<Double> changes = new ArrayList<>();
    for (int block = 0; block < 3; block++) {
      Trial ofA = sides.get("a").get(block);
      Trial ofB = sides.get("b").get(block);
      for (Trial trial : List.of(ofA, sides.get("a#2").get(block), ofB)) {
        // Proof that the profiler met the jar's own JMH: a round's place for each window kept.
        int rounds = trial.windows().rounds();
        assertThat(trial.positions()).hasSize(rounds);
        assertThat(jmh(trial).at("/primaryMetric/rawData/0").size()).isEqualTo(rounds);
        assertThat(jmh(trial).get("benchmark").asString()).isEqualTo("guest.Burner.burn");
        assertThat(jmh(trial).at("/params/scale").asString()).isEqualTo("1");
        assertThat(trial.cell().experiment()).isEqualTo("guest.Burner.burn");
        assertThat(trial.cell().params()).containsOnly(Map.entry("scale", "1"));
        // Its annotation's, then the user's: nothing of the JVM that waits for the fork.
        List<String> flags = new ArrayList<>(GuestJars.APPENDED);
        flags.add("-XX:+UseParallelGC");
        if (trial.contender().equals("b")) {
          flags.add("-Dside=b");
        }
        assertThat(flags(trial)).containsExactlyElementsOf(flags);
      }
      assertThat(ofA.jar()).isEqualTo(plan.a().jar().digest());
      assertThat(ofB.jar()).isEqualTo(plan.b().jar().digest());
      changes.add(logMean(ofB) - logMean(ofA));
    }
    changes.sort(null);
    assertThat(changes.get(1)).as("calibrated work: ln 1.1 = .095").isBetween(.03, .16);
  }
}
