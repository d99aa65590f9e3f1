package watershed.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;
import watershed.record.Cell;

/** Intervals of what is computed from forks: by hand, and by simulation. */
class PropagationTest {
  private static final double Z = 0.975;

  private static Series series(int cell, String metric, double... byBlock) {
    List<ForkSample> forks =
        IntStream.range(0, byBlock.length)
            .mapToObj(block -> new ForkSample(block, false, List.of(byBlock[block])))
            .toList();
    return new Series(
        Cell.of("E", Map.of("n", "" + cell), 1), "a", "17", metric, "ss", "ns/op", forks);
  }

  private static double t(double df) {
    return TDistribution.of(df).inverseCumulativeProbability(Z);
  }

  @Test
  void figuresOfOneCellArePairedByBlock() {
    Propagation paired =
        new Propagation(List.of(series(1, "x", 10, 12, 14), series(1, "y", 1, 3, 5.5)));
    // Differences 9, 9, 8.5: mean 53/6, sd 1/√12.
    Estimate difference = paired.of(v -> v[0] - v[1]);
    double half = t(2) * Math.sqrt(1 / 12.0) / Math.sqrt(3);
    assertThat(difference.value()).isCloseTo(53 / 6.0, within(1e-12));
    assertThat(difference.interval().high() - difference.value()).isCloseTo(half, within(1e-9));
    assertThat(difference.n()).isEqualTo(3);
  }

  @Test
  void figuresOfTwoCellsAreIndependent() {
    Propagation apart =
        new Propagation(List.of(series(1, "x", 10, 12, 14), series(2, "x", 1, 3, 5, 7)));
    // Variances of the means 4/3 and (20/3)/4; freedom by Welch and Satterthwaite.
    Estimate sum = apart.of(v -> v[0] + v[1]);
    double u = 4 / 3.0;
    double w = 5 / 3.0;
    double df = (u + w) * (u + w) / (u * u / 2 + w * w / 3);
    assertThat(sum.value()).isEqualTo(16);
    assertThat(sum.interval().high() - 16).isCloseTo(t(df) * Math.sqrt(u + w), within(1e-6));
    assertThat(sum.n()).isEqualTo(3);
    // Of a product the variance is y²·u + x²·w to first order.
    Estimate product = apart.of(v -> v[0] * v[1]);
    double a = 16 * u;
    double b = 144 * w;
    double freedom = (a + b) * (a + b) / (a * a / 2 + b * b / 3);
    assertThat(product.interval().high() - 48)
        .isCloseTo(t(freedom) * Math.sqrt(a + b), within(1e-6));
  }

  @Test
  void whatIsExactHasNoWidthAndOneBlockNoInterval() {
    Propagation exact = new Propagation(List.of(series(1, "x", 48, 48, 48)));
    assertThat(exact.of(v -> v[0] / 2).interval()).isEqualTo(new Estimate.Interval(24, 24));
    Propagation itself = new Propagation(List.of(series(1, "x", 40, 48, 50)));
    assertThat(itself.of(v -> v[0] - v[0]).interval()).isEqualTo(new Estimate.Interval(0, 0));
    Propagation one = new Propagation(List.of(series(1, "x", 48, 48), series(2, "x", 7)));
    assertThat(one.of(v -> v[0] + v[1]).interval()).isNull();
    assertThat(one.of(v -> v[0] + v[1]).n()).isEqualTo(1);
  }

  @Test
  void blocksThatOneLacksAreLeftOutAndUnlikeOnesAreNotPaired() {
    Series all = series(1, "x", 10, 12, 14, 99);
    Propagation common = new Propagation(List.of(all, series(1, "y", 1, 2, 3)));
    assertThat(common.means()).containsExactly(12, 2);
    Series other =
        new Series(
            all.cell(),
            "a",
            "17",
            "y",
            "ss",
            "#",
            List.of(
                new ForkSample(8, false, List.of(1.0)), new ForkSample(9, false, List.of(3.0))));
    Propagation apart = new Propagation(List.of(series(1, "x", 10, 12, 14), other));
    assertThat(apart.means()).containsExactly(12, 2);
    assertThat(apart.of(v -> v[0] - v[1]).interval()).isNotNull();
  }

  /** How often 95 % intervals hold the truth, over many runs of that many blocks. */
  private static double coverage(
      int blocks, double[] truth, double sd, int[] cells, ToDoubleFunction<double[]> f) {
    Random random = new Random(7);
    int runs = 3000;
    int held = 0;
    double exact = f.applyAsDouble(truth);
    for (int run = 0; run < runs; run++) {
      List<Series> series = new ArrayList<>();
      double[][] shared = new double[truth.length][blocks];
      for (double[] drift : shared) {
        for (int b = 0; b < blocks; b++) {
          drift[b] = sd * random.nextGaussian();
        }
      }
      for (int i = 0; i < truth.length; i++) {
        double[] values = new double[blocks];
        for (int b = 0; b < blocks; b++) {
          values[b] = truth[i] * (1 + shared[cells[i]][b] + sd * random.nextGaussian());
        }
        series.add(series(cells[i], "m" + i, values));
      }
      Estimate.Interval interval = new Propagation(series).of(f).interval();
      held += interval != null && interval.contains(exact) ? 1 : 0;
    }
    return held / (double) runs;
  }

  @Test
  void intervalsHoldTheTruthAsOftenAsTheySay() {
    ToDoubleFunction<double[]> logRatio = v -> Math.log(v[0] / v[1]);
    ToDoubleFunction<double[]> ofDifferences = v -> (v[0] - v[1]) / (v[2] - v[3]);
    // Heteroscedastic, as pauses are: the largest scatters most.
    ToDoubleFunction<double[]> slope = v -> (-v[0] * 37 - v[1] * 28 + v[2] * 65) / 3000;
    for (int blocks : new int[] {3, 5, 7}) {
      assertThat(coverage(blocks, new double[] {3, 2}, 0.03, new int[] {0, 0}, logRatio))
          .as("one cell, %d blocks", blocks)
          .isBetween(0.93, 0.975);
      assertThat(coverage(blocks, new double[] {3, 2}, 0.03, new int[] {0, 1}, logRatio))
          .as("two cells, %d blocks", blocks)
          .isBetween(0.93, 0.99);
      assertThat(
              coverage(
                  blocks,
                  new double[] {30, 10, 25, 11},
                  0.03,
                  new int[] {0, 1, 0, 1},
                  ofDifferences))
          .as("ratio of differences, %d blocks", blocks)
          .isBetween(0.93, 0.99);
      assertThat(coverage(blocks, new double[] {5, 9, 50}, 0.1, new int[] {0, 1, 2}, slope))
          .as("slope, %d blocks", blocks)
          .isBetween(0.93, 0.99);
    }
  }
}
