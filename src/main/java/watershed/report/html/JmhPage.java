package watershed.report.html;

import java.util.ArrayList;
import java.util.List;
import watershed.record.JmhFile;
import watershed.record.Run;
import watershed.report.CellTable;
import watershed.report.ReportParts;
import watershed.report.RunRecords;

/** The page of a file of JMH's results, whoever wrote it: what can be drawn of it. */
public final class JmhPage {
  private JmhPage() {}

  /**
   * The page; of the sections of a run's page those that have something to show, or say what of the
   * file they cannot.
   *
   * @param name of the file
   */
  public static Page of(String name, JmhFile file) {
    RunRecords records = JmhRun.of(name, file);
    Inputs inputs = Inputs.of(records);
    List<Section> sections = new ArrayList<>();
    sections.add(summary(inputs, file));
    for (Section section :
        List.of(
            ScorePictures.scores(inputs),
            LatencyPictures.ofFile(inputs),
            SlicePictures.section(inputs),
            LinePictures.scaling(inputs),
            ScorePictures.allocation(inputs),
            ForkPictures.ofFile(inputs))) {
      if (!section.absent()) {
        sections.add(section);
      }
    }
    return new Page(
        name,
        "Results of JMH, drawn by Watershed. Intervals hold the true value with 95 % and take the"
            + " fork as the unit of replication, where JMH's own take every iteration.",
        sections,
        "Written by \"report\" from this file alone; its forks did not take turns.");
  }

  private static Section summary(Inputs inputs, JmhFile file) {
    Run run = inputs.records().run();
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("results", Integer.toString(file.results().size())));
    run.jdks().forEach(jdk -> rows.add(List.of("JDK", jdk.id() + " " + jdk.vm())));
    boolean alike = file.results().stream().map(r -> r.setting().jvmArgs()).distinct().count() == 1;
    rows.add(
        List.of(
            alike ? "flags" : "flags, of all results together",
            run.jvmArgs().isEmpty() ? "none" : String.join(" ", run.jvmArgs())));
    rows.add(List.of("forks", ReportParts.count(inputs.records().trials().size(), "fork")));
    List<String> texts = new ArrayList<>();
    texts.add(
        "JMH records neither the machine nor its state: whether it was fit to measure is not"
            + " known.");
    int repeated = JmhNames.of(file.results()).repeated();
    if (repeated > 0) {
      texts.add(
          "The file has "
              + ReportParts.count(repeated, "result")
              + " more of benchmarks, parameters, threads and JDKs that it has already: each is"
              + " shown by itself, told apart by its flags, or by its number among them (no. 2).");
    }
    return new Section(
        "answer",
        "What this file holds",
        texts,
        List.of(
            new CellTable(
                "",
                List.of(CellTable.Column.text("what"), CellTable.Column.text("value")),
                rows,
                List.of())),
        List.of(),
        List.of());
  }
}
