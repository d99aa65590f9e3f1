package watershed.report.html;

import java.util.List;
import java.util.stream.Collectors;
import watershed.record.Jdk;
import watershed.record.Run;
import watershed.report.RunRecords;

/** The page of one run or search. */
public final class RunPage {
  /** Name of the file within a run's directory. */
  public static final String FILE = "report.html";

  private RunPage() {}

  /** The page, its sections always the same and in one order; one without data says so. */
  public static Page of(Inputs inputs) {
    RunRecords records = inputs.records();
    Run run = records.run();
    String jdks = run.jdks().stream().map(Jdk::id).collect(Collectors.joining(", "));
    return new Page(
        records.machine().id() + " / " + records.name(),
        "Watershed: "
            + records.machine().cpu()
            + ", "
            + records.machine().cpus()
            + " CPUs; JDK "
            + jdks
            + "; preset "
            + run.preset()
            + ". Intervals hold the true value with 95 %; the unit of replication is the fork.",
        sections(inputs),
        "Written by \"report\" from this run's records alone.");
  }

  private static List<Section> sections(Inputs inputs) {
    return List.of(
        AnswerSection.section(inputs),
        LedgerPart.section(inputs),
        CrossoverMap.section(inputs),
        SlicePictures.section(inputs),
        LinePictures.scaling(inputs),
        LatencyPictures.section(inputs),
        ScorePictures.allocation(inputs),
        LayoutPictures.section(inputs),
        LinePictures.stride(inputs),
        RetentionPictures.section(inputs),
        LinePictures.pauses(inputs),
        ForestPicture.section(inputs.compared()),
        ForkPictures.section(inputs),
        ScorePictures.scores(inputs),
        OriginSection.evidence(inputs),
        OriginSection.origin(inputs));
  }
}
