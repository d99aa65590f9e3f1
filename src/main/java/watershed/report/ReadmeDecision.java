package watershed.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import watershed.analysis.Decision;
import watershed.analysis.DecisionTable;
import watershed.analysis.Findings;
import watershed.analysis.Regret;
import watershed.record.FindPlan;
import watershed.record.Jdk;

/** What a search decided, as the table of Markdown that stands in the README: a row a slice. */
public final class ReadmeDecision {
  private ReadmeDecision() {}

  /**
   * Writes the part of the README.
   *
   * @param directory of the search as a reader should type it
   * @return lines joined by line feeds, with one at the end
   */
  public static String of(RunRecords records, FindPlan plan, Findings findings, String directory) {
    DecisionTable table = DecisionTable.of(records.machine(), plan, findings);
    SliceNames names = new SliceNames(plan.slices(), records.machine().cpus());
    List<String> jdks =
        records.run().jdks().stream().map(Jdk::id).filter(table.jdks()::contains).toList();
    Map<String, Map<String, List<Decision>>> slices = new LinkedHashMap<>();
    for (Decision row : table.rows()) {
      slices
          .computeIfAbsent(names.label(row.slice()), k -> new LinkedHashMap<>())
          .computeIfAbsent(row.jdk(), k -> new ArrayList<>())
          .add(row);
    }
    List<String> lines = new ArrayList<>(Wrap.text(head(records, plan, table), ""));
    lines.add("");
    lines.add(
        "| where | " + jdks.stream().map(j -> "JDK " + j + " |").collect(Collectors.joining(" ")));
    lines.add("|---|" + "---|".repeat(jdks.size()));
    slices.forEach(
        (label, byJdk) ->
            lines.add(
                "| "
                    + DecisionMarkdown.escaped(label)
                    + " | "
                    + jdks.stream()
                        .map(jdk -> stretches(byJdk.getOrDefault(jdk, List.of())))
                        .collect(Collectors.joining(" | "))
                    + " |"));
    lines.add("");
    lines.addAll(Wrap.text(caption(records, names, directory), ""));
    return String.join("\n", lines) + "\n";
  }

  private static String head(RunRecords records, FindPlan plan, DecisionTable table) {
    long settled =
        table.rows().stream()
            .filter(row -> row.certainty() != Decision.Certainty.INCONCLUSIVE)
            .count();
    return "Which map to take on one machine ("
        + FindText.machine(records)
        + "; virtualisation: "
        + records.machine().virtualisation()
        + "; "
        + FindText.measured(records, plan)
        + "; "
        + settled
        + " of "
        + Numbers.count(table.rows().size(), "answer")
        + " settled):";
  }

  private static String stretches(List<Decision> rows) {
    return rows.isEmpty()
        ? "no answer yet"
        : rows.stream().map(ReadmeDecision::stretch).collect(Collectors.joining("; "));
  }

  /** {@code 1..14.2 %: `ConcurrentHashMap` by 10.3 % [1.72, 19.6] over `ReadDirtyMap`}. */
  private static String stretch(Decision row) {
    String where = DecisionText.range(row) + SliceNames.unit(row.slice().axis()) + ": ";
    return where
        + switch (row.certainty()) {
          case CLEAR -> ReadmeRows.code(row.design()) + " by " + margin(row.least());
          case ANY_OF ->
              "any of " + codes(row.anyOf()) + " (at most " + Numbers.of(row.mostLost()) + " %)";
          case INCONCLUSIVE ->
              "*open*: "
                  + (row.anyOf().size() == 1
                      ? codes(row.anyOf()) + " leads"
                      : "may be " + codes(row.anyOf()));
        };
  }

  private static String margin(Regret regret) {
    return DecisionText.margin(regret) + " over " + ReadmeRows.code(regret.design());
  }

  private static String codes(List<String> names) {
    return names.stream().map(ReadmeRows::code).collect(Collectors.joining(", "));
  }

  private static String caption(RunRecords records, SliceNames names, String directory) {
    return "Margins are over the second best, where they are least, [95 %]. \"Any of\": not told"
        + " apart; any of them costs at most what is said. *Open*: not settled. Nothing"
        + " is said of what is not in the table, nor between its lines."
        + (names.constants().isEmpty() ? "" : " Always " + names.constants() + ".")
        + " Searched by"
        + " `./run-benchmarks.sh "
        + records.run().command()
        + "` and `--resume`, written by `./run-benchmarks.sh report --readme "
        + directory
        + "`; thresholds, flow chart and raw samples lie there.";
  }
}
