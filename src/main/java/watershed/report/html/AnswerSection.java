package watershed.report.html;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import watershed.analysis.DecisionTable;
import watershed.analysis.Ledger;
import watershed.analysis.Ratio;
import watershed.analysis.Series;
import watershed.analysis.Winner;
import watershed.record.Axis;
import watershed.record.Health;
import watershed.record.PlannedCell;
import watershed.record.Trial;
import watershed.report.CellTable;
import watershed.report.HealthText;
import watershed.report.ReportParts;
import watershed.report.RunRecords;
import watershed.report.View;

/** What a machine answers, in one screen: what to take, and how sure that is. */
final class AnswerSection {
  /** Rows that leave room for the rest of a screen. */
  private static final int MOST_ROWS = 14;

  private static final String NOT_CHECKED = "not checked";

  private static final String BOUNDS =
      "Each gain's interval is its own. \"May be best too\" completes a set that holds the truly best"
          + " one with 95 %: against several others at once that is harder to show, so that a gain"
          + " clear of 1 may leave its rival there.";

  private AnswerSection() {}

  static Section section(Inputs inputs) {
    List<CellTable> tables = new ArrayList<>();
    Inputs.Searched search = inputs.search();
    tables.addAll(search == null ? winners(inputs) : decisions(inputs, search));
    List<String> texts =
        tables.isEmpty()
            ? List.of("Nothing that was compared in this run tells which one to take.")
            : List.of();
    Ledger ledger = inputs.ledger();
    if (ledger != null && !ledger.coverage().isEmpty()) {
      tables.add(headline(ledger));
    }
    tables.add(quality(inputs));
    return new Section("answer", "What this machine answers", texts, tables, List.of(), List.of());
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
            + ". decision.md has every stretch by itself, with how sure it is.");
    return List.of(new CellTable(table.title(), table.columns(), table.rows(), notes));
  }

  /** How far the ledger answers, a row for each JDK. */
  private static CellTable headline(Ledger ledger) {
    return new CellTable(
        "What this machine says to the document's claims",
        List.of(CellTable.Column.text("JDK"), CellTable.Column.text("ledger")),
        ledger.coverage().stream().map(c -> List.of(c.jdk(), ReportParts.coverage(c))).toList(),
        List.of());
  }

  /** The same with no more rows than a screen holds, and a note of the others. */
  private static CellTable cut(CellTable table) {
    Thinned<List<String>> rows = Thinned.first(table.rows(), MOST_ROWS, "row");
    List<String> notes = new ArrayList<>(table.notes());
    notes.addAll(rows.notes());
    return new CellTable(table.title(), table.columns(), rows.kept(), notes);
  }

  /** The leaders of every experiment along shares of writes; of the first one where none is. */
  private static List<CellTable> winners(Inputs inputs) {
    List<View> compared =
        inputs.views().stream()
            .filter(v -> !ReportParts.timesOperations(v) && !v.cells().isEmpty())
            .filter(v -> !v.info().section().startsWith("0"))
            .toList();
    List<View> chosen =
        compared.stream().filter(v -> v.info().axis().equals(Axis.WRITES.label())).toList();
    List<CellTable> tables = new ArrayList<>();
    for (View view : chosen.isEmpty() ? compared.stream().limit(1).toList() : chosen) {
      CellTable table = winners(view);
      if (!table.rows().isEmpty()) {
        tables.add(cut(table));
      }
    }
    return tables;
  }

  private static CellTable winners(View view) {
    List<List<String>> rows = new ArrayList<>();
    SortedMap<Integer, Set<String>> compared = compared(view);
    int most = compared.isEmpty() ? 0 : compared.lastKey();
    for (Places.Place place : Places.all(view)) {
      int here = view.compared(place.cell(), place.jdk()).size();
      Winner winner = view.winner(place.cell(), place.jdk());
      if (winner == null || winner.runnerUp() == null) {
        continue;
      }
      Series best = winner.best().series();
      String tied =
          winner.notDistinguishable().stream()
              .map(s -> s.series().contender())
              .collect(Collectors.joining(", "));
      rows.add(
          List.of(
              view.label(place.cell()),
              place.jdk(),
              best.contender() + (here < most ? ", best of " + here + " compared" : ""),
              gain(view, place, winner),
              tied.isEmpty() ? "no other" : tied,
              Integer.toString(best.forks().size())));
    }
    List<String> notes = new ArrayList<>();
    notes.add(BOUNDS);
    String constants = view.constants();
    if (!constants.isEmpty()) {
      notes.add("Always " + constants + ".");
    }
    compared.forEach(
        (number, names) ->
            notes.add(
                "Compared"
                    + (number < most ? " where fewer were: " : ": ")
                    + String.join(", ", names)
                    + "."));
    return new CellTable(
        "What to take: " + Places.name(view),
        List.of(
            CellTable.Column.text("where"),
            CellTable.Column.text("JDK"),
            CellTable.Column.text("take"),
            CellTable.Column.text("gain [95 %]"),
            CellTable.Column.text("may be best too"),
            CellTable.Column.number("forks")),
        rows,
        notes);
  }

  /** Who was compared somewhere, by how many of them were together. */
  private static SortedMap<Integer, Set<String>> compared(View view) {
    SortedMap<Integer, Set<String>> compared = new TreeMap<>();
    for (Places.Place place : Places.all(view)) {
      List<Series> here = view.compared(place.cell(), place.jdk());
      here.forEach(
          series ->
              compared
                  .computeIfAbsent(here.size(), k -> new LinkedHashSet<>())
                  .add(series.contender()));
    }
    return compared;
  }

  private static String gain(View view, Places.Place place, Winner winner) {
    Series best = winner.best().series();
    Series base = view.samples().primary(place.cell(), view.info().baseline(), place.jdk());
    Winner.Standing second = winner.runnerUp();
    Series other =
        base != null && !base.contender().equals(best.contender())
            ? base
            : second == null ? null : second.series();
    Ratio ratio = other == null ? null : view.ratio(best, other);
    return other == null || ratio == null
        ? "no ratio"
        : ReportParts.gain(ratio) + " over " + other.contender();
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
        List.of());
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
