package watershed.analysis;

import java.util.List;
import java.util.stream.Collectors;
import watershed.analysis.ClaimVerdict.Figure;
import watershed.analysis.ClaimVerdict.Part;
import watershed.analysis.ClaimVerdict.Verdict;

/**
 * The verdict on a claim that must hold of each contender, or whose contenders are compared with
 * the baseline, which then has none of its own: it is refuted where it is of one.
 */
final class EveryContender {
  private EveryContender() {}

  /**
   * That of all together. The figures are those of the first whose verdict it is.
   *
   * @param every whether those count that were not measured
   */
  static Part of(List<Part> parts, boolean every) {
    if (parts.isEmpty()) {
      return new Part("none", Verdict.NOT_IN_RUN, "there is no contender to judge", List.of(), 0);
    }
    List<Verdict> verdicts = parts.stream().map(Part::verdict).toList();
    Verdict verdict = every ? ClaimJudge.together(verdicts) : measured(verdicts);
    List<Part> those = having(parts, verdict);
    Part first = those.get(0);
    return new Part(
        first.contender(),
        verdict,
        first.reason(),
        named(first),
        those.stream().mapToInt(Part::blocks).max().orElse(0));
  }

  /** What decided: the rule, and of whom it is as the verdict says. */
  static String says(List<Part> parts, Verdict verdict, boolean every) {
    String rule = every ? ClaimJudge.EVERY_CONTENDER : "it must hold of every contender measured";
    if (parts.isEmpty()) {
      return rule + ", and there is none";
    }
    String who =
        having(parts, verdict).stream().map(Part::contender).collect(Collectors.joining(", "));
    return rule
        + switch (verdict) {
          case CONFIRMED -> ", and does";
          case REFUTED -> ", and is refuted of " + who;
          case INCONCLUSIVE -> ", and is open of " + who;
          case NOT_MEASURABLE -> ", and is not measurable here of " + who;
          case NOT_IN_RUN -> ", and not all that it takes is in this run of " + who;
        };
  }

  private static List<Part> having(List<Part> parts, Verdict verdict) {
    return parts.stream().filter(p -> p.verdict() == verdict).toList();
  }

  /** As {@link ClaimJudge#together}, of those contenders that a run has. */
  private static Verdict measured(List<Verdict> contenders) {
    for (Verdict verdict :
        List.of(Verdict.REFUTED, Verdict.INCONCLUSIVE, Verdict.CONFIRMED, Verdict.NOT_MEASURABLE)) {
      if (contenders.contains(verdict)) {
        return verdict;
      }
    }
    return Verdict.NOT_IN_RUN;
  }

  /** The figures of one of several contenders, which is said with each. */
  private static List<Figure> named(Part part) {
    String of = ", of " + part.contender();
    return part.figures().stream()
        .map(f -> new Figure(f.what() + of, f.value(), f.unit(), f.claimed()))
        .toList();
  }
}
