package watershed.analysis.diff;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import watershed.analysis.Ratio;

/**
 * Forks of two kinds on one side of a subject: the same code in two states, by how it came to be
 * compiled or laid out.
 *
 * <p>Where the sides are paired their difference is searched for two groups, since the scores
 * themselves follow the machine from block to block. Which side has them then shows only where the
 * scores of one side, and of one alone, fall into two groups too. Else each side is searched by
 * itself.
 */
final class Unlike {
  /** What each of its flags begins with. */
  static final String BIMODAL = "bimodal";

  private Unlike() {}

  /** How many searches {@link #flags} makes. */
  static int searches(Matched matched, Ratio ratio) {
    if (ratio.paired()) {
      return ratio.logs().size() < Modes.FEWEST ? 0 : 1;
    }
    return (int)
        Stream.of(matched.a(), matched.b())
            .filter(side -> side.forks().size() >= Modes.FEWEST)
            .count();
  }

  /**
   * What is to be said of a subject.
   *
   * @param least smallest gap that matters, as a log-ratio
   * @return one line for each search that found two kinds of forks
   */
  static List<String> flags(Matched matched, Ratio ratio, double least) {
    if (ratio.paired()) {
      double[] logs = ratio.logs().stream().mapToDouble(Double::doubleValue).toArray();
      Modes modes = Modes.of(logs);
      return modes == null
          ? List.of()
          : flag(side(matched), modes, "pairs", least).stream().toList();
    }
    return Stream.of(
            flag("A", of(matched.a()), "forks", least), flag("B", of(matched.b()), "forks", least))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<String> flag(
      String side, @Nullable Modes modes, String what, double least) {
    if (modes == null || modes.gap() < least) {
      return Optional.empty();
    }
    int all = modes.lower() + modes.upper();
    String gap = Says.percent(Math.expm1(modes.gap()));
    return Optional.of(
        String.format(
            "%s %s: %d of %d %s lie %s above the others",
            BIMODAL, side, modes.upper(), all, what, gap));
  }

  private static String side(Matched matched) {
    boolean a = of(matched.a()) != null;
    boolean b = of(matched.b()) != null;
    return a == b ? "A or B" : a ? "A" : "B";
  }

  private static @Nullable Modes of(SideForks side) {
    return Modes.of(Tested.logMeans(side.forks()));
  }
}
