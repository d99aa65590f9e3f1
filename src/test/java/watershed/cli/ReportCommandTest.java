package watershed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import watershed.record.Cell;
import watershed.record.Journal;
import watershed.record.PlantedRuns;
import watershed.record.RunDirectory;
import watershed.record.RunStore;
import watershed.record.Trial;

class ReportCommandTest {
  @TempDir Path results;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path run = Path.of("");

  @BeforeEach
  void plant() {
    RunDirectory directory =
        new RunStore(results).create(PlantedRuns.machine(), LocalDate.of(2026, 11, 22), "17.0.15");
    directory.write(
        PlantedRuns.run(
            List.of(PlantedRuns.emptyMapsInfo()),
            Map.of(Cell.of("EmptyMaps", Map.of("puts", "0"), 1), 3)));
    List<Trial> trials = PlantedRuns.emptyMaps(1, 3).trials();
    try (Journal journal = directory.journal()) {
      for (int i = 0; i < 12; i += 4) {
        journal.appendBlock(trials.subList(i, i + 4));
      }
    }
    run = directory.path();
  }

  private int execute(String... args) {
    CommandLine line = Watershed.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    return line.execute(args);
  }

  @Test
  void theNewestRunIsReported() {
    assertThat(execute("report", "--results", results.toString())).isZero();
    assertThat(out.toString()).contains("2.2  EmptyMaps").contains("3 of 3 planned blocks");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void aPackedRunReadsTheSame() {
    execute("report", run.toString());
    String plain = out.toString();
    assertThat(execute("report", run.toString(), "--csv", "--pack")).isZero();
    assertThat(run.resolve("trials.jsonl")).doesNotExist();
    assertThat(run.resolve("measurements.csv.gz")).exists();
    out.getBuffer().setLength(0);
    execute("report", run.toString());
    assertThat(out.toString()).isEqualTo(plain);
  }

  @Test
  void exportsStandBesideTheJournal() throws IOException {
    assertThat(execute("report", run.toString(), "--csv", "--json")).isZero();
    assertThat(Files.readAllLines(run.resolve("measurements.csv"))).hasSizeGreaterThan(100);
    assertThat(Files.readString(run.resolve("jmh-result.json"))).contains("\"rawData\"");
  }

  @Test
  void theLedgerStandsBesideTheJournal() throws IOException {
    assertThat(execute("report", run.toString(), "--ledger")).isZero();
    assertThat(out.toString()).contains("ledger.json").contains("ledger.md");
    assertThat(Files.readString(run.resolve("ledger.json"))).contains("\"2.2-zero-is-32\"");
    assertThat(Files.readString(run.resolve("ledger.md"))).contains("| 2.2 | 2.2-zero-is-32: ");
  }

  @Test
  void thePageStandsBesideTheJournalUnlessItIsNotWanted() throws IOException {
    execute("report", "--no-html", "--results", results.toString());
    assertThat(run.resolve("report.html")).doesNotExist();
    assertThat(results.resolve("index.html")).doesNotExist();
    execute("report", "--results", results.toString());
    assertThat(Files.readString(run.resolve("report.html"))).contains("2.2 EmptyMaps");
    assertThat(Files.readString(results.resolve("index.html"))).contains("2.2-zero-is-32");
    assertThat(out.toString()).contains("wrote " + run.resolve("report.html"));
  }

  @Test
  void anybodysFileOfJmhIsDrawnBesideIt() throws IOException {
    execute("report", run.toString(), "--json");
    assertThat(execute("report", run.resolve("jmh-result.json").toString())).isZero();
    assertThat(Files.readString(run.resolve("jmh-result.report.html"))).contains("<h1>");
    Path broken = Files.writeString(results.resolve("broken.json"), "[{");
    assertThat(execute("report", broken.toString())).isEqualTo(2);
    assertThat(err.toString().lines()).hasSize(1);
  }

  @Test
  void anUnfinishedBlockIsToldOf() throws IOException {
    Path journal = run.resolve("trials.jsonl");
    String text = Files.readString(journal);
    Files.writeString(journal, text.substring(0, text.length() - 10));
    assertThat(execute("report", run.toString())).isZero();
    assertThat(out.toString().replaceAll("\\s+", " "))
        .contains("2 of 3 planned blocks: THE RUN IS INCOMPLETE")
        .contains("3 forks and a torn line were left out");
  }

  @Test
  void badInputIsOneLineAndExitCodeTwo() {
    assertThat(execute("report", results.resolve("nowhere").toString())).isEqualTo(2);
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString()).startsWith("watershed: no run at").contains("nowhere");
  }
}
