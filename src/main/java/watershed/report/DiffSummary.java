package watershed.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import watershed.analysis.diff.DiffVerdict;
import watershed.analysis.diff.Gate;
import watershed.analysis.diff.Matching;
import watershed.analysis.diff.Quality;
import watershed.analysis.diff.Rulings;
import watershed.analysis.diff.SubjectNames;
import watershed.analysis.diff.Unmatched;
import watershed.record.PlainText;

/** What is said around the tables of a comparison, one sentence each. */
final class DiffSummary {
  private static final int SHOWN = 5;

  private DiffSummary() {}

  /** How many of each verdict. */
  static String counts(Rulings rulings) {
    List<String> parts = new ArrayList<>();
    for (DiffVerdict verdict : DiffVerdict.values()) {
      long n = rulings.subjects().stream().filter(r -> r.verdict().verdict() == verdict).count();
      if (n > 0) {
        parts.add(n + " " + verdict);
      }
    }
    return Numbers.count(rulings.subjects().size(), "comparison") + ": " + String.join(", ", parts);
  }

  /** The score of the whole and of its parts. */
  static String quality(Rulings rulings) {
    Quality quality = rulings.findings().quality();
    return "quality "
        + whole(quality.score())
        + " of 100: "
        + quality.parts().stream()
            .map(p -> p.name() + " " + whole(p.score()) + " (" + PlainText.plain(p.says()) + ")")
            .collect(Collectors.joining("; "));
  }

  private static String whole(double score) {
    return String.format(Locale.ROOT, "%.0f", score);
  }

  /** The A/A comparisons. */
  static String control(Rulings rulings) {
    return "A/A control: " + PlainText.plain(rulings.findings().control().says());
  }

  /** Gates that did not hold, each in a line; and how many did. */
  static List<String> gates(Rulings rulings) {
    List<String> lines = new ArrayList<>();
    long held = 0;
    for (Gate gate : rulings.findings().gates()) {
      if (gate.passed()) {
        held++;
      } else {
        lines.add(
            (gate.fatal() ? "GATE CLOSED: " : "note: ")
                + gate.name()
                + ": "
                + PlainText.plain(gate.says()));
      }
    }
    lines.add(held + " of " + Numbers.count(rulings.findings().gates().size(), "gate") + " held");
    return lines;
  }

  /** What was not compared, and what else a reader should know. */
  static List<String> left(Rulings rulings) {
    Matching matching = rulings.matching();
    List<String> lines = new ArrayList<>();
    List<Unmatched> alone = matching.unmatched();
    if (!alone.isEmpty()) {
      lines.add("without a partner: " + alone.size());
      alone.stream()
          .limit(SHOWN)
          .forEach(
              u ->
                  lines.add("  " + SubjectNames.of(u.subject()) + ": " + PlainText.plain(u.why())));
      if (alone.size() > SHOWN) {
        lines.add("  and " + (alone.size() - SHOWN) + " more");
      }
    }
    if (!matching.metrics().isEmpty()) {
      lines.add(
          "measured, not judged (--metric NAME): "
              + PlainText.plain(String.join(", ", new TreeSet<>(matching.metrics()))));
    }
    matching.notes().forEach(note -> lines.add("note: " + PlainText.plain(note)));
    return lines;
  }

  /** How to read the tables. */
  static String reading(Rulings rulings) {
    return "change: score of NEW over BASE with its 95 % interval; p: adjusted for "
        + Numbers.count(rulings.subjects().size(), "comparison")
        + " (Benjamini-Hochberg); MDE: change that would be found 4 times in 5; needs: what finds "
        + Numbers.percent(rulings.findings().rules().delta())
        + " as often, pairs or forks of each side";
  }
}
