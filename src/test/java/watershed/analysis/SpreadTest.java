package watershed.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.commons.numbers.gamma.Trigamma;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.junit.jupiter.api.Test;
import watershed.record.Cell;

class SpreadTest {
  private static final int DESIGNS = 8;
  private static final int CELLS = 5;

  private static Ratio ratio(double[] logs) {
    Estimate log = Estimate.arithmetic(logs, Estimate.LEVEL);
    List<Double> list = new ArrayList<>();
    for (double x : logs) {
      list.add(x);
    }
    return new Ratio(
        list,
        log,
        log.sd() / Math.sqrt(logs.length),
        logs.length - 1,
        true,
        Direction.MORE_IS_BETTER,
        0);
  }

  private static Ratio drawn(Random random, double sd, int n) {
    double[] logs = new double[n];
    for (int i = 0; i < n; i++) {
      logs[i] = sd * random.nextGaussian();
    }
    return ratio(logs);
  }

  @Test
  void aPlantedPriorIsRecovered() {
    Random random = new Random(1);
    double df = 3;
    double variance = 0.0025;
    ContinuousDistribution.Sampler chi =
        ChiSquaredDistribution.of(df).createSampler(RandomSource.XO_SHI_RO_256_PP.create(2));
    List<Ratio> ratios = new ArrayList<>();
    for (int i = 0; i < 4000; i++) {
      ratios.add(drawn(random, Math.sqrt(variance * df / chi.sample()), 3 + i % 2));
    }
    Spread spread = Spread.fit(ratios);
    assertThat(spread.df()).isCloseTo(df, within(0.35));
    assertThat(spread.variance()).isCloseTo(variance, within(0.0003));
    assertThat(spread.comparisons()).isEqualTo(4000);
    assertThat(spread.pooled()).isEqualTo(10_000);
  }

  @Test
  void theFitIsLimmasOnAWorkedExample() {
    // d = 1 throughout, so s² = (x−y)²/2; e = ln s² − ψ(1/2) + ln(1/2).
    double[] s2 = {.001, .1, 10, .01, 1, .0001, 100, .3};
    List<Ratio> ratios = new ArrayList<>();
    double mean = 0;
    for (double s : s2) {
      ratios.add(ratio(new double[] {0, Math.sqrt(2 * s)}));
      mean += (Math.log(s) + 1.9635100260214235 - Math.log(2)) / s2.length;
    }
    double squares = 0;
    for (double s : s2) {
      squares += Math.pow(Math.log(s) + 1.9635100260214235 - Math.log(2) - mean, 2);
    }
    double v = squares / (s2.length - 1) - Math.PI * Math.PI / 2;
    Spread spread = Spread.fit(ratios);
    assertThat(Trigamma.value(spread.df() / 2)).isCloseTo(v, within(1e-6 * v));
    assertThat(spread.df()).isBetween(0.3, 1.0);
  }

  @Test
  void equalVariancesAreWorthFourBlocksAtMost() {
    Random random = new Random(3);
    List<Ratio> ratios = Stream.generate(() -> drawn(random, 0.02, 3)).limit(200).toList();
    assertThat(Spread.fit(ratios).df()).isEqualTo(4);
  }

  @Test
  void tooFewOrUnpairedOrWithoutScatterTeachNothing() {
    Random random = new Random(4);
    List<Ratio> seven = Stream.generate(() -> drawn(random, 0.02, 3)).limit(7).toList();
    assertThat(Spread.fit(seven)).isEqualTo(Spread.NONE);
    List<Ratio> mixed = new ArrayList<>(seven);
    mixed.add(ratio(new double[] {0.1}));
    mixed.add(
        PairedBlocks.welch(new double[] {1, 2}, new double[] {1, 3}, Direction.MORE_IS_BETTER, 0));
    assertThat(Spread.fit(mixed)).isEqualTo(Spread.NONE);
    List<Ratio> still = Stream.generate(() -> ratio(new double[] {.1, .1})).limit(9).toList();
    assertThat(Spread.fit(still)).isEqualTo(Spread.NONE);
  }

  @Test
  void oneBlockStaysWithoutIntervalAndNothingLearntIsStudents() {
    Spread spread = new Spread(0.01, 4, 20, 40);
    Ratio one = ratio(new double[] {0.1});
    assertThat(spread.moderated(one, .95).log().alone()).isTrue();
    assertThat(spread.moderated(one, .95).p()).isNaN();
    Ratio two = ratio(new double[] {0.1, 0.2});
    assertThat(Spread.NONE.moderated(two, .95)).isEqualTo(two);
    // s̃² = (4·.01 + 1·.005)/5 = .009 with 5 degrees of freedom; t(.975, 5) = 2.5706.
    Estimate.Interval interval = spread.moderated(two, .95).log().interval();
    assertThat(interval).isNotNull();
    assertThat(interval.high() - .15).isCloseTo(2.570582 * Math.sqrt(.009 / 2), within(1e-6));
  }

  /**
   * Shares of cells: the truly best ruled out, any ruled out; of rivals: told from the best; of
   * intervals that hold the truth: of all gains over design 0, and of the two noisiest designs.
   */
  private record Rates(
      double bestRuledOut, double anyRuledOut, double power, double coverage, double noisiest) {}

  private static Rates simulate(double gain, boolean moderate, int experiments) {
    Random random = new Random(20);
    int best = 0;
    int any = 0;
    int told = 0;
    int covered = 0;
    int noisiest = 0;
    int cells = experiments * CELLS;
    for (int e = 0; e < experiments; e++) {
      // Ascending, but for design 0, which any of them may be.
      double[] design = random.doubles(DESIGNS, -.6, .6).map(Math::exp).toArray();
      Arrays.sort(design, 1, DESIGNS);
      List<List<Series>> measured = new ArrayList<>();
      for (int c = 0; c < CELLS; c++) {
        measured.add(cell(random, design, gain));
      }
      List<Ratio> margins = measured.stream().flatMap(s -> Winner.margins(s).stream()).toList();
      Spread spread = moderate ? Spread.fit(margins) : Spread.NONE;
      for (List<Series> series : measured) {
        Winner winner = Winner.of(series, spread);
        List<Winner.Standing> out = winner.ranking().stream().filter(s -> !s.mayBeBest()).toList();
        best += out.stream().anyMatch(s -> s.series().contender().equals("0")) ? 1 : 0;
        any += out.isEmpty() ? 0 : 1;
        told += winner.best().series().contender().equals("0") ? out.size() : 0;
        for (Series rival : series.subList(1, series.size())) {
          covered += interval(series.get(0), rival, spread).contains(gain) ? 1 : 0;
        }
        Series last = series.get(DESIGNS - 1);
        noisiest += interval(last, series.get(DESIGNS - 2), spread).contains(0) ? 1 : 0;
      }
    }
    double rivals = cells * (DESIGNS - 1.0);
    return new Rates(
        best / (double) cells,
        any / (double) cells,
        told / rivals,
        covered / rivals,
        noisiest / (double) cells);
  }

  private static Estimate.Interval interval(Series a, Series b, Spread spread) {
    Ratio ratio = PairedBlocks.compare(a, b);
    assertThat(ratio).isNotNull();
    Estimate.Interval interval = spread.moderated(ratio, Estimate.LEVEL).log().interval();
    assertThat(interval).isNotNull();
    return interval;
  }

  /** A cell of 3 blocks; forks scatter by 3 %, more or less by design, by cell and by chance. */
  private static List<Series> cell(Random random, double[] design, double gain) {
    double shared = Math.exp(.4 * random.nextGaussian());
    List<Series> series = new ArrayList<>();
    for (int i = 0; i < design.length; i++) {
      double sd = .03 * design[i] * shared * Math.exp(.2 * random.nextGaussian());
      List<ForkSample> forks = new ArrayList<>();
      for (int b = 0; b < 3; b++) {
        double log = (i == 0 ? gain : 0) + sd * random.nextGaussian();
        forks.add(new ForkSample(b, true, List.of(Math.exp(log))));
      }
      Cell cell = Cell.of("E", Map.of(), 2);
      series.add(new Series(cell, Integer.toString(i), "17", "primary", "thrpt", "ops/us", forks));
    }
    return series;
  }

  @Test
  void sharingTheSpreadTellsMoreApartWithoutMoreFalseAlarms() {
    Rates nullPlain = simulate(0, false, 400);
    Rates nullModerated = simulate(0, true, 400);
    Rates plain = simulate(Math.log(1.1), false, 400);
    Rates moderated = simulate(Math.log(1.1), true, 400);
    System.out.println("no effect, plain:     " + nullPlain);
    System.out.println("no effect, moderated: " + nullModerated);
    System.out.println("10 %, plain:          " + plain);
    System.out.println("10 %, moderated:      " + moderated);
    assertThat(nullModerated.bestRuledOut).isLessThan(.07);
    assertThat(moderated.bestRuledOut).isLessThan(.05);
    assertThat(moderated.power).isGreaterThan(.5);
    assertThat(plain.power).isLessThan(.3);
    assertThat(moderated.coverage).isBetween(.93, .97);
    assertThat(nullModerated.anyRuledOut).isLessThan(.2);
    // The price, which LIMITS names.
    assertThat(moderated.noisiest).isBetween(.88, .94);
  }
}
