package watershed.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;

/**
 * Where a cost climbs from one level to the next, along sizes in order: the edges of caches.
 *
 * <p>Of the steps d = ln(cost at a size / cost at the size before), every largest one of its
 * neighbourhood that is {@value #LEAST} times at least is the steepest of a climb. Two climbs are
 * one unless some step between their steepest is below half of the smaller. An edge lies at the
 * first step of its climb that is at least half as steep as the steepest: where c is what fits a
 * cache, h what a hit and m what a miss costs, random accesses to s &gt; c cost h + (1 − c/s)(m −
 * h), which climbs fastest just beyond c. A cost that does not climb by {@value #LEAST} from any
 * size to the next has no edge.
 */
public final class CacheEdges {
  /** Least climb of one step that counts. Within a fork sizes scatter by some percent. */
  public static final double LEAST = 1.25;

  private CacheEdges() {}

  /**
   * An edge.
   *
   * @param below the largest size seen that lies before it
   * @param above the next one
   * @param from size at which the level before was measured
   * @param to size at which the level after was
   * @param factor by which the cost climbs from the one to the other
   */
  public record Edge(double below, double above, double from, double to, double factor) {
    /** Whether the edge is at a size, give or take one step of the sizes. */
    public boolean isWithinAStepOf(double size) {
      double step = above / below;
      return below / step <= size && size <= above * step;
    }

    /** The size in the midst of the step, on a logarithmic scale. */
    public double middle() {
      return Math.sqrt(below * above);
    }

    /**
     * The factor with its interval over forks, the edge taken to be where it was found.
     *
     * @param curve forks by size, of whose means it is an edge
     */
    public Estimate climb(SortedMap<Double, Series> curve) {
      Series before = Objects.requireNonNull(curve.get(from));
      Series after = Objects.requireNonNull(curve.get(to));
      return new Propagation(List.of(before, after))
          .of(means -> Math.log(means[1]) - Math.log(means[0]))
          .map(Math::exp);
    }
  }

  /**
   * The edges of a curve, smallest size first.
   *
   * @param costs by size; a size whose cost is not a number above 0 is passed over
   */
  public static List<Edge> of(SortedMap<Double, Double> costs) {
    List<Double> sizes = new ArrayList<>();
    List<Double> logs = new ArrayList<>();
    costs.forEach(
        (size, cost) -> {
          if (cost > 0 && Double.isFinite(cost)) {
            sizes.add(size);
            logs.add(Math.log(cost));
          }
        });
    double[] steps = new double[Math.max(0, sizes.size() - 1)];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = logs.get(i + 1) - logs.get(i);
    }
    List<Integer> peaks = peaks(steps);
    List<Edge> edges = new ArrayList<>();
    int from = 0;
    for (int p = 0; p < peaks.size(); p++) {
      int to = p + 1 < peaks.size() ? lowest(steps, peaks.get(p), peaks.get(p + 1)) : steps.length;
      int first = from;
      while (steps[first] < steps[peaks.get(p)] / 2) {
        first++;
      }
      double factor = Math.exp(logs.get(to) - logs.get(from));
      edges.add(
          new Edge(sizes.get(first), sizes.get(first + 1), sizes.get(from), sizes.get(to), factor));
      from = to;
    }
    return edges;
  }

  /** The steepest step of every climb. */
  private static List<Integer> peaks(double[] steps) {
    List<Integer> peaks = new ArrayList<>();
    for (int i = 0; i < steps.length; i++) {
      boolean overBefore = i == 0 || steps[i] > steps[i - 1];
      boolean overNext = i + 1 == steps.length || steps[i] >= steps[i + 1];
      if (steps[i] >= Math.log(LEAST) && overBefore && overNext) {
        peaks.add(i);
      }
    }
    int p = 0;
    while (p + 1 < peaks.size()) {
      int a = peaks.get(p);
      int b = peaks.get(p + 1);
      boolean apart = steps[lowest(steps, a, b)] < Math.min(steps[a], steps[b]) / 2;
      if (apart) {
        p++;
      } else {
        peaks.remove(steps[a] < steps[b] ? p : p + 1);
        // The one that is left may be one climb with the one before it.
        p = Math.max(0, p - 1);
      }
    }
    return peaks;
  }

  /** The lowest step between two. */
  private static int lowest(double[] steps, int from, int to) {
    int lowest = from;
    for (int i = from + 1; i < to; i++) {
      if (steps[i] < steps[lowest]) {
        lowest = i;
      }
    }
    return lowest;
  }
}
