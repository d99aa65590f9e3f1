package watershed.report;

import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import watershed.record.Csv;
import watershed.record.WholeFile;

/** The data of a forest plot, described in GATE.md: one row per comparison. */
public final class ForestCsv {
  /** Name of the file. */
  public static final String FILE = "forest.csv";

  private static final List<String> HEAD =
      List.of(
          "benchmark",
          "params",
          "threads",
          "metric",
          "mode",
          "unit",
          "better",
          "delta",
          "change",
          "low",
          "high",
          "verdict");

  private ForestCsv() {}

  /**
   * Writes it; what is not known is empty.
   *
   * @throws watershed.record.BadInput if it cannot be written
   */
  public static void write(Path file, DiffDocument diff) {
    WholeFile.write(
        file,
        out -> {
          Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
          Csv.line(writer, HEAD);
          for (DiffDocument.Row row : diff.subjects()) {
            Csv.line(writer, fields(row));
          }
          writer.flush();
        });
  }

  private static List<String> fields(DiffDocument.Row row) {
    return List.of(
        row.benchmark(),
        Csv.params(row.params()),
        Integer.toString(row.threads()),
        row.metric(),
        row.mode(),
        row.unit(),
        row.better(),
        Double.toString(row.delta()),
        text(row.change()),
        text(row.low()),
        text(row.high()),
        row.verdict());
  }

  private static String text(@Nullable Double x) {
    return x == null ? "" : Double.toString(x);
  }
}
