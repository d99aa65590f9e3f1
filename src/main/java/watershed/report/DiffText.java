package watershed.report;

import java.util.ArrayList;
import java.util.List;
import watershed.analysis.diff.Ruling;
import watershed.analysis.diff.Rulings;

/** A comparison for a terminal of 100 columns: no colour, no control codes. */
public final class DiffText {
  private DiffText() {}

  /**
   * The text.
   *
   * @param most rows of each table; whatever was decided and fails the build is shown all the same
   * @return lines joined by line feeds, with one at the end
   */
  public static String of(ComparedNames sides, Rulings rulings, int most) {
    List<String> lines = new ArrayList<>();
    lines.addAll(Wrap.labelled("BASE", sides.base()));
    lines.addAll(Wrap.labelled("NEW", sides.next()));
    lines.addAll(Wrap.text(DiffSummary.counts(rulings), ""));
    DiffTables tables = new DiffTables(rulings);
    List<Ruling> decided = tables.sorted(false);
    List<Ruling> open = tables.sorted(true);
    if (!decided.isEmpty()) {
      int failing = (int) decided.stream().filter(DiffTables::fails).count();
      lines.add("");
      lines.addAll(tables.table("Decided", decided, Math.max(most, failing)).lines());
    }
    if (!open.isEmpty()) {
      lines.add("");
      lines.addAll(tables.table("Not decided", open, most).lines());
    }
    lines.add("");
    lines.addAll(Wrap.text(DiffSummary.reading(rulings), ""));
    lines.addAll(Wrap.text(DiffSummary.control(rulings), ""));
    DiffSummary.gates(rulings).forEach(line -> lines.addAll(Wrap.text(line, "")));
    DiffSummary.left(rulings).forEach(line -> lines.addAll(Wrap.text(line, "")));
    lines.addAll(Wrap.text(DiffSummary.quality(rulings), ""));
    lines.addAll(Wrap.text(rulings.says() + " (exit code " + rulings.exit() + ")", ""));
    return String.join("\n", lines) + "\n";
  }
}
