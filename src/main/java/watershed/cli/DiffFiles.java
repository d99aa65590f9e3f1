package watershed.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import watershed.analysis.diff.Rulings;
import watershed.record.Json;
import watershed.record.RunDirectory;
import watershed.record.WholeFile;
import watershed.report.ComparedNames;
import watershed.report.DiffDocument;
import watershed.report.DiffMarkdown;
import watershed.report.ForestCsv;
import watershed.report.html.DiffPage;

/** The files that a comparison leaves, described in GATE.md. */
final class DiffFiles {
  /** All of them, within their directory. */
  static final List<String> NAMES =
      List.of(DiffDocument.FILE, DiffPage.FILE, ForestCsv.FILE, DiffMarkdown.FILE);

  private DiffFiles() {}

  /**
   * Writes them.
   *
   * @param measured the diff that it is of; null where results were stored
   * @throws watershed.record.BadInput if one cannot be written
   */
  static void write(
      Path directory, ComparedNames names, Rulings rulings, @Nullable RunDirectory measured) {
    DiffDocument document = DiffDocument.of(names, rulings);
    Json.write(directory.resolve(DiffDocument.FILE), document);
    HtmlOutcome.write(directory, document, measured);
    ForestCsv.write(directory.resolve(ForestCsv.FILE), document);
    byte[] markdown = DiffMarkdown.of(names, rulings).getBytes(StandardCharsets.UTF_8);
    WholeFile.write(directory.resolve(DiffMarkdown.FILE), file -> file.write(markdown));
  }
}
