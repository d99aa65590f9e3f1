package watershed.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.descriptive.Mean;
import org.jspecify.annotations.Nullable;
import watershed.record.Cell;

/**
 * Carries the scatter of fork means into what is computed from them.
 *
 * <p>First order (JCGM 100:2008, 5.2.2): the variance of f is Σ over cells of gᵀ·S·g/n, g the
 * gradient of f, S the covariance of the cell's figures over its n blocks: forks of one block are
 * paired, cells independent. Student's interval has the degrees of freedom of Welch and
 * Satterthwaite, u⁴/Σ(uᵢ⁴/νᵢ), νᵢ = n − 1 of each cell (JCGM 100, G.4.1).
 */
final class Propagation {
  /** Part of a standard deviation by which a figure is moved to see what f does. */
  private static final double STEP = 1e-3;

  /** Part of a figure by which it is moved where it does not scatter. */
  private static final double SMALL_STEP = 1e-6;

  private final List<Group> groups = new ArrayList<>();
  private final double[] means;

  /** Figures that are paired block by block. */
  private static final class Group {
    final List<Integer> leaves;

    /** By leaf, then block. */
    final double[][] values;

    Group(List<Integer> leaves, double[][] values) {
      this.leaves = leaves;
      this.values = values;
    }

    int blocks() {
      return values[0].length;
    }
  }

  /** Of the means over blocks of series, in order. */
  Propagation(List<Series> series) {
    means = new double[series.size()];
    Map<Cell, List<Integer>> byCell = new LinkedHashMap<>();
    for (int i = 0; i < series.size(); i++) {
      byCell.computeIfAbsent(series.get(i).cell(), c -> new ArrayList<>()).add(i);
    }
    for (List<Integer> leaves : byCell.values()) {
      List<Map<Integer, Double>> blocks =
          leaves.stream().map(leaf -> blocks(series.get(leaf))).toList();
      Set<Integer> common = new TreeSet<>(blocks.get(0).keySet());
      blocks.forEach(b -> common.retainAll(b.keySet()));
      int fewest = blocks.stream().mapToInt(Map::size).min().orElse(0);
      if (common.size() >= Math.min(2, fewest)) {
        add(leaves, blocks, common);
      } else {
        // Measured in different blocks, as counters are apart from times: nothing is paired.
        for (int i = 0; i < leaves.size(); i++) {
          add(List.of(leaves.get(i)), List.of(blocks.get(i)), blocks.get(i).keySet());
        }
      }
    }
  }

  private static Map<Integer, Double> blocks(Series series) {
    Map<Integer, Double> blocks = new TreeMap<>();
    series.forks().forEach(fork -> blocks.put(fork.block(), fork.mean()));
    return blocks;
  }

  private void add(List<Integer> leaves, List<Map<Integer, Double>> blocks, Set<Integer> which) {
    double[][] values = new double[leaves.size()][];
    for (int i = 0; i < values.length; i++) {
      Map<Integer, Double> all = blocks.get(i);
      values[i] = which.stream().mapToDouble(b -> all.getOrDefault(b, Double.NaN)).toArray();
      means[leaves.get(i)] = Mean.of(values[i]).getAsDouble();
    }
    groups.add(new Group(leaves, values));
  }

  /** Means over blocks, in order. */
  double[] means() {
    return means.clone();
  }

  /** Fewest blocks of a cell; 0 where nothing is measured. */
  int blocks() {
    return groups.stream().mapToInt(Group::blocks).min().orElse(0);
  }

  /**
   * Evaluates a function of the means, with its interval: none where a cell has one block, of no
   * width where nothing that the function depends on scatters. The standard deviation is what a
   * block would have, were all of them paired.
   */
  Estimate of(ToDoubleFunction<double[]> f) {
    double value = f.applyAsDouble(means);
    int n = blocks();
    if (n < 2 || !Double.isFinite(value)) {
      return new Estimate(value, null, Double.NaN, n);
    }
    double variance = 0;
    double perFreedom = 0;
    for (Group group : groups) {
      double u = variance(group, f);
      variance += u;
      perFreedom += u * u / (group.blocks() - 1);
    }
    Estimate.@Nullable Interval interval = null;
    if (variance == 0) {
      interval = new Estimate.Interval(value, value);
    } else if (Double.isFinite(variance)) {
      double freedom = variance * variance / perFreedom;
      double half = Estimate.t(freedom, Estimate.LEVEL) * Math.sqrt(variance);
      interval = new Estimate.Interval(value - half, value + half);
    }
    return new Estimate(value, interval, Math.sqrt(variance * n), n);
  }

  /** Of the mean over a cell's blocks, as far as f depends on them. */
  private double variance(Group group, ToDoubleFunction<double[]> f) {
    int n = group.blocks();
    double[] along = new double[n];
    for (int i = 0; i < group.values.length; i++) {
      double[] values = group.values[i];
      double slope =
          slope(group.leaves.get(i), Estimate.arithmetic(values, Estimate.LEVEL).sd(), f);
      for (int b = 0; b < n; b++) {
        along[b] += slope * (values[b] - means[group.leaves.get(i)]);
      }
    }
    // gᵀ·S·g is the variance of the blocks' departures along the gradient, whose mean is 0.
    double squares = 0;
    for (double departure : along) {
      squares += departure * departure;
    }
    return squares / (n - 1) / n;
  }

  /** Partial derivative, by central difference. */
  private double slope(int leaf, double sd, ToDoubleFunction<double[]> f) {
    double step = sd > 0 ? STEP * sd : SMALL_STEP * Math.max(Math.abs(means[leaf]), SMALL_STEP);
    double[] moved = means.clone();
    moved[leaf] = means[leaf] + step;
    double above = f.applyAsDouble(moved);
    moved[leaf] = means[leaf] - step;
    return (above - f.applyAsDouble(moved)) / (2 * step);
  }

  /**
   * Means as they might have come out: blocks of each cell drawn with replacement, departures
   * stretched as {@link Bootstrap#stretch} says.
   */
  List<double[]> redrawn(Bootstrap bootstrap) {
    int[] sizes = groups.stream().mapToInt(Group::blocks).toArray();
    return bootstrap.draw(sizes, this::redrawn);
  }

  private double[] redrawn(int[][] drawn) {
    double[] again = new double[means.length];
    for (int g = 0; g < drawn.length; g++) {
      Group group = groups.get(g);
      double stretch = Bootstrap.stretch(group.blocks());
      for (int i = 0; i < group.values.length; i++) {
        double sum = 0;
        for (int b : drawn[g]) {
          sum += group.values[i][b];
        }
        int leaf = group.leaves.get(i);
        double mean = sum / group.blocks();
        double stretched = means[leaf] + stretch * (mean - means[leaf]);
        // What is above 0 stays above 0, or it would have no logarithm.
        again[leaf] = mean > 0 && stretched <= 0 ? mean : stretched;
      }
    }
    return again;
  }
}
