package watershed.report.html;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import watershed.analysis.DecisionTable;
import watershed.analysis.Ledger;
import watershed.record.Axis;
import watershed.record.Health;
import watershed.record.PlannedCell;
import watershed.record.Trial;
import watershed.report.CellTable;
import watershed.report.DecisionMarkdown;
import watershed.report.HealthText;
import watershed.report.ReportParts;
import watershed.report.RunRecords;
import watershed.report.View;

/** What a machine answers, in one screen: what to take, and how sure that is. */
final class AnswerSection {
  private static final String NOT_CHECKED = "not checked";

  /** Causes that leave room for the rest of a screen. */
  private static final int MOST_CAUSES = 12;

  private static final String CAUSES = "the text of \"report\" has all.";

  private AnswerSection() {}

  static Section section(Inputs inputs) {
    List<CellTable> tables = new ArrayList<>();
    Inputs.Searched search = inputs.search();
    tables.addAll(search == null ? Winners.tables(inputs.views()) : decisions(inputs, search));
    List<String> texts =
        tables.isEmpty()
            ? List.of("Nothing that was compared in this run tells which one to take.")
            : List.of();
    Ledger ledger = inputs.ledger();
    if (ledger != null && !ledger.coverage().isEmpty()) {
      tables.add(LedgerPart.coverage(ledger));
    }
    tables.add(quality(inputs));
    List<Link> links =
        search == null || texts.size() > 0
            ? List.of()
            : List.of(new Link("Every stretch, with how sure it is", DecisionMarkdown.FILE));
    return new Section("answer", "What this machine answers", texts, tables, List.of(), links);
  }

  /** What a search has decided, in short. */
  private static List<CellTable> decisions(Inputs inputs, Inputs.Searched search) {
    DecisionTable decisions =
        DecisionTable.of(inputs.records().machine(), search.plan(), search.findings());
    CellTable table = ReportParts.decisionSummary(decisions, search.plan());
    if (table.rows().isEmpty()) {
      return List.of();
    }
    List<String> notes = new ArrayList<>();
    notes.add(ReportParts.summaryReading(decisions.indifference()));
    String constants = ReportParts.constants(search.plan(), inputs.records().machine().cpus());
    if (!constants.isEmpty()) {
      notes.add("Always " + constants + ".");
    }
    notes.add(
        "From "
            + ReportParts.measured(inputs.records(), search.plan())
            + ". decision.md, linked below, has every stretch by itself, with how sure it is.");
    String title =
        table.title()
            + ": "
            + decisions.settled()
            + " of "
            + decisions.rows().size()
            + " answers settled";
    return List.of(new CellTable(title, table.columns(), table.rows(), notes));
  }

  private static CellTable quality(Inputs inputs) {
    RunRecords records = inputs.records();
    List<Trial> trials = records.trials();
    List<Trial> done = trials.stream().filter(Trial::completed).toList();
    long failed = trials.stream().filter(Trial::failed).count();
    int planned = records.run().planned().stream().mapToInt(PlannedCell::blocks).sum();
    long blocks = ReportParts.blocks(trials);
    List<List<String>> rows = new ArrayList<>();
    boolean search = inputs.search() != null;
    rows.add(
        List.of(
            "measured",
            ReportParts.count(blocks, "block")
                + (search || planned == 0 ? "" : " of " + planned + " planned")
                + ", "
                + ReportParts.count(done.size(), "completed fork")
                + (failed == 0 ? ", none failed" : ", " + failed + " failed")));
    Thinned<List<String>> lacking = Thinned.first(lacking(inputs), MOST_CAUSES, "cause", CAUSES);
    rows.addAll(lacking.kept());
    if (!search && records.run().budgetSeconds() != null) {
      rows.add(List.of("plan", ReportParts.plan(records)));
    }
    rows.add(List.of("how", ReportParts.how(done)));
    controls(inputs).forEach(control -> rows.add(List.of("control", control)));
    rows.add(List.of("machine before", health(records.run().before())));
    rows.add(List.of("machine after", health(records.run().after())));
    String dropped = records.dropped();
    if (dropped != null) {
      rows.add(List.of("left out", dropped));
    }
    return new CellTable(
        "How sure that is: the quality of this run",
        List.of(CellTable.Column.text("what"), CellTable.Column.text("found")),
        rows,
        lacking.notes());
  }

  /** A row for each cause for which forks, or their counts of events, are missing. */
  private static List<List<String>> lacking(Inputs inputs) {
    List<List<String>> rows = new ArrayList<>();
    for (View view : inputs.views()) {
      ReportParts.failures(view)
          .forEach(why -> rows.add(List.of("not measured", view.info().name() + ": " + why)));
    }
    return rows;
  }

  private static List<String> controls(Inputs inputs) {
    Inputs.Searched search = inputs.search();
    if (search != null) {
      return ReportParts.controls(inputs.records(), search.plan());
    }
    return inputs.views().stream()
        .filter(v -> v.info().axis().equals(Axis.WRITES.label()))
        .filter(v -> !ReportParts.timesOperations(v))
        .map(v -> v.info().name() + ": " + ReportParts.control(v))
        .filter(text -> !text.endsWith(": "))
        .toList();
  }

  private static String health(@Nullable Health health) {
    return health == null ? NOT_CHECKED : HealthText.verdict(health);
  }
}
