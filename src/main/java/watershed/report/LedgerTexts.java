package watershed.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import watershed.analysis.ClaimVerdict;
import watershed.analysis.ClaimVerdict.Figure;
import watershed.analysis.ClaimVerdict.Verdict;
import watershed.analysis.Estimate;
import watershed.analysis.Ledger;

/** The ledger's parts as sentences, whatever they are laid out in. */
final class LedgerTexts {
  /** More figures than this, of a judge of its own, stand in the experiment's section. */
  private static final int MOST_FIGURES = 3;

  /** What stands behind a number of blocks. */
  static final String FORKS =
      "A figure of n blocks rests on n forks of each contender that it is of, one a block.";

  private LedgerTexts() {}

  /** {@code REFUTED}, or where JDKs differ {@code REFUTED (17.0.15), CONFIRMED (25.0.3)}. */
  static String verdict(Ledger.Row row) {
    Map<Verdict, List<String>> jdks = new LinkedHashMap<>();
    row.verdicts()
        .forEach(v -> jdks.computeIfAbsent(v.verdict(), k -> new ArrayList<>()).add(v.jdk()));
    return jdks.size() == 1
        ? row.verdicts().get(0).verdict().label()
        : jdks.entrySet().stream()
            .map(e -> e.getKey().label() + " (" + String.join(", ", e.getValue()) + ")")
            .collect(Collectors.joining(", "));
  }

  /** What the document says, and what Go does where that was measured. */
  static String document(Ledger.Row row) {
    String says = row.claim().says();
    String go = row.claim().goTruth();
    return go.isEmpty() ? says : says + (says.endsWith(".") ? " " : "; ") + "Go itself: " + go;
  }

  /** What was found on each JDK, those that say the same together: JDKs by text. */
  static Map<String, String> here(Ledger.Row row) {
    int most = row.claim().figures().isEmpty() ? MOST_FIGURES : Integer.MAX_VALUE;
    return byText(row, verdict -> here(verdict, most));
  }

  /** The same of each contender, where the claim is put to several; else none. */
  static Map<String, String> each(Ledger.Row row) {
    return byText(row, EachTexts::of);
  }

  private static Map<String, String> byText(Ledger.Row row, Function<ClaimVerdict, String> text) {
    Map<String, List<String>> jdks = new LinkedHashMap<>();
    row.verdicts()
        .forEach(v -> jdks.computeIfAbsent(text.apply(v), k -> new ArrayList<>()).add(v.jdk()));
    jdks.remove("");
    Map<String, String> texts = new LinkedHashMap<>();
    jdks.forEach((says, all) -> texts.put(says, String.join(", ", all)));
    return texts;
  }

  private static String here(ClaimVerdict verdict, int most) {
    List<String> parts = new ArrayList<>();
    List<Figure> figures = verdict.figures();
    figures.stream().limit(most).forEach(f -> parts.add(figure(f, figures.size() == 1)));
    if (figures.size() > most) {
      parts.add("and " + Numbers.count(figures.size() - most, "figure") + " more below");
    }
    if (!verdict.reason().isEmpty()) {
      parts.add(verdict.reason());
    }
    return parts.isEmpty() ? verdict.verdict().label() : String.join("; ", parts);
  }

  /** {@code 0.98 [0.97, 0.99] ratio, claimed above 0.9 ratio (3 blocks)}. */
  private static String figure(Figure figure, boolean alone) {
    // The expression itself stands with the rule.
    boolean named = !alone || figure.what().indexOf('{') < 0;
    return (named ? figure.what() + ": " : "")
        + value(figure.value())
        + " "
        + figure.unit()
        + (figure.claimed().isEmpty() ? "" : ", claimed " + figure.claimed())
        + " ("
        + Numbers.count(figure.value().n(), "block")
        + ")";
  }

  static String value(Estimate value) {
    return value.alone() ? Numbers.of(value.value()) : Numbers.withInterval(value);
  }

  /** Paths of all evidence of a claim, those of the first JDK first. */
  static List<String> evidence(Ledger.Row row) {
    return row.verdicts().stream().flatMap(v -> v.evidence().stream()).distinct().toList();
  }

  /** What decides: the figures, and how where all need not hold; or the rule in words. */
  static String rule(Ledger.Row row) {
    String figures =
        row.claim().figures().stream()
            .map(
                f ->
                    f.of()
                        + " "
                        + f.relation().toLowerCase(Locale.ROOT).replace('_', ' ')
                        + " "
                        + Numbers.of(f.threshold())
                        + " "
                        + f.unit())
            .collect(Collectors.joining("; "));
    String rule = row.claim().rule();
    return figures.isEmpty() || rule.isEmpty() ? figures + rule : figures + "; " + rule;
  }

  /**
   * {@code 31 claims on JDK 17: 27 with a verdict, 25 settled (12 CONFIRMED, 13 REFUTED), ...;
   * self-tests: 7 of 7 recovered}.
   */
  static String coverage(Ledger.Coverage coverage) {
    String own = selfTests(coverage);
    if (coverage.claims() == 0) {
      return "no claim of the document on JDK " + coverage.jdk() + own;
    }
    List<String> open = new ArrayList<>();
    for (Verdict verdict : List.of(Verdict.INCONCLUSIVE, Verdict.NOT_MEASURABLE)) {
      if (coverage.count(verdict) > 0) {
        open.add(", " + coverage.count(verdict) + " " + verdict.label());
      }
    }
    int missing = coverage.count(Verdict.NOT_IN_RUN);
    return Numbers.count(coverage.claims(), "claim")
        + " on JDK "
        + coverage.jdk()
        + ": "
        + coverage.given()
        + " with a verdict, "
        + coverage.settled()
        + " settled ("
        + coverage.count(Verdict.CONFIRMED)
        + " CONFIRMED, "
        + coverage.count(Verdict.REFUTED)
        + " REFUTED)"
        + String.join("", open)
        + (missing == 0 ? "" : "; " + missing + " not in this run")
        + own;
  }

  /** Those of the laboratory, which say nothing of the document; empty where none was measured. */
  private static String selfTests(Ledger.Coverage coverage) {
    if (coverage.selfTests() == 0) {
      return "";
    }
    String others =
        coverage.unrecovered().entrySet().stream()
            .map(e -> e.getKey() + " " + e.getValue().label())
            .collect(Collectors.joining(", "));
    return "; self-tests: "
        + coverage.recovered()
        + " of "
        + coverage.selfTests()
        + " recovered"
        + (others.isEmpty() ? "" : " (" + others + ")");
  }
}
