package watershed.report.html;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import watershed.analysis.DecisionTable;
import watershed.record.BadInput;
import watershed.record.Json;
import watershed.record.Machine;
import watershed.record.Run;
import watershed.record.RunDirectory;
import watershed.record.RunStore;
import watershed.report.CellTable;
import watershed.report.Judgements;
import watershed.report.LedgerFile;
import watershed.report.ReportParts;
import watershed.report.RunRecords;

/** The page over all runs of a store: machines by JDKs. */
public final class IndexPage {
  /** Name of the file within a store. */
  public static final String FILE = "index.html";

  private static final String REWORDED =
      " A claim that was put in other words stands once for each wording, the newest first: a"
          + " verdict is of the words beside it.";

  /** A machine and a JDK. */
  private record Column(String machine, String jdk) {
    String title() {
      return machine + ", JDK " + jdk;
    }
  }

  /** A claim in the words that were judged: a later run may have put it otherwise. */
  private record Wording(String id, String says) {}

  /**
   * A run in the store.
   *
   * @param ledger null for a search and a diff
   */
  record Kept(RunDirectory directory, Run run, Machine machine, @Nullable LedgerFile ledger) {}

  private IndexPage() {}

  /**
   * The page. Ledgers are read where they stand beside their runs, else judged from the records.
   *
   * @throws BadInput if the store cannot be read; runs that cannot be read are told of on the page
   */
  public static Page of(RunStore store) {
    RunStore.Listing listing = store.list();
    List<String> unreadable = new ArrayList<>();
    listing.unreadable().forEach(e -> unreadable.add(e.getMessage()));
    List<Kept> runs = new ArrayList<>();
    for (RunDirectory directory : listing.runs()) {
      try {
        runs.add(new Kept(directory, directory.run(), directory.machine(), ledger(directory)));
      } catch (BadInput e) {
        unreadable.add(e.getMessage());
      }
    }
    return new Page(
        "Watershed: all results",
        ReportParts.count(runs.size(), "run")
            + " on "
            + ReportParts.count(
                runs.stream().map(k -> k.machine.id()).distinct().count(), "machine")
            + ".",
        List.of(answers(runs), IndexRuns.section(store, runs, unreadable), ledgers(runs)),
        "Written by \"report\" from the records of all runs.");
  }

  private static @Nullable LedgerFile ledger(RunDirectory directory) {
    if (directory.isSearch() || directory.isDiff()) {
      return null;
    }
    Path stored = directory.file(LedgerFile.FILE);
    return Files.isRegularFile(stored)
        ? LedgerFile.read(stored)
        : LedgerFile.of(Judgements.of(RunRecords.of(directory)));
  }

  /** The decisions of each machine's newest search that has come to some. */
  private static Section answers(List<Kept> runs) {
    Map<String, RunDirectory> newest = new LinkedHashMap<>();
    for (Kept kept : runs) {
      if (Files.isRegularFile(kept.directory.file(DecisionTable.FILE))) {
        newest.put(kept.machine.id(), kept.directory);
      }
    }
    List<CellTable> tables = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    newest.forEach(
        (machine, directory) -> {
          DecisionTable table = Json.read(directory.file(DecisionTable.FILE), DecisionTable.class);
          tables.add(ReportParts.decisionSummary(table, directory.findPlan()));
          texts.add(
              machine
                  + ": from "
                  + directory.path().getFileName()
                  + ". "
                  + ReportParts.summaryReading(table.indifference()));
        });
    return new Section(
        "answer",
        "What to take",
        tables.isEmpty()
            ? List.of("No search for crossovers has come to a decision yet: \"find\" starts one.")
            : texts,
        tables,
        List.of(),
        List.of());
  }

  /**
   * What is settled gives way to what is settled alone, a short run's question mark to anything.
   */
  private static int weight(String verdict) {
    return switch (verdict) {
      case "CONFIRMED", "REFUTED" -> 2;
      case "NOT IN THIS RUN" -> 0;
      default -> 1;
    };
  }

  /**
   * Claims by machines and JDKs: of each the verdict of the newest run that settled it, else of the
   * newest that gave one.
   */
  private static Section ledgers(List<Kept> runs) {
    Set<Column> columns = new LinkedHashSet<>();
    Map<Wording, Map<Column, String>> verdicts = new HashMap<>();
    Map<Wording, LedgerFile.Claim> claims = new LinkedHashMap<>();
    for (Kept kept : runs) {
      LedgerFile ledger = kept.ledger;
      for (LedgerFile.Claim claim :
          ledger == null ? List.<LedgerFile.Claim>of() : ledger.claims()) {
        Wording wording = new Wording(claim.id(), claim.says());
        Map<Column, String> row = verdicts.computeIfAbsent(wording, k -> new LinkedHashMap<>());
        for (LedgerFile.Verdict verdict : claim.verdicts()) {
          Column column = new Column(kept.machine.id(), verdict.jdk());
          columns.add(column);
          row.merge(
              column,
              verdict.verdict(),
              (before, now) -> weight(now) < weight(before) ? before : now);
        }
        // What was said last stands last, whenever it was said first.
        claims.remove(wording);
        claims.put(wording, claim);
      }
    }
    List<CellTable.Column> headings = new ArrayList<>();
    headings.add(CellTable.Column.text("section"));
    headings.add(CellTable.Column.text("claim"));
    headings.add(CellTable.Column.text("the document says"));
    columns.forEach(column -> headings.add(CellTable.Column.text(column.title())));
    List<Map.Entry<Wording, LedgerFile.Claim>> order = new ArrayList<>(claims.entrySet());
    Collections.reverse(order);
    order.sort(Comparator.comparing(entry -> entry.getKey().id()));
    List<List<String>> rows = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    boolean reworded = false;
    for (Map.Entry<Wording, LedgerFile.Claim> entry : order) {
      Map<Column, String> row = verdicts.getOrDefault(entry.getKey(), Map.of());
      if (!row.isEmpty()) {
        reworded |= !ids.add(entry.getKey().id());
        List<String> texts = new ArrayList<>();
        texts.add(entry.getValue().section());
        texts.add(entry.getKey().id());
        texts.add(entry.getKey().says());
        columns.forEach(column -> texts.add(row.getOrDefault(column, "")));
        rows.add(texts);
      }
    }
    return new Section(
        "ledger",
        "Ledger: every claim on every machine and JDK",
        List.of(
            rows.isEmpty()
                ? "No run states a claim."
                : "Of each machine and JDK the verdict of the newest run that settled it; where none did,"
                    + " of the newest that has one."
                    + (reworded ? REWORDED : "")),
        rows.isEmpty() ? List.of() : List.of(new CellTable("", headings, rows, List.of())),
        List.of(),
        List.of());
  }
}
