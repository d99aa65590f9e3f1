package watershed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import watershed.record.Planted;
import watershed.record.PlantedSearch;
import watershed.record.RunDirectory;
import watershed.record.Trial;

class FindCommandTest {
  @TempDir Path results;

  @Test
  void aDryRunSaysWhatWouldBeSearchedAndTouchesNothing() {
    Told told =
        Told.by(
            "find",
            "--dry-run",
            "--designs",
            "RWLock,ConcurrentHashMap,Sharded64",
            "--incumbent",
            "RWLock",
            "-p",
            "keys=1024,65536",
            "-t",
            "2",
            "--budget",
            "10m",
            "--seed",
            "3",
            "--results",
            results.resolve("none").toString());
    assertThat(told.exit()).as(told.err()).isZero();
    assertThat(told.out())
        .contains("search: 2 slices of Contention along writes", "seed 3")
        .contains("ConcurrentHashMap, RWLock, Sharded64")
        .containsPattern("against +RWLock")
        .contains("4 forks in turns")
        .containsPattern("budget +10 min 00 s: .*about \\d+ blocks")
        .contains("keys=1024", "keys=65536", "x2 along writes, 101 points from 0 to 100")
        .doesNotContain("left out");
    assertThat(results.resolve("none")).doesNotExist();
  }

  @Test
  void aSmallBudgetSaysWhichOfTheExperimentsOwnSlicesItLeavesOut() {
    Told told =
        Told.by("find", "--dry-run", "--designs", "RWLock,ConcurrentHashMap", "--budget", "3m");
    assertThat(told.out()).contains("1 slice of", "left out     2 of the experiment's own slices");
  }

  @Test
  void aSearchIsReportedAndListed() {
    RunDirectory directory = PlantedSearch.measured(results, "Contention", 3);
    Told report = Told.by("report", directory.path().toString());
    assertThat(report.exit()).as(report.err()).isZero();
    assertThat(report.out()).contains("ConcurrentHashMap", "RWLock");
    Told newest = Told.by("report", "--results", results.toString());
    assertThat(newest.out()).startsWith(report.out()).contains("index.html");
    Told list = Told.by("list", "--results", results.toString());
    assertThat(list.out()).contains(directory.path() + "  find, JDK 17.0.15");
  }

  @Test
  void aSearchThatHasNoBlockYetIsReportedToo() {
    RunDirectory directory = PlantedSearch.plan(results, "Contention");
    Told report = Told.by("report", directory.path().toString());
    assertThat(report.exit()).as(report.err()).isZero();
  }

  @Test
  void thePageOfASearchHasItsMapAndItsSlices() throws IOException {
    RunDirectory directory = PlantedSearch.measured(results, "Contention", 3);
    Told.by("report", directory.path().toString());
    assertThat(Files.readString(directory.file("report.html")))
        .contains("id=\"map-1\"", "id=\"slice-1\"", "What to take");
  }

  @Test
  void whatToTakeInACellIsAnsweredWithinWhatWasMeasuredAndRefusedBeyond() {
    String search = PlantedSearch.measured(results, "Contention", 3).path().toString();
    Told below = Told.by("report", search, "--take", "threads=2,writes=5");
    assertThat(below.exit()).as(below.err()).isZero();
    assertThat(below.out()).startsWith("JDK 17.0.15: ConcurrentHashMap; better by ");
    assertThat(Told.by("report", search, "--take", "threads=2,writes=80,keys=16384").out())
        .startsWith("JDK 17.0.15: RWLock; better by ");
    Told.refused("nearest measured is", "report", search, "--take", "threads=4,writes=5");
    Told.refused("not measured: keys=9", "report", search, "--take", "threads=2,writes=5,keys=9");
    Told.refused("not measured: writes=1;", "report", search, "--take", "threads=2,writes=1");
    Told.refused("not measured: JDK 25", "report", search, "--take", "threads=2,writes=5,jdk=25");
    Told.refused("name writes too", "report", search, "--take", "threads=2");
    assertThat(Told.by("report", search, "--take", "writes=5").out()).isEqualTo(below.out());
    assertThat(Told.by("report", "--take", "writes=5", "--results", results.toString()).out())
        .as("of the newest search")
        .isEqualTo(below.out());
    Told.refused("ask for one of them", "report", search, "--take", "writes=5", "--readme");
    Told.refused("a whole number from 1", "report", search, "--take", "threads=two,writes=5");
  }

  @Test
  void theTableOfTheReadmeIsMadeOfASearchToo() {
    String search = PlantedSearch.measured(results, "Contention", 3).path().toString();
    Told told = Told.by("report", search, "--readme");
    assertThat(told.exit()).as(told.err()).isZero();
    assertThat(told.out())
        .containsPattern("\\| 2 threads \\| 0 %: .*`ConcurrentHashMap` by [\\d.]+ % \\[");
    assertThat(Told.by("report", search, "--picture", "Contention").out())
        .startsWith("<svg ")
        .contains("<polyline ", "fitted, 95 %");
    Told.refused("come to nothing of Latency", "report", search, "--picture", "Latency");
  }

  @Test
  void aPackedSearchReadsTheSame() {
    RunDirectory directory = PlantedSearch.measured(results, "Contention", 3);
    String plain = Told.by("report", directory.path().toString()).out();
    assertThat(Told.by("report", "--pack", directory.path().toString()).exit()).isZero();
    assertThat(directory.file("trials.jsonl")).doesNotExist();
    assertThat(Told.by("report", directory.path().toString()).out()).isEqualTo(plain);
  }

  @Test
  void whereASearchGoesNextFollowsFromItsJournalAndSeedAlone() {
    RunDirectory directory = PlantedSearch.measured(results, "Contention", 1);
    Searcher all = Searcher.of(directory);
    List<Trial> prefix = new ArrayList<>();
    for (Trial trial : directory.trials().trials()) {
      prefix.add(trial);
      if (prefix.size() % PlantedSearch.FORKS == 0) {
        SearchState known = all.after(prefix);
        SearchState resumed = Searcher.of(directory).after(List.copyOf(prefix));
        assertThat(resumed.next()).isEqualTo(known.next());
        assertThat(resumed.findings()).isEqualTo(known.findings());
      }
    }
  }

  @Test
  void aSearchOfWhichNothingCompletesComesToAnEnd() {
    RunDirectory directory = PlantedSearch.plan(results, "Contention");
    Trial failed =
        Planted.trial(
                PlantedSearch.slice("Contention").cell(5),
                "RWLock",
                "17.0.15",
                0,
                Trial.Outcome.UNAVAILABLE,
                "planted")
            .failed();
    assertThat(Searcher.of(directory).after(List.of()).next()).isNotNull();
    assertThat(Searcher.of(directory).after(List.of(failed)).next()).isNull();
  }
}
