package watershed.report;

import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import watershed.record.Cell;
import watershed.record.Jdk;
import watershed.record.Trial;

/** What a run answered, as the table of Markdown that stands in the README. */
public final class ReadmeTable {
  private ReadmeTable() {}

  /**
   * Writes the part of the README.
   *
   * @param directory of the run as a reader should type it
   * @return lines joined by line feeds, with one at the end
   */
  public static String of(Judgements judgements, String directory) {
    List<View> views = judgements.views();
    List<String> jdks =
        judgements.records().run().jdks().stream()
            .map(Jdk::id)
            .filter(id -> views.stream().anyMatch(view -> view.jdks().contains(id)))
            .toList();
    List<String> lines = new ArrayList<>(Wrap.text(head(judgements.records(), views, jdks), ""));
    lines.add("");
    List<String> headings = new ArrayList<>();
    headings.add("question");
    jdks.forEach(jdk -> headings.add("JDK " + jdk));
    headings.add(jdks.size() > 1 ? "control, by JDK" : "control");
    lines.add(row(headings));
    lines.add("|" + "---|".repeat(headings.size()));
    ReadmeRows.of(views, jdks).forEach(row -> lines.add(row(row)));
    lines.add("");
    lines.addAll(Wrap.text(caption(judgements.records(), directory), ""));
    return String.join("\n", lines) + "\n";
  }

  private static String row(List<String> texts) {
    return "| " + String.join(" | ", texts) + " |";
  }

  private static String head(RunRecords records, List<View> views, List<String> jdks) {
    IntSummaryStatistics forks = new IntSummaryStatistics();
    for (View view : views) {
      for (Cell cell : view.cells()) {
        jdks.forEach(jdk -> view.measured(cell, jdk).forEach(s -> forks.accept(s.forks().size())));
      }
    }
    boolean turns =
        records.trials().stream().filter(Trial::completed).noneMatch(t -> t.positions().isEmpty());
    boolean several = jdks.size() > 1;
    return "What it answered on one machine ("
        + records.machine().cpu()
        + ", "
        + Numbers.count(records.machine().cpus(), "CPU")
        + "; virtualisation: "
        + records.machine().virtualisation()
        + "; JDK "
        + String.join(" and ", jdks)
        + (several ? " in the same blocks" : "")
        + (forks.getCount() == 0 ? "" : "; " + forks(forks) + (several ? " on each" : ""))
        + (turns ? ", which took turns" : "")
        + "):";
  }

  private static String forks(IntSummaryStatistics forks) {
    return (forks.getMin() == forks.getMax() ? "" : forks.getMin() + " to ")
        + Numbers.count(forks.getMax(), "fork")
        + " of each contender";
  }

  private static String caption(RunRecords records, String directory) {
    return "Measured by `./run-benchmarks.sh "
        + records.run().command()
        + "`, written by `./run-benchmarks.sh report --readme "
        + directory
        + "`; without `--readme` it gives all: scores, every design, the claims' verdicts. Bytes are"
        + " per operation, by JMH's gc profiler; × is the gain in throughput or speed, [low, high]"
        + " its 95 % interval. The control is the baseline against itself: believe no gain nearer to"
        + " 1 than that.";
  }
}
