package watershed.report.html;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import watershed.analysis.DecisionTable;
import watershed.analysis.PlantedFindings;
import watershed.analysis.diff.Control;
import watershed.analysis.diff.Gate;
import watershed.analysis.diff.Quality;
import watershed.record.FindPlan;
import watershed.record.Jdk;
import watershed.record.Json;
import watershed.record.Machine;
import watershed.record.Planted;
import watershed.record.PlantedRuns;
import watershed.record.Run;
import watershed.record.RunDirectory;
import watershed.record.RunStore;
import watershed.record.Slice;
import watershed.report.DiffDocument;
import watershed.report.LedgerFile;
import watershed.report.RunRecords;

/** A diff, a search and a store with {@link PlantedPages#HOSTILE} wherever a text can be. */
final class PlantedHostile {
  private static final String NAME = PlantedPages.HOSTILE;

  private PlantedHostile() {}

  /** A comparison as its file has it. */
  static DiffDocument diff() {
    DiffDocument plain = PlantedDiff.of(NAME);
    DiffDocument.Row row = plain.subjects().get(0);
    DiffDocument.Row hostile =
        new DiffDocument.Row(
            NAME,
            Map.of(NAME, NAME),
            row.threads(),
            NAME,
            NAME,
            NAME,
            row.better(),
            row.exact(),
            row.paired(),
            row.forksBase(),
            row.forksNext(),
            row.verdict(),
            row.confirmed(),
            NAME,
            row.delta(),
            row.change(),
            row.low(),
            row.high(),
            row.p(),
            row.adjustedP(),
            row.mde80(),
            row.pairsNeeded(),
            NAME,
            List.of(NAME));
    DiffDocument document =
        new DiffDocument(
            plain.schema(),
            NAME,
            NAME,
            plain.exit(),
            NAME,
            plain.rules(),
            new Quality(80, List.of(new Quality.Part(NAME, 1, 80, NAME))),
            new Control(0, 0, NAME),
            List.of(new Gate(NAME, false, true, NAME)),
            List.of(hostile, plain.subjects().get(1)),
            List.of(
                new DiffDocument.Alone(NAME, Map.of(NAME, NAME), 1, NAME, "INVALID", NAME, NAME)),
            List.of(NAME),
            List.of(NAME));
    return Json.mapper().readValue(Json.line(document), DiffDocument.class);
  }

  private static Machine machine() {
    return new Machine(NAME, NAME, NAME, 1, 1, 2, 1, List.of(), 64, 8192, NAME, NAME);
  }

  private static PlantedFindings findings() {
    return new PlantedFindings()
        .add(slice(1), NAME, PlantedFindings.rises(0.2, 20), 0.01)
        .add(slice(2), NAME, w -> 0.02, 0.4);
  }

  /** A parameter is hostile, and the value of another. */
  private static Slice slice(int threads) {
    return PlantedFindings.writes(
        threads, Map.of("keys", "1024", "mix", NAME, NAME, Integer.toString(threads)));
  }

  /** A search over hostile parameters for a hostile design. */
  static Inputs search() {
    PlantedFindings planted = findings();
    Planted blocks = new Planted(9).blocks(2);
    for (Slice slice : planted.plan().slices()) {
      for (double w : List.of(2.0, 35.0, 100.0)) {
        blocks.cell(slice.cell(w), Map.of(PlantedFindings.INCUMBENT, 20.0, NAME, 21.0));
      }
    }
    RunRecords records =
        new RunRecords(
            NAME,
            machine(),
            PlantedRuns.run(
                List.of(PlantedRuns.contention(List.of(PlantedFindings.INCUMBENT, NAME))),
                Map.of()),
            blocks.trials(),
            null,
            List.of(),
            List.of());
    return PlantedPages.searched(Inputs.of(records), planted);
  }

  /** A run with a ledger and a page, a search that has decided, and a run that cannot be read. */
  static RunStore store(Path root) throws IOException {
    // What a directory may be called everywhere: no slash, and nothing beyond ASCII.
    String name = NAME.replace('/', '_').replaceAll("[^ -~]", "");
    Path home = Files.createDirectories(root.resolve(name));
    Json.write(home.resolve("machine.json"), machine());
    RunDirectory run = directory(home.resolve("run " + name));
    LedgerFile.Verdict verdict =
        new LedgerFile.Verdict(NAME, NAME, NAME, List.of(), List.of(), List.of(), List.of());
    LedgerFile.Claim claim =
        new LedgerFile.Claim(NAME, NAME, NAME, NAME, NAME, NAME, NAME, List.of(verdict));
    Json.write(
        run.file(LedgerFile.FILE),
        new LedgerFile(
            Run.SCHEMA,
            NAME,
            NAME,
            NAME,
            List.of(new LedgerFile.Coverage(NAME, 1, 1, 1, 0, 0)),
            List.of(claim)));
    RunPage.of(PlantedPages.hostile()).write(run.file(RunPage.FILE));
    RunDirectory search = directory(home.resolve("search " + name));
    PlantedFindings planted = findings();
    Json.write(search.file(FindPlan.FILE), planted.plan());
    Json.write(
        search.file(DecisionTable.FILE),
        DecisionTable.of(machine(), planted.plan(), planted.findings()));
    Files.writeString(directory(home.resolve("damaged " + name)).file("run.json"), "{");
    return new RunStore(root);
  }

  private static RunDirectory directory(Path path) throws IOException {
    Run plain = PlantedRuns.run(List.of(), Map.of());
    RunDirectory directory = new RunDirectory(Files.createDirectory(path));
    directory.write(
        new Run(
            plain.schema(),
            NAME,
            plain.started(),
            NAME,
            NAME,
            plain.dirty(),
            NAME,
            NAME,
            plain.budgetSeconds(),
            plain.seed(),
            List.of(new Jdk(NAME, NAME, NAME, NAME)),
            List.of(NAME),
            plain.experiments(),
            plain.planned(),
            null,
            null,
            List.of()));
    return directory;
  }
}
