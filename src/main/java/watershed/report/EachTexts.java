package watershed.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import watershed.analysis.ClaimVerdict;
import watershed.analysis.ClaimVerdict.Figure;
import watershed.analysis.ClaimVerdict.Part;
import watershed.analysis.ClaimVerdict.Verdict;
import watershed.analysis.Estimate;

/** What was found of each contender that a claim is put to, in a line. */
final class EachTexts {
  /** Fewer contenders than this are shown one by one, even where they are alike. */
  private static final int ALIKE = 3;

  private static final String EXACT = ", exact to the digits shown";

  private EachTexts() {}

  /**
   * {@code of each (ratio): CONFIRMED HASH_MAP 1.00 [0.99, 1.01]; REFUTED COPY 0.02 [0.01, 0.03]};
   * of those that are open what would settle them; empty where the claim is put to none.
   */
  static String of(ClaimVerdict verdict) {
    Map<Verdict, List<Part>> parts = new LinkedHashMap<>();
    verdict.parts().forEach(p -> parts.computeIfAbsent(p.verdict(), v -> new ArrayList<>()).add(p));
    List<Part> absent = parts.remove(Verdict.NOT_IN_RUN);
    if (parts.isEmpty()) {
      return "";
    }
    String unit = unit(verdict);
    List<String> all = new ArrayList<>();
    parts.forEach((v, of) -> all.add(v.label() + " " + group(of, parts.size() == 1, unit)));
    if (absent != null) {
      all.add(absent.size() + " more not in this run");
    }
    return "of each"
        + (unit.isEmpty() ? "" : " (" + unit + ")")
        + ": "
        + String.join("; ", all)
        + " ("
        + String.join("; ", verdict.notes())
        + ")";
  }

  /** The unit of all figures; empty where they differ. */
  private static String unit(ClaimVerdict verdict) {
    Set<String> units =
        verdict.parts().stream()
            .flatMap(p -> p.figures().stream())
            .map(Figure::unit)
            .collect(Collectors.toSet());
    return units.size() == 1 ? units.iterator().next() : "";
  }

  /**
   * Those of one verdict.
   *
   * @param agree whether there is no other verdict
   */
  private static String group(List<Part> parts, boolean agree, String unit) {
    List<Part> sorted = new ArrayList<>(parts);
    boolean exact = parts.size() >= ALIKE && parts.stream().allMatch(EachTexts::exact);
    if (exact) {
      sorted.sort(Comparator.comparingDouble(EachTexts::value));
      String least = shown(sorted.get(0), unit);
      String most = shown(sorted.get(sorted.size() - 1), unit);
      String names = parts.stream().map(Part::contender).collect(Collectors.joining(", "));
      if (least.equals(most)) {
        return names + ": " + least + " each" + EXACT;
      }
      if (agree) {
        return names
            + ": "
            + least
            + " ("
            + sorted.get(0).contender()
            + ") to "
            + most
            + " ("
            + sorted.get(sorted.size() - 1).contender()
            + ")"
            + EXACT;
      }
    }
    return parts.stream().map(part -> one(part, unit)).collect(Collectors.joining(", "));
  }

  private static double value(Part part) {
    return part.figures().get(0).value().value();
  }

  private static String shown(Part part, String unit) {
    return Numbers.of(value(part)) + unit(part.figures().get(0), unit);
  }

  /** Whether it is settled by one figure whose interval has no width in the digits shown. */
  private static boolean exact(Part part) {
    if (!part.verdict().settled() || part.figures().size() != 1) {
      return false;
    }
    Estimate.Interval interval = part.figures().get(0).value().interval();
    return interval != null && Numbers.of(interval.low()).equals(Numbers.of(interval.high()));
  }

  private static String one(Part part, String unit) {
    List<String> texts = new ArrayList<>(List.of(part.contender()));
    if (!part.figures().isEmpty()) {
      texts.add(
          part.figures().stream()
              .map(f -> estimate(f.value()) + unit(f, unit))
              .collect(Collectors.joining(" and ")));
    }
    if (!part.verdict().settled() && !part.reason().isEmpty()) {
      texts.add("(" + part.reason() + ")");
    }
    return String.join(" ", texts);
  }

  private static String estimate(Estimate value) {
    return value.alone()
        ? Numbers.of(value.value()) + " (" + Numbers.count(value.n(), "block") + ", no interval)"
        : Numbers.withInterval(value);
  }

  /** With each figure where they differ. */
  private static String unit(Figure figure, String shared) {
    return shared.isEmpty() ? " " + figure.unit() : "";
  }
}
