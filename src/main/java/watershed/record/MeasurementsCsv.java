package watershed.record;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes samples as tidy CSV (RFC 4180, but lines end in a line feed), one row per sample: {@code
 * experiment,design,params,threads,jdk,block,in_turns,iteration,metric,mode,unit,value}.
 *
 * <p>{@code params} holds {@code name=value} pairs joined by {@code ;}, a backslash before each
 * {@code ;} or backslash within them. {@code design} is the contender, its control twin marked as
 * {@link Contenders} says. {@code block} is the fork's replicate number: rows of a cell that share
 * it and {@code iteration} were measured in the same round of turns where {@code in_turns} is true;
 * where it is false their forks ran alone. Numbers are written so that they read back as the same
 * double.
 */
public final class MeasurementsCsv {
  /** Name of the file within its run's directory. */
  public static final String FILE = "measurements.csv";

  private static final List<String> HEADER =
      List.of(
          "experiment",
          "design",
          "params",
          "threads",
          "jdk",
          "block",
          "in_turns",
          "iteration",
          "metric",
          "mode",
          "unit",
          "value");

  private MeasurementsCsv() {}

  /**
   * Writes a file, whole or not at all.
   *
   * @throws BadInput if it cannot be written
   */
  public static void write(Path file, List<Measurement> rows) {
    WholeFile.write(
        file,
        out -> {
          Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
          write(writer, rows);
          writer.flush();
        });
  }

  /** Writes header and rows to a writer that stays open. */
  public static void write(Writer out, List<Measurement> rows) throws IOException {
    Csv.line(out, HEADER);
    for (Measurement m : rows) {
      Csv.line(
          out,
          List.of(
              m.cell().experiment(),
              m.contender(),
              Csv.params(m.cell().params()),
              Integer.toString(m.cell().threads()),
              m.jdk(),
              Integer.toString(m.block()),
              Boolean.toString(m.inTurns()),
              Integer.toString(m.iteration()),
              m.metric(),
              m.mode(),
              m.unit(),
              Double.toString(m.value())));
    }
  }
}
