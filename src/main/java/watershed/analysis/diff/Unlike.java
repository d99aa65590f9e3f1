package watershed.analysis.diff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import watershed.analysis.ForkSample;
import watershed.analysis.Ratio;

/**
 * Forks of two kinds on one side of a subject: the same code in two states, by how it came to be
 * compiled or laid out. Where the sides are paired their difference is searched for two groups,
 * since the scores themselves follow the machine's drift from block to block; the side whose scores
 * differ more between the groups has them. Else each side is searched by itself.
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
   * @return one line for each side with two kinds of forks
   */
  static List<String> flags(Matched matched, Ratio ratio, double least) {
    List<String> flags = new ArrayList<>();
    if (ratio.paired()) {
      Modes modes = Modes.of(ratio.logs().stream().mapToDouble(Double::doubleValue).toArray());
      if (modes != null && modes.gap() >= least) {
        flags.add(flag(side(matched, modes.cut()), modes, "pairs"));
      }
      return flags;
    }
    for (String side : List.of("A", "B")) {
      SideForks forks = side.equals("A") ? matched.a() : matched.b();
      Modes modes = Modes.of(Tested.logMeans(forks.forks()));
      if (modes != null && modes.gap() >= least) {
        flags.add(flag(side, modes, "forks"));
      }
    }
    return flags;
  }

  private static String flag(String side, Modes modes, String what) {
    return BIMODAL
        + " "
        + side
        + ": "
        + modes.upper()
        + " of "
        + (modes.lower() + modes.upper())
        + " "
        + what
        + " lie "
        + Says.percent(Math.expm1(modes.gap()))
        + " above the others";
  }

  /** The side whose scores differ more between the pairs below the cut and those above it. */
  private static String side(Matched matched, double cut) {
    Map<Integer, ForkSample> before = new HashMap<>();
    matched.a().forks().forEach(fork -> before.putIfAbsent(fork.block(), fork));
    List<ForkSample[]> lower = new ArrayList<>();
    List<ForkSample[]> upper = new ArrayList<>();
    for (ForkSample now : matched.b().forks()) {
      ForkSample then = before.remove(now.block());
      if (then != null) {
        boolean low = now.logMean() - then.logMean() <= cut;
        (low ? lower : upper).add(new ForkSample[] {then, now});
      }
    }
    double a = mean(upper, 0) - mean(lower, 0);
    double b = mean(upper, 1) - mean(lower, 1);
    return Math.abs(b) >= Math.abs(a) ? "B" : "A";
  }

  private static double mean(List<ForkSample[]> pairs, int side) {
    return pairs.stream().mapToDouble(pair -> pair[side].logMean()).average().orElse(0);
  }
}
