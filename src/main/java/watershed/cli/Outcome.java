package watershed.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import watershed.lab.InstalledJdk;
import watershed.lab.LayoutSurvey;
import watershed.record.JmhJson;
import watershed.record.Json;
import watershed.record.MeasurementsCsv;
import watershed.record.RunDirectory;
import watershed.record.Tidy;
import watershed.record.Trial;
import watershed.record.WholeFile;
import watershed.report.Judgements;
import watershed.report.LedgerFile;
import watershed.report.LedgerMarkdown;

/** What a run leaves beside its journal, and shows at its end. */
final class Outcome {
  private Outcome() {}

  /** Where the fields of every subject lay, on each JDK with the flags of its forks. */
  static void writeLayouts(RunDirectory directory, List<InstalledJdk> jdks, List<String> jvmArgs) {
    for (InstalledJdk jdk : jdks) {
      Path file = directory.file(RunDirectory.LAYOUT).resolve("jdk-" + jdk.jdk().id() + ".json");
      if (!Files.exists(file)) {
        try {
          Json.write(
              file, LayoutSurvey.survey(jdk, jvmArgs, List.of(LayoutSurvey.ACTUAL), List.of()));
        } catch (IllegalStateException failed) {
          // The figures are on the disk already; the layouts can be had later by their own verb.
          System.err.println(
              "watershed: no layouts of JDK " + jdk.jdk().id() + ": " + Watershed.line(failed));
        }
      }
    }
  }

  static void writeFiles(RunDirectory directory) {
    List<Trial> trials = directory.trials().trials();
    JmhJson.write(directory.file(JmhJson.FILE), trials);
    MeasurementsCsv.write(directory.file(MeasurementsCsv.FILE), Tidy.measurements(trials));
  }

  /** Forks of the whole run that failed, those that can't be had here apart. */
  static long failedForks(RunDirectory directory) {
    return directory.trials().trials().stream().filter(Trial::failed).count();
  }

  /** Every claim with its verdict, as numbers and as a table; their paths. */
  static List<Path> writeLedger(RunDirectory directory, Judgements judgements) {
    Path numbers = directory.file(LedgerFile.FILE);
    Json.write(numbers, LedgerFile.of(judgements));
    Path table = directory.file(LedgerMarkdown.FILE);
    byte[] text = LedgerMarkdown.of(judgements).getBytes(StandardCharsets.UTF_8);
    WholeFile.write(table, out -> out.write(text));
    return List.of(numbers, table);
  }
}
