package watershed.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ranking of a cell's contenders on one JDK, and how much of it is certain.
 *
 * <p>The set of those that may be best holds the truly best contender with 95 %. It is all that the
 * leader i is not told from: those p whose one-sided lower bound of ln(i/p) at .05/(k−1) is not
 * above 0 (Gupta, Technometrics 7, 1965; Hsu, Annals of Statistics 12, 1984, with Bonferroni's
 * bound for the k−1 comparisons that the truly best one has). Only those k−1 matter, though the
 * leader was picked from the same data: the truly best one is ruled out only by one of them. Where
 * several are equally good, each is in the set with 95 %, all together less often.
 *
 * @param ranking best first
 */
public record Winner(List<Standing> ranking) {
  /**
   * One contender.
   *
   * @param series its samples
   * @param best whether it leads
   * @param bestOver how many times as good the leader is, with an interval that holds 95 % by
   *     itself; null for the leader, and where there is no ratio because a score is 0
   * @param mayBeBest whether it is in the set that holds the truly best with 95 %; true of the
   *     leader, and where nothing is known
   */
  public record Standing(
      Series series, boolean best, @Nullable Ratio bestOver, boolean mayBeBest) {}

  public Winner {
    ranking = List.copyOf(ranking);
  }

  /** The best contender. */
  public Standing best() {
    return ranking.get(0);
  }

  /** The second, or null where there is only one. */
  public @Nullable Standing runnerUp() {
    return ranking.size() > 1 ? ranking.get(1) : null;
  }

  /** All that may be best but the best. */
  public List<Standing> notDistinguishable() {
    return ranking.stream().skip(1).filter(Standing::mayBeBest).toList();
  }

  /**
   * Ranks contenders of one cell and JDK.
   *
   * @param contenders their primary series of one unit, without the harness; at least one
   * @param spread learnt from the {@link #margins} of many cells, or {@link Spread#NONE}
   * @return the ranking; contenders whose scores are never above 0 are left out
   * @throws IllegalArgumentException if there is no contender, or units differ
   */
  public static Winner of(List<Series> contenders, Spread spread) {
    List<Series> ranked = ranked(contenders);
    Series best = ranked.get(0);
    int rivals = ranked.size() - 1;
    List<Standing> ranking = new ArrayList<>();
    ranking.add(new Standing(best, true, null, true));
    for (Series series : ranked.subList(1, ranked.size())) {
      Ratio ratio = PairedBlocks.compare(best, series);
      if (ratio == null) {
        ranking.add(new Standing(series, false, null, true));
        continue;
      }
      double oneSided = 1 - 2 * (1 - Estimate.LEVEL) / rivals;
      Estimate.Interval bound = spread.moderated(ratio, oneSided).gain().interval();
      ranking.add(
          new Standing(
              series,
              false,
              spread.moderated(ratio, Estimate.LEVEL),
              bound == null || bound.low() <= 1));
    }
    return new Winner(ranking);
  }

  /**
   * How the leader compares with each of the others, each at the usual confidence by itself.
   *
   * @param contenders as for {@link #of}
   */
  public static List<Ratio> margins(List<Series> contenders) {
    List<Series> ranked = ranked(contenders);
    List<Ratio> margins = new ArrayList<>();
    for (Series series : ranked.subList(1, ranked.size())) {
      Ratio ratio = PairedBlocks.compare(ranked.get(0), series);
      if (ratio != null) {
        margins.add(ratio);
      }
    }
    return margins;
  }

  /** Best first, by the ratio to one reference. */
  private static List<Series> ranked(List<Series> contenders) {
    // All are placed by their ratio to one reference that they took turns with, for the forks' own
    // means would let the machine's drift in where a contender lacks blocks that others have.
    Series reference =
        contenders.stream()
            .max(Comparator.comparingInt((Series s) -> s.forks().size()))
            .orElseThrow(() -> new IllegalArgumentException("no contenders"));
    record Placed(Series series, double gain) {}
    List<Placed> placed = new ArrayList<>();
    for (Series series : contenders) {
      Ratio ratio = PairedBlocks.compare(series, reference);
      if (ratio != null) {
        placed.add(new Placed(series, ratio.direction().sign() * ratio.log().value()));
      }
    }
    if (placed.isEmpty()) {
      return List.of(reference);
    }
    return placed.stream()
        .sorted(Comparator.comparingDouble(Placed::gain).reversed())
        .map(Placed::series)
        .toList();
  }
}
