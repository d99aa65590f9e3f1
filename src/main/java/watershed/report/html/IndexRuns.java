package watershed.report.html;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import watershed.record.Jdk;
import watershed.record.RunStore;
import watershed.report.CellTable;
import watershed.report.LedgerFile;
import watershed.report.ReportParts;

/** The runs of a store, with their pages, and the machines that they were measured on. */
final class IndexRuns {
  private IndexRuns() {}

  static Section section(RunStore store, List<IndexPage.Kept> runs, List<String> unreadable) {
    List<List<String>> rows = new ArrayList<>();
    List<Link> links = new ArrayList<>();
    for (IndexPage.Kept kept : runs) {
      String name = String.valueOf(kept.directory().path().getFileName());
      LedgerFile ledger = kept.ledger();
      rows.add(
          List.of(
              kept.machine().id(),
              name,
              kept.run().jdks().stream().map(Jdk::id).collect(Collectors.joining(", ")),
              kept.directory().isSearch()
                  ? "search"
                  : kept.directory().isDiff() ? "diff" : kept.run().preset(),
              ReportParts.time(kept.run().started()),
              ledger == null ? "" : coverage(ledger)));
      String page = kept.directory().isDiff() ? DiffPage.FILE : RunPage.FILE;
      if (Files.isRegularFile(kept.directory().file(page))) {
        Path path =
            store.root().toAbsolutePath().relativize(kept.directory().path().toAbsolutePath());
        links.add(
            new Link(
                kept.machine().id() + " / " + name,
                path.resolve(page).toString().replace('\\', '/')));
      }
    }
    List<String> texts = new ArrayList<>(unreadable);
    CellTable table =
        new CellTable(
            "",
            List.of(
                CellTable.Column.text("machine"),
                CellTable.Column.text("run"),
                CellTable.Column.text("JDK"),
                CellTable.Column.text("preset"),
                CellTable.Column.text("started"),
                CellTable.Column.text("claims settled")),
            rows,
            List.of());
    return new Section("runs", "Runs", texts, List.of(table, machines(runs)), List.of(), links);
  }

  /** What each machine is: two of one model differ by a number only. */
  private static CellTable machines(List<IndexPage.Kept> runs) {
    Map<String, String> machines = new LinkedHashMap<>();
    runs.forEach(k -> machines.put(k.machine().id(), OriginSection.machine(k.machine())));
    return new CellTable(
        "Machines",
        List.of(CellTable.Column.text("machine"), CellTable.Column.text("what it is")),
        machines.entrySet().stream().map(m -> List.of(m.getKey(), m.getValue())).toList(),
        List.of());
  }

  private static String coverage(LedgerFile ledger) {
    return ledger.coverage().stream()
        .map(c -> c.settled() + " of " + c.claims() + " on " + c.jdk() + selfTests(c))
        .collect(Collectors.joining(", "));
  }

  private static String selfTests(LedgerFile.Coverage c) {
    return c.selfTests() == 0
        ? ""
        : " (self-tests: " + c.recovered() + " of " + c.selfTests() + " recovered)";
  }
}
