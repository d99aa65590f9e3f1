package watershed.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import watershed.analysis.ClaimVerdict.Figure;
import watershed.analysis.ClaimVerdict.Verdict;
import watershed.record.Run;

/**
 * Claims that the better one of two contenders changes between two places, of rules that read
 * {@code the better one of A and B at keys=64 is not that at keys=most}. It is told where the
 * intervals of A's time over B's lie on one side of 1 at both places: CONFIRMED where on opposite
 * ones, REFUTED where on the same.
 */
public final class SwapClaim {
  private static final Pattern RULE =
      Pattern.compile("the better one of (\\S+) and (\\S+) at (\\S+) is not that at (\\S+)");

  private final FigureJudge judge;
  private final String jdk;

  /**
   * @param info of the experiment
   * @param jdk {@link watershed.record.Jdk#id()}
   */
  public SwapClaim(Run.ExperimentInfo info, String jdk, FigureData data) {
    this.judge = new FigureJudge(info, jdk, data);
    this.jdk = jdk;
  }

  /** Whether a claim is judged here. */
  public static boolean judges(Run.ClaimInfo claim) {
    return RULE.matcher(claim.rule()).matches();
  }

  /**
   * The time of one contender over that of another at one place.
   *
   * @param where such as {@code keys=64}
   */
  private record Side(String where, FigureReading reading) {
    Verdict verdict() {
      return reading.verdict();
    }

    String reason() {
      return where + ": " + reading.reason();
    }
  }

  /**
   * The verdict on a claim that is judged here.
   *
   * @throws IllegalArgumentException if it is not
   */
  public ClaimVerdict verdict(Run.ClaimInfo claim) {
    Matcher rule = RULE.matcher(claim.rule());
    if (!rule.matches()) {
      throw new IllegalArgumentException("no rule on a swap: " + claim.rule());
    }
    String a = rule.group(1);
    String b = rule.group(2);
    List<Side> sides = List.of(side(a, b, rule.group(3)), side(a, b, rule.group(4)));
    Verdict verdict = told(sides.get(0).verdict(), sides.get(1).verdict());
    List<Figure> figures = new ArrayList<>();
    TreeSet<String> evidence = new TreeSet<>();
    for (Side side : sides) {
      Figure figure = side.reading.figure();
      if (figure != null) {
        // By itself neither is claimed to lie on either side.
        figures.add(new Figure(figure.what(), figure.value(), figure.unit()));
      }
      evidence.addAll(side.reading.evidence());
    }
    int blocks = sides.stream().mapToInt(side -> side.reading.blocks()).max().orElse(0);
    return new ClaimVerdict(
        claim.id(),
        jdk,
        verdict,
        reason(sides, verdict),
        figures,
        List.of(),
        List.of(),
        List.copyOf(evidence),
        verdict == Verdict.INCONCLUSIVE ? blocks : 0);
  }

  private Side side(String a, String b, String where) {
    String of = "{" + a + " " + where + "} / {" + b + " " + where + "}";
    String name = "time of " + a + " over that of " + b + ", " + where;
    Run.FigureInfo figure = new Run.FigureInfo(of, name, Relation.ABOVE.name(), 1, "ratio");
    return new Side(where, judge.read(figure, Expression.parse(of)));
  }

  /** Where both are told, whether they differ; else why one is not. */
  private static Verdict told(Verdict a, Verdict b) {
    if (a.settled() && b.settled()) {
      return a == b ? Verdict.REFUTED : Verdict.CONFIRMED;
    }
    return ClaimJudge.together(Stream.of(a, b).filter(v -> !v.settled()).toList());
  }

  private static String reason(List<Side> sides, Verdict verdict) {
    if (verdict == Verdict.NOT_IN_RUN || verdict == Verdict.NOT_MEASURABLE) {
      return sides.stream()
          .filter(side -> side.verdict() == verdict)
          .map(side -> side.reading.reason())
          .distinct()
          .collect(Collectors.joining("; "));
    }
    String says =
        switch (verdict) {
          case CONFIRMED -> "the better one changes";
          case REFUTED -> "the same one is better at both";
          default -> "which one is better is not told at both";
        };
    return Stream.concat(
            Stream.of(says),
            sides.stream().filter(side -> !side.reading.reason().isEmpty()).map(Side::reason))
        .collect(Collectors.joining("; "));
  }
}
