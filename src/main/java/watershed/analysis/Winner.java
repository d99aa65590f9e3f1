package watershed.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ranking of a cell's contenders on one JDK, and how much of it is certain.
 *
 * <p>The best is picked from the same data that it is then compared with, so each of the k−1
 * comparisons is made at 1 − 0.05/(k−1) (Bonferroni): with 95 % the truly best contender is the
 * best here or one of those not distinguishable from it, and the intervals hold all at once.
 *
 * @param ranking best first
 */
public record Winner(List<Standing> ranking) {
  /**
   * One contender.
   *
   * @param series its samples
   * @param bestOver how many times as good the best is, at the confidence of all at once; null for
   *     the best itself
   */
  public record Standing(Series series, @Nullable Ratio bestOver) {
    /** Whether the data do not tell it from the best; true of the best itself. */
    public boolean mayBeBest() {
      return bestOver == null || !bestOver.distinguishable();
    }
  }

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
   * @param contenders their primary series, without the harness; at least one
   * @return the ranking; contenders whose scores are never above 0 are left out
   * @throws IllegalArgumentException if there is no contender
   */
  public static Winner of(List<Series> contenders) {
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
      return new Winner(List.of(new Standing(reference, null)));
    }
    placed.sort(Comparator.comparingDouble(Placed::gain).reversed());
    Series best = placed.get(0).series;
    double level = 1 - (1 - Estimate.LEVEL) / Math.max(1, placed.size() - 1);
    List<Standing> ranking = new ArrayList<>();
    ranking.add(new Standing(best, null));
    for (Placed p : placed.subList(1, placed.size())) {
      ranking.add(new Standing(p.series, PairedBlocks.compare(best, p.series, level)));
    }
    return new Winner(ranking);
  }
}
