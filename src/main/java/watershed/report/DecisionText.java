package watershed.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import watershed.analysis.Decision;
import watershed.analysis.Decision.Certainty;
import watershed.analysis.DecisionTable;
import watershed.analysis.Regret;
import watershed.record.Axis;

/** A decision table as tables of text. */
final class DecisionText {
  /** Shown as more than this, since the method knows no better. */
  private static final double SURE = 0.999;

  /** Characters that most ranges fit into. */
  private static final int RANGE = 18;

  private DecisionText() {}

  /** One table for each experiment, axis and JDK. */
  static List<CellTable> tables(DecisionTable table, SliceNames names) {
    record Part(String experiment, Axis axis, String jdk) {}
    Map<Part, List<Decision>> parts = new LinkedHashMap<>();
    for (Decision row : table.rows()) {
      Part part = new Part(row.slice().experiment(), row.slice().axis(), row.jdk());
      parts.computeIfAbsent(part, k -> new ArrayList<>()).add(row);
    }
    List<CellTable> tables = new ArrayList<>();
    parts.forEach(
        (part, rows) ->
            tables.add(
                new CellTable(
                    title(table, rows.get(0)),
                    List.of(
                        CellTable.Column.text("where"),
                        CellTable.Column.number(SliceNames.heading(part.axis)),
                        CellTable.Column.text("take"),
                        CellTable.Column.text("better than the second by"),
                        CellTable.Column.number("P %"),
                        CellTable.Column.number("blocks")),
                    rows.stream().map(row -> texts(row, names)).toList(),
                    List.of())));
    return tables;
  }

  /** The same as lines: a heading for each slice, below it a line for each stretch. */
  static List<String> lines(DecisionTable table, SliceNames names) {
    List<String> lines = new ArrayList<>();
    String title = "";
    String slice = "";
    for (Decision row : table.rows()) {
      if (!title(table, row).equals(title)) {
        title = title(table, row);
        slice = "";
        lines.add("");
        lines.addAll(Wrap.text(title, ""));
      }
      if (!names.label(row.slice()).equals(slice)) {
        slice = names.label(row.slice());
        lines.addAll(Wrap.text(slice + " (" + Numbers.count(row.blocks(), "block") + ")", "  "));
      }
      String range = range(row) + SliceNames.unit(row.slice().axis());
      String pad = " ".repeat(Math.max(2, RANGE - range.length()));
      lines.addAll(Wrap.text(range + pad + says(row), "    "));
    }
    return lines;
  }

  static String says(Decision row) {
    String margin = row.certainty() == Certainty.ANY_OF ? "" : "; better by " + second(row);
    return take(row) + margin + "; P " + probability(row) + " %";
  }

  private static String title(DecisionTable table, Decision row) {
    return "What to take: "
        + row.slice().experiment()
        + " by "
        + row.slice().axis().label()
        + "; "
        + table.machine()
        + ", JDK "
        + row.jdk();
  }

  private static List<String> texts(Decision row, SliceNames names) {
    return List.of(
        names.label(row.slice()).replace("oversubscribed", "oversub."),
        range(row),
        take(row),
        second(row),
        probability(row),
        Integer.toString(row.blocks()));
  }

  /** {@code 1..18.2}, or {@code 0}; marked where threads outnumber CPUs. */
  static String range(Decision row) {
    String crowd = row.slice().axis() == Axis.THREADS && row.oversubscribed() ? " (oversub.)" : "";
    return (row.from() == row.to()
            ? Numbers.of(row.from())
            : Numbers.of(row.from()) + ".." + Numbers.of(row.to()))
        + crowd;
  }

  /** What to take; never a bare name where it is not settled. */
  static String take(Decision row) {
    String names = String.join(", ", row.anyOf());
    return switch (row.certainty()) {
      case CLEAR -> row.design();
      case NEAR_BEST ->
          row.design()
              + " ("
              + String.join(", ", row.others())
              + " not told from it, may cost up to "
              + Numbers.of(row.mostLost())
              + " %)";
      case ANY_OF -> "any of " + names + " (costs at most " + Numbers.of(row.mostLost()) + " %)";
      case INCONCLUSIVE ->
          "INCONCLUSIVE: "
              + (row.anyOf().size() == 1 ? names + " leads" : "may be " + names)
              + more(row);
    };
  }

  private static String more(Decision row) {
    Integer blocks = row.moreBlocks();
    if (blocks == null) {
      return "; a crossing here is not settled";
    }
    return blocks >= Decision.HOPELESS
        ? "; no number of blocks in reach would tell"
        : "; about " + Numbers.count(blocks, "more block");
  }

  /** The margin over the second best, from where it is least to where it is most. */
  static String second(Decision row) {
    Regret least = row.least();
    Regret most = row.most();
    Axis axis = row.slice().axis();
    if (row.certainty() == Certainty.ANY_OF || least.at() == most.at()) {
      return margin(least) + " over " + least.design();
    }
    boolean same = least.design().equals(most.design());
    return margin(least)
        + (same ? "" : " over " + least.design())
        + " at "
        + SliceNames.value(axis, least.at())
        + " to "
        + margin(most)
        + " over "
        + most.design()
        + " at "
        + SliceNames.value(axis, most.at());
  }

  /** {@code 12.3 % [10.1, 14.5]}. */
  static String margin(Regret regret) {
    return percent(regret.percent())
        + " % ["
        + percent(regret.low())
        + ", "
        + percent(regret.high())
        + "]";
  }

  /** No more digits than anyone could measure. */
  static String percent(double percent) {
    return Numbers.of(Math.abs(percent) < 0.005 ? 0 : percent);
  }

  static String probability(Decision row) {
    return row.probability() > SURE
        ? "> " + Numbers.of(100 * SURE)
        : Numbers.of(100 * row.probability());
  }

  /** How to read the tables. */
  static String reading(DecisionTable table) {
    return "P: least probability, over the range, that no other design is better than the one to"
        + " take by more than "
        + Numbers.percent(table.indifference())
        + ". Those not told from it may be as good, or cost what is said. \"Any of\": the choice"
        + " is free, for they differ too little to matter, or cross here within the precision"
        + " asked. Margins are"
        + " by how much the design to take is better than the second best, [95 %], where least"
        + " and where most. Every design was compared with the incumbent; two others through it,"
        + " which overstates their interval. Nothing is said of threads, keys, shares or"
        + " parameters that are not in the table, nor between its lines; 0 % writes is a cell of"
        + " its own.";
  }
}
