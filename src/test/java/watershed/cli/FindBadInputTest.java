package watershed.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static watershed.cli.Told.refused;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import watershed.record.Cell;
import watershed.record.FindPlan;
import watershed.record.PlantedRuns;
import watershed.record.PlantedSearch;
import watershed.record.RunDirectory;
import watershed.record.RunStore;

/** What is wrong with a search's input is told in one line, and nothing is touched. */
class FindBadInputTest {
  @TempDir Path scratch;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fnid                                            | did you mean 'find'?",
        "find --dry-rum                                  | did you mean '--dry-run'?",
        "find --dry-run Contention twice                 | one word too many",
        "find --dry-run Contentoin                       | did you mean 'Contention'?",
        "find --dry-run --designs RWLok,Sharded8         | did you mean 'RWLock'?",
        "find --dry-run --designs RWLock                 | name at least two",
        "find --dry-run --designs RWLock,rwlock          | name at least two",
        "find --dry-run --designs RWLock,,Sharded8      | no such value",
        "find --dry-run --designs NullMap,RWLock         | the harness's own cost",
        "find --dry-run --designs RWLock,Sharded8 --incumbent Caffeine | not among the designs",
        "find --dry-run --designs RWLock,Sharded8 --incumbent Sharded  | did you mean 'Sharded8'?",
        "find --dry-run Planted                          | has no such axis (it has threads)",
        "find --dry-run StrideSweep --axis keys          | has no such axis (it has threads)",
        "find --dry-run PlantedShot --axis threads       | find: PlantedShot is measured by single shots",
        "find --dry-run Latency                          | find: Latency has a score that the load",
        "find --dry-run VirtualThreads                   | find: VirtualThreads has one JMH thread",
        "find --dry-run --axis size                      | but was 'size'",
        "find --dry-run -p wirtes=5                      | did you mean 'writes'?",
        "find --dry-run -p design=RWLock                 | name what is compared by --designs",
        "find --dry-run -p writes=5                      | at least two",
        "find --dry-run -p writes=5,5.0                  | at least two",
        "find --dry-run -p writes=5,101                  | out of range",
        "find --dry-run -p writes=50..200                | out of range",
        "find --dry-run -p writes=50..5                  | begins below where it ends",
        "find --dry-run -p writes=5..                    | not a number",
        "find --dry-run -p writes=                       | a value is empty",
        "find --dry-run -p writes=5,,9                   | a value is empty",
        "find --dry-run -p keys=1024..4096               | a range is for the axis alone",
        "find --dry-run -p keys=many                     | not a number",
        "find --dry-run -p distribution=zifp             | did you mean 'zipf'?",
        "find --dry-run --axis threads -t 4000           | at least two",
        "find --dry-run --axis threads -t 1,4000         | measure the scheduler too",
        "find --dry-run -t 0                             | a whole number from 1",
        "find --dry-run -t some                          | give a number",
        "find --dry-run --budget 1s                      | give at least that",
        "find --dry-run --budget soon                    | such as 90s",
        "find --dry-run --turn-deadline soon             | such as 90s",
        "find --dry-run --indifference 0.03              | such as 3%",
        "find --dry-run --indifference 90%               | such as 3%",
        "find --dry-run --indifference little            | such as 3%",
        "find --dry-run --precision 0                    | above 0",
        "find --dry-run --precision NaN                  | above 0",
        "find --dry-run --precision fine                 | fine",
        "find --dry-run --most 0                         | from 1",
        "find --dry-run --most all                       | all",
        "find --dry-run --seed one                       | one",
        "find --dry-run --jdk /nowhere                   | no JDK at '/nowhere'",
        "find --resume /nowhere                          | no run at '/nowhere'",
      })
  void badWordsAreAnsweredInOneLine(String line, String says) {
    refused(says, line.strip().split("\\s+"));
  }

  @Test
  void aSearchAndARunAreNotGoneOnWithByEachOthersVerb() {
    RunDirectory search = PlantedSearch.plan(scratch, "Contention");
    RunDirectory run =
        new RunStore(scratch).create(PlantedRuns.machine(), LocalDate.of(2026, 11, 22), "17.0.15");
    String results = scratch.toString();
    refused("no run under", "run", "--resume", "--results", results);
    run.write(
        PlantedRuns.run(
            List.of(PlantedRuns.contention(List.of("A", "B"))),
            Map.of(Cell.of("Contention", Map.of(), 2), 5)));

    refused("find --resume DIR", "run", "--resume", search.path().toString());
    refused("run --resume DIR", "find", "--resume", run.path().toString());
    // Without a directory each verb takes the newest of its own kind, and then sees the machine.
    refused("jdk17.0.15' was measured", "run", "--resume", "--results", results, "--jdk", home());
    refused("-find' was measured", "find", "--resume", "--results", results, "--jdk", home());
  }

  @Test
  void noSearchToGoOnWithIsAnsweredInOneLine() {
    String results = scratch.resolve("empty").toString();
    refused("no search under", "find", "--resume", "--results", results);
  }

  @Test
  void aSearchOfAnotherConfigurationIsNotGoneOnWithAndSaysWhy() throws IOException {
    RunDirectory directory = PlantedSearch.plan(scratch, "Contention");
    Map<Path, String> before = contents(directory.path());

    Told told =
        Told.by(
            "find",
            "--resume",
            directory.path().toString(),
            "--jdk",
            home(),
            "--designs",
            "ConcurrentHashMap,Sharded64",
            "-p",
            "keys=4096",
            "--seed",
            "8");

    assertThat(told.exit()).isEqualTo(Watershed.EXIT_ERROR);
    assertThat(told.err().lines()).hasSize(1);
    assertThat(told.err())
        .contains("another configuration", "machine: stored", "measuring code: stored", "JDKs")
        .contains("designs: only stored [RWLock], only asked for [Sharded64]")
        .contains("slices: only stored [Contention{")
        .contains("seed: stored 7, here 8")
        .doesNotContain("axis:", "precision:");
    assertThat(contents(directory.path())).isEqualTo(before);
  }

  @Test
  void aDamagedPlanIsNamedAndLeftAlone() throws IOException {
    RunDirectory directory = PlantedSearch.plan(scratch, "Contention");
    Path file = directory.file(FindPlan.FILE);
    String damaged = Files.readString(file).replace("mostBlocks", "mostBolcks");
    Files.writeString(file, damaged);
    refused("find.json", "report", directory.path().toString());
    refused("find.json", "find", "--resume", directory.path().toString());
    assertThat(file).hasContent(damaged);
  }

  private static String home() {
    return System.getProperty("java.home");
  }

  private static Map<Path, String> contents(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .collect(
              Collectors.toMap(
                  f -> f,
                  f -> {
                    try {
                      return Files.readString(f);
                    } catch (IOException e) {
                      throw new UncheckedIOException(e);
                    }
                  }));
    }
  }
}
