package watershed.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import watershed.analysis.Estimate;
import watershed.analysis.ForkSample;
import watershed.analysis.diff.DiffVerdict;
import watershed.analysis.diff.Matched;
import watershed.analysis.diff.Ruling;
import watershed.analysis.diff.Rulings;
import watershed.analysis.diff.SideForks;
import watershed.analysis.diff.Subject;
import watershed.analysis.diff.SubjectVerdict;
import watershed.record.PlainText;
import watershed.record.Policy;

/** The rows of a comparison, for a terminal or Markdown. */
final class DiffTables {
  /** Verdicts that decide nothing. */
  static final Set<DiffVerdict> OPEN = EnumSet.of(DiffVerdict.INVALID, DiffVerdict.INCONCLUSIVE);

  private static final int SHOWN = 3;
  private static final double LEAST_P = 1e-4;

  private final Rulings rulings;
  private final DiffLabels labels;

  DiffTables(Rulings rulings) {
    this.rulings = rulings;
    this.labels =
        new DiffLabels(rulings.matching().matched().stream().map(Matched::subject).toList());
  }

  /**
   * Rulings of some verdicts: what fails the build before all others, then the largest effect
   * first, those without one before them.
   *
   * @param open whether those that decide nothing are meant
   */
  List<Ruling> sorted(boolean open) {
    return rulings.subjects().stream()
        .filter(r -> OPEN.contains(r.verdict().verdict()) == open)
        .sorted(
            Comparator.comparing((Ruling r) -> !fails(r))
                .thenComparingDouble(r -> -effect(r.verdict())))
        .toList();
  }

  /** Whether it fails the build. */
  static boolean fails(Ruling ruling) {
    return ruling.weight() == Policy.Weight.FAILS;
  }

  private static double effect(SubjectVerdict verdict) {
    double log = Math.abs(Math.log(verdict.change().value()));
    return Double.isNaN(log) ? Double.POSITIVE_INFINITY : log;
  }

  /**
   * A table of some rulings.
   *
   * @param rows all that there are
   * @param most how many of them to show
   */
  CellTable table(String title, List<Ruling> rows, int most) {
    List<Ruling> shown = rows.subList(0, Math.min(most, rows.size()));
    Set<Subject> named = new LinkedHashSet<>();
    shown.forEach(row -> named.add(subject(row)));
    List<String> said = new ArrayList<>();
    boolean open = !rows.isEmpty() && OPEN.contains(rows.get(0).verdict().verdict());
    if (open) {
      said.addAll(grouped(rows, DiffTables::reason, named));
    }
    said.addAll(grouped(rows, r -> r.verdict().flags(), named));
    List<String> notes = new ArrayList<>();
    if (shown.size() < rows.size()) {
      notes.add("and " + (rows.size() - shown.size()) + " more (--rows)");
    }
    Set<String> shared = new LinkedHashSet<>();
    named.forEach(subject -> shared.add(labels.shared(subject)));
    shared.remove("");
    if (!shared.isEmpty()) {
      notes.add("always: " + String.join("; ", shared));
    }
    notes.addAll(said);
    return new CellTable(
        title,
        List.of(
            CellTable.Column.text("what"),
            CellTable.Column.text("change of the score"),
            CellTable.Column.text("verdict"),
            CellTable.Column.number("p"),
            CellTable.Column.number("MDE"),
            CellTable.Column.text("needs"),
            CellTable.Column.text("build")),
        shown.stream().map(this::row).toList(),
        notes);
  }

  private static Subject subject(Ruling ruling) {
    return ruling.verdict().matched().subject();
  }

  /** Why it is open, but for what stands in its row: what it finds, and what it needs. */
  private static List<String> reason(Ruling ruling) {
    SubjectVerdict verdict = ruling.verdict();
    String wanting = verdict.wanting(verdict.matched().paired(), ruling.delta());
    return verdict.wants() > 0 && verdict.reason().equals(wanting)
        ? List.of()
        : List.of(verdict.reason());
  }

  private List<String> row(Ruling ruling) {
    SubjectVerdict verdict = ruling.verdict();
    return List.of(
        labels.of(subject(ruling)),
        change(verdict),
        verdict(ruling),
        p(verdict.adjustedP()),
        Double.isFinite(verdict.mde80()) ? Numbers.percent(verdict.mde80()) : "-",
        needs(verdict),
        build(ruling.weight()));
  }

  private String verdict(Ruling ruling) {
    SubjectVerdict verdict = ruling.verdict();
    boolean special = ruling.delta() != rulings.findings().rules().delta();
    return verdict.verdict()
        + (verdict.confirmed() ? ", confirmed" : "")
        + (special ? " by " + Numbers.percent(ruling.delta()) : "");
  }

  private static String p(double p) {
    return Double.isNaN(p) ? "-" : p < LEAST_P ? "<0.0001" : Numbers.of(p);
  }

  private static String needs(SubjectVerdict verdict) {
    if (verdict.pairsNeeded() == 0) {
      return "-";
    }
    String more = verdict.wants() > 0 ? ", " + verdict.wants() + " more" : "";
    return verdict.pairsNeeded() + (verdict.matched().paired() ? " pairs" : " forks") + more;
  }

  static String build(Policy.Weight weight) {
    return switch (weight) {
      case FAILS -> "fails";
      case WARNS -> "warns";
      case PASSES -> "";
    };
  }

  /** {@code +4.2 % [+2.1, +6.3]}, or both values where they are counted. */
  static String change(SubjectVerdict verdict) {
    Estimate change = verdict.change();
    Matched matched = verdict.matched();
    if (Double.isNaN(change.value())) {
      return "no ratio";
    }
    Estimate.Interval interval = change.interval();
    String value = Double.isInfinite(change.value()) ? "from 0" : signed(change.value()) + " %";
    boolean counted = matched.exact() && (interval == null || interval.low() == interval.high());
    if (counted) {
      return value
          + " ("
          + Numbers.of(mean(matched.a()))
          + " to "
          + Numbers.of(mean(matched.b()))
          + " "
          + PlainText.plain(matched.subject().unit())
          + ")";
    }
    return interval == null
        ? value
        : value + " [" + signed(interval.low()) + ", " + signed(interval.high()) + "]";
  }

  private static double mean(SideForks side) {
    return side.forks().stream().mapToDouble(ForkSample::mean).average().orElse(Double.NaN);
  }

  /** A ratio as a change in percent, with its sign: {@code +4.2}. */
  private static String signed(double ratio) {
    String text = Numbers.change(ratio);
    return text.substring(0, text.length() - " %".length());
  }

  /** What is said of several rows, said once, with the first of them, which become named. */
  private List<String> grouped(
      List<Ruling> rows, Function<Ruling, List<String>> texts, Set<Subject> named) {
    Map<String, List<Ruling>> by = new LinkedHashMap<>();
    for (Ruling row : rows) {
      for (String text : texts.apply(row)) {
        by.computeIfAbsent(PlainText.plain(text), k -> new ArrayList<>()).add(row);
      }
    }
    List<String> notes = new ArrayList<>();
    by.forEach(
        (text, of) -> {
          if (notes.size() < SHOWN * 2) {
            List<Subject> first = of.stream().limit(SHOWN).map(DiffTables::subject).toList();
            named.addAll(first);
            String names = first.stream().map(labels::of).collect(Collectors.joining("; "));
            int more = of.size() - first.size();
            notes.add(text + ": " + names + (more > 0 ? "; and " + more + " more" : ""));
          }
        });
    if (by.size() > notes.size()) {
      notes.add("other reasons: " + (by.size() - notes.size()) + ", told in diff.json (--out)");
    }
    return notes;
  }
}
