package watershed.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import watershed.analysis.Decision;
import watershed.analysis.Decision.Certainty;
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
        table.rows().stream().filter(row -> row.certainty() != Certainty.INCONCLUSIVE).count();
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

  /** What is settled for one design stretch by stretch; what lies between, together. */
  private static String stretches(List<Decision> rows) {
    List<String> texts = new ArrayList<>();
    List<Decision> between = new ArrayList<>();
    for (Decision row : rows) {
      boolean clear = row.certainty() == Certainty.CLEAR;
      if (!between.isEmpty() && (clear || between.get(0).readsOnly())) {
        texts.add(together(between));
        between.clear();
      }
      if (clear) {
        String design = ReadmeRows.code(row.design());
        texts.add(range(row, row) + design + " by " + margin(row.least()));
      } else {
        between.add(row);
      }
    }
    if (!between.isEmpty()) {
      texts.add(together(between));
    }
    return texts.isEmpty() ? "no answer yet" : String.join("; ", texts);
  }

  /** {@code 1..14.2 %: }. */
  private static String range(Decision first, Decision last) {
    boolean one = first.from() == last.to();
    return Numbers.of(first.from())
        + (one ? "" : ".." + Numbers.of(last.to()))
        + SliceNames.unit(first.slice().axis())
        + ": ";
  }

  /** Of neighbouring stretches none of which has one best design. */
  private static String together(List<Decision> rows) {
    Set<String> names = new TreeSet<>();
    double lost = 0;
    boolean open = false;
    for (Decision row : rows) {
      names.addAll(row.anyOf());
      lost = Math.max(lost, row.mostLost());
      open |= row.certainty() == Certainty.INCONCLUSIVE;
    }
    String all = names.stream().map(ReadmeRows::code).collect(Collectors.joining(", "));
    return range(rows.get(0), rows.get(rows.size() - 1))
        + (open ? "*open*: " + all : "any of " + all + " (at most " + Numbers.of(lost) + " %)");
  }

  private static String margin(Regret regret) {
    return DecisionText.margin(regret) + " over " + ReadmeRows.code(regret.design());
  }

  private static String caption(RunRecords records, SliceNames names, String directory) {
    return "Margins are over the second best, where they are least, [95 %]. \"Any of\": not told"
        + " apart; any of them costs at most what is said. *Open*: not settled which of them. Nothing"
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
