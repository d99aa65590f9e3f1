package watershed.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import watershed.record.Cell;

/** Shares of a million: by hand, and by simulation. */
class EventShareTest {
  private static Series series(String metric, double... byBlock) {
    List<ForkSample> forks =
        IntStream.range(0, byBlock.length)
            .mapToObj(block -> new ForkSample(block, false, List.of(byBlock[block])))
            .toList();
    return new Series(Cell.of("E", Map.of(), 1), "a", "17", metric, "ss", "#", forks);
  }

  private static Estimate share(double[] events, double[] trials) {
    return EventShare.of(
        List.of(series("events", events), series("trials", trials)),
        (values, sides) -> values[0],
        (values, sides) -> values[1]);
  }

  @Test
  void countsOfAllBlocksArePooled() {
    // Garwood's bounds of 10 events are 4.795 and 18.39; blocks that scatter less change nothing.
    Estimate ten = share(new double[] {5, 5}, new double[] {1e6, 1e6});
    assertThat(ten.value()).isEqualTo(5);
    assertThat(ten.interval().low()).isCloseTo(4.795 / 2, within(1e-3));
    assertThat(ten.interval().high()).isCloseTo(18.39 / 2, within(1e-2));
    assertThat(ten.n()).isEqualTo(2);
    assertThat(share(new double[] {5}, new double[] {1e6}).interval()).isNull();
    Estimate all = share(new double[] {100, 100}, new double[] {100, 100});
    assertThat(all.value()).isEqualTo(1e6);
    assertThat(all.interval().high()).isEqualTo(1e6);
  }

  @Test
  void blocksThatScatterMoreWidenIt() {
    Estimate even = share(new double[] {1000, 1000, 1000}, new double[] {1e6, 1e6, 1e6});
    Estimate uneven = share(new double[] {500, 1000, 1500}, new double[] {1e6, 1e6, 1e6});
    assertThat(uneven.value()).isEqualTo(even.value());
    assertThat(even.interval().high()).isBetween(1030.0, 1040.0);
    // Relative standard error .289, times Student's 4.30, on the logarithm.
    assertThat(Math.log(uneven.interval().high() / 1000)).isCloseTo(0.289 * 4.30, within(0.1));
    assertThat(Math.log(uneven.interval().low() / 1000)).isCloseTo(-0.289 * 4.30, within(0.1));
  }

  /** How often the interval holds the truth, of forks whose own rates scatter log-normally. */
  private static double coverage(int blocks, double expected, double sd) {
    UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(3);
    ZigguratSampler.NormalizedGaussian gauss = ZigguratSampler.NormalizedGaussian.of(random);
    double trials = 1e6;
    double[] all = new double[blocks];
    Arrays.fill(all, trials);
    int runs = 1000;
    int held = 0;
    for (int run = 0; run < runs; run++) {
      double[] events = new double[blocks];
      for (int b = 0; b < blocks; b++) {
        double rate = expected * Math.exp(sd * gauss.sample() - sd * sd / 2);
        events[b] = PoissonSampler.of(random, rate).sample();
      }
      held += share(events, all).interval().contains(expected) ? 1 : 0;
    }
    return held / (double) runs;
  }

  @Test
  void itHoldsTheTruthAsOftenAsItSays() {
    for (int blocks : new int[] {2, 3, 5}) {
      for (double expected : new double[] {0.5, 3, 100, 2_000}) {
        for (double sd : new double[] {0, 0.2}) {
          assertThat(coverage(blocks, expected, sd))
              .as("%d blocks, %s events expected, sd %s", blocks, expected, sd)
              .isGreaterThanOrEqualTo(0.93);
        }
      }
    }
  }
}
