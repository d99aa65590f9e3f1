package watershed.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import watershed.analysis.diff.DiffRules;
import watershed.analysis.diff.DiffVerdict;
import watershed.analysis.diff.Gate;
import watershed.analysis.diff.Matching;
import watershed.analysis.diff.Quality;
import watershed.analysis.diff.Rulings;
import watershed.analysis.diff.SubjectNames;
import watershed.analysis.diff.Unmatched;
import watershed.record.PlainText;
import watershed.record.Policy;

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
    String all = Numbers.count(rulings.subjects().size(), "comparison");
    return parts.isEmpty() ? all : all + ": " + String.join(", ", parts);
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

  /** Gates that did not hold, a line for those that say the same; and how many did. */
  static List<String> gates(Rulings rulings) {
    Map<Gate, List<String>> alike = new LinkedHashMap<>();
    long held = 0;
    for (Gate gate : rulings.findings().gates()) {
      if (gate.passed()) {
        held++;
      } else {
        Gate nameless = new Gate("", false, gate.fatal(), gate.says());
        alike.computeIfAbsent(nameless, k -> new ArrayList<>()).add(gate.name());
      }
    }
    List<String> lines = new ArrayList<>();
    alike.forEach(
        (gate, names) ->
            lines.add(
                (gate.fatal() ? "GATE CLOSED: " : "note: ")
                    + String.join(", ", names)
                    + ": "
                    + PlainText.plain(gate.says())));
    lines.add(held + " of " + Numbers.count(rulings.findings().gates().size(), "gate") + " held");
    return lines;
  }

  /** What was not compared, and what else a reader should know. */
  static List<String> left(Rulings rulings) {
    Matching matching = rulings.matching();
    List<String> lines = new ArrayList<>();
    lines.addAll(
        unmatched(rulings, "no whole comparison: ", (u, w) -> u.event() == Policy.Event.INVALID));
    lines.addAll(
        unmatched(rulings, "without a partner: ", (u, w) -> u.event() != Policy.Event.INVALID));
    if (!matching.metrics().isEmpty()) {
      lines.add(
          "measured, not judged (--metric NAME): "
              + PlainText.plain(String.join(", ", new TreeSet<>(matching.metrics()))));
    }
    matching.notes().forEach(note -> lines.add("note: " + PlainText.plain(note)));
    return lines;
  }

  /** What could not be compared and fails the build. */
  static List<String> failing(Rulings rulings) {
    return unmatched(rulings, "not compared: ", (u, w) -> w == Policy.Weight.FAILS);
  }

  /** A head with their number, and the first few; nothing where there are none. */
  private static List<String> unmatched(
      Rulings rulings, String head, BiPredicate<Unmatched, Policy.Weight> which) {
    List<Unmatched> all = rulings.matching().unmatched();
    List<Integer> some =
        IntStream.range(0, all.size())
            .filter(i -> which.test(all.get(i), rulings.unmatched().get(i)))
            .boxed()
            .sorted(Comparator.comparing(i -> rulings.unmatched().get(i) != Policy.Weight.FAILS))
            .toList();
    List<String> lines = new ArrayList<>();
    if (!some.isEmpty()) {
      lines.add(head + some.size());
    }
    for (int i : some.subList(0, Math.min(SHOWN, some.size()))) {
      Unmatched u = all.get(i);
      String build = DiffTables.build(rulings.unmatched().get(i));
      lines.add(
          "  "
              + SubjectNames.of(u.subject())
              + ": "
              + PlainText.plain(u.why())
              + (build.isEmpty() ? "" : " (" + build + ")"));
    }
    if (some.size() > SHOWN) {
      lines.add("  and " + (some.size() - SHOWN) + " more");
    }
    return lines;
  }

  /** How to read the tables. */
  static String reading(Rulings rulings) {
    DiffRules rules = rulings.findings().rules();
    double delta = rules.delta();
    String least = Numbers.percent(delta);
    boolean special = rulings.subjects().stream().anyMatch(r -> r.delta() != delta);
    return "change: score of NEW over BASE with its 95 % interval; confirmed: all of its "
        + Numbers.percent(1 - rules.level())
        + " interval, the one of "
        + (rules.looks() == 1 ? "a single look" : rules.looks() + " looks")
        + ", lies beyond delta; p: adjusted for "
        + Numbers.count(rulings.subjects().size(), "comparison")
        + " (Benjamini-Hochberg); MDE: change that would be found 4 times in 5; needs: what finds "
        + (special ? "its delta, " + least + " where none stands with the verdict," : least)
        + " as often, pairs or forks of each side; MDE and needs are of a comparison by itself:"
        + " adjusted among many, it takes more";
  }
}
