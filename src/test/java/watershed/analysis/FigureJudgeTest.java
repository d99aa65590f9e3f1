package watershed.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;
import org.junit.jupiter.api.Test;
import watershed.analysis.ClaimVerdict.Verdict;
import watershed.record.Cell;
import watershed.record.Planted;
import watershed.record.Run;
import watershed.record.Trial;

class FigureJudgeTest {
  private static final String JDK = "17.0.15";
  private static final double[] SIZES = {64, 256, 1024, 4096, 16384, 65536};

  static Run.ExperimentInfo info(List<Run.ClaimInfo> claims) {
    return new Run.ExperimentInfo(
        "E",
        "watershed.experiments.E",
        "9.9",
        "What",
        "design",
        "",
        "N",
        List.of(),
        "A",
        List.of("A", "B", "N"),
        Map.of("design", "A", "keys", "64", "mode", "plain"),
        claims);
  }

  private static Cell cell(double keys, String mode, int threads) {
    return Cell.of("E", Map.of("keys", "" + (int) keys, "mode", mode), threads);
  }

  private static FigureData data(List<Trial> trials) {
    return new FigureData(Samples.of(trials), trials, 2, "no counters here", new Bootstrap(1, 500));
  }

  private static FigureReading read(
      List<Trial> trials, String of, String relation, double threshold) {
    return new FigureJudge(info(List.of()), JDK, data(trials))
        .read(new Run.FigureInfo(of, "", relation, threshold, "B"), Expression.parse(of));
  }

  private static Estimate value(List<Trial> trials, String of) {
    ClaimVerdict.Figure figure = read(trials, of, "ABOVE", 0).figure();
    assertThat(figure).as(of).isNotNull();
    return figure.value();
  }

  /** Three blocks of both designs along the sizes. */
  private static List<Trial> along(ToDoubleBiFunction<Double, Integer> nanos) {
    Planted planted = new Planted(1);
    for (double keys : SIZES) {
      for (int block = 0; block < 3; block++) {
        for (String design : List.of("A", "B")) {
          double score = nanos.applyAsDouble(keys, block);
          planted.fork(
              cell(keys, "plain", 1),
              design,
              JDK,
              block,
              Map.of("primary", score, "bytes", 2 * keys));
        }
      }
    }
    return planted.trials();
  }

  @Test
  void whatIsNotNamedStandsAtItsDefaultAndMostIsTheLargestMeasured() {
    List<Trial> trials = along((keys, block) -> keys + block);
    assertThat(value(trials, "{A}").value()).isCloseTo(65, within(1e-9));
    assertThat(value(trials, "{A bytes}").interval()).isEqualTo(new Estimate.Interval(128, 128));
    assertThat(value(trials, "{A bytes keys=most} / {B bytes keys=256}").value())
        .isCloseTo(256, within(1e-9));
  }

  @Test
  void threadsAreNumbersOrMultiplesOfTheCpus() {
    List<Trial> trials =
        new Planted(1)
            .fork(cell(64, "plain", 1), "A", JDK, 0, Map.of("primary", 1.0))
            .fork(cell(64, "plain", 4), "A", JDK, 0, Map.of("primary", 4.0))
            .fork(cell(64, "other", 4), "A", JDK, 0, Map.of("primary", 9.0))
            .trials();
    assertThat(value(trials, "{A}").value()).isEqualTo(1);
    assertThat(value(trials, "{A threads=2x}").value()).isEqualTo(4);
    assertThat(value(trials, "{A threads=most}").value()).isEqualTo(4);
    assertThat(value(trials, "{A mode=other threads=4}").value()).isEqualTo(9);
  }

  @Test
  void aSlopeIsThatOfLeastSquares() {
    Estimate slope = value(along((keys, block) -> 100 + 0.25 * keys), "slope(keys, {A})");
    assertThat(slope.value()).isCloseTo(0.25, within(1e-9));
    assertThat(slope.interval()).isNotNull();
    Estimate noisy =
        value(along((keys, block) -> 100 + 0.25 * keys + 10 * block), "slope(keys, {A})");
    assertThat(noisy.interval().contains(0.25)).isTrue();
    assertThat(noisy.interval().high()).isGreaterThan(noisy.value());
  }

  @Test
  void aPlantedJumpIsFoundBetweenTheValuesAroundIt() {
    List<Trial> trials =
        along((keys, block) -> (keys > 1024 ? 40 : 10) * (1 + 0.02 * block) * Math.pow(keys, 0.02));
    Estimate jump = value(trials, "jump(keys, {A})");
    assertThat(jump.value()).isEqualTo(2048);
    assertThat(jump.interval()).isEqualTo(new Estimate.Interval(1024, 4096));
    // The same change twice is on the same side both times.
    assertThat(value(trials, "jump(keys, {A}) / jump(keys, {A})").interval())
        .isEqualTo(new Estimate.Interval(1, 1));
    // Two changes each lie somewhere between their neighbours.
    assertThat(value(trials, "jump(keys, {A}) / jump(keys, {B})").interval())
        .isEqualTo(new Estimate.Interval(0.25, 4));
  }

  @Test
  void whereItIsNotSureTheIntervalReachesOverAllThatItMayBe() {
    List<Trial> trials =
        along((keys, block) -> keys > (block == 0 ? 16384 : 256) ? 40 + block : 10 - block);
    Estimate jump = value(trials, "jump(keys, {A})");
    assertThat(jump.interval().low()).isLessThanOrEqualTo(256);
    assertThat(jump.interval().high()).isGreaterThanOrEqualTo(4096);
  }

  @Test
  void anIntervalOnOneSideDecides() {
    List<Trial> trials = along((keys, block) -> 10 + 0.01 * block);
    assertThat(read(trials, "{A}", "ABOVE", 9).verdict()).isEqualTo(Verdict.CONFIRMED);
    assertThat(read(trials, "{A}", "ABOVE", 11).verdict()).isEqualTo(Verdict.REFUTED);
    assertThat(read(trials, "{A}", "BELOW", 11).verdict()).isEqualTo(Verdict.CONFIRMED);
    assertThat(read(trials, "{A}", "BELOW", 9).verdict()).isEqualTo(Verdict.REFUTED);
    assertThat(read(trials, "{A} - 8", "WITHIN", 4).verdict()).isEqualTo(Verdict.CONFIRMED);
    assertThat(read(trials, "8 - {A}", "WITHIN", 1).verdict()).isEqualTo(Verdict.REFUTED);
    assertThat(read(trials, "8 - {A}", "OUTSIDE", 1).verdict()).isEqualTo(Verdict.CONFIRMED);
    assertThat(read(trials, "{A} - 8", "OUTSIDE", 4).verdict()).isEqualTo(Verdict.REFUTED);
    assertThat(read(trials, "{A bytes}", "ABOVE", 128).verdict())
        .as("what is exactly the threshold is not above it")
        .isEqualTo(Verdict.REFUTED);
    assertThat(read(trials, "{A bytes} - 128", "WITHIN", 0).verdict()).isEqualTo(Verdict.CONFIRMED);
  }

  @Test
  void whatIsOpenSaysHowManyBlocksWouldSettleIt() {
    // Values 9, 10, 11: half-width t·1/√n, at a distance of 1: 1.05 of 6 blocks, 0.92 of 7.
    List<Trial> trials = along((keys, block) -> 9 + block);
    FigureReading open = read(trials, "{A}", "ABOVE", 9);
    assertThat(open.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(open.reason())
        .isEqualTo("about 7 blocks in all would settle it, if it is what it seems");
    assertThat(open.blocks()).isEqualTo(7);
    FigureReading at = read(trials, "{A}", "ABOVE", 10.01);
    assertThat(at.reason())
        .startsWith("more than 1000 blocks in all would settle it: as far as 3 blocks can tell");
    assertThat(at.blocks()).isZero();
    List<Trial> one = trials.stream().filter(t -> t.block() == 0).toList();
    FigureReading alone = read(one, "{A}", "ABOVE", 1);
    assertThat(alone.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(alone.reason()).isEqualTo("1 block without an interval: measure 1 more");
    assertThat(alone.blocks()).isEqualTo(2);
    assertThat(read(one, "jump(keys, {A})", "ABOVE", 1).reason()).endsWith("measure 2 more");
    assertThat(read(trials, "{A} / ({B bytes} - 128)", "ABOVE", 1).reason())
        .startsWith("no finite number");
  }

  @Test
  void whatIsMissingIsToldFromWhatCannotBeHad() {
    List<Trial> trials =
        new Planted(1)
            .fork(cell(64, "plain", 1), "A", JDK, 0, Map.of("primary", 1.0))
            .add(
                Planted.trial(
                        cell(64, "plain", 1), "B", JDK, 0, Trial.Outcome.UNAVAILABLE, "needs more")
                    .failed())
            .add(
                Planted.trial(cell(256, "plain", 1), "A", JDK, 0, Trial.Outcome.CRASHED, "gone")
                    .failed())
            .trials();
    assertThat(read(trials, "{A} / {B}", "ABOVE", 1))
        .isEqualTo(new FigureReading(null, Verdict.NOT_MEASURABLE, "needs more", List.of()));
    assertThat(read(trials, "{A} / {A keys=1024}", "ABOVE", 1).reason())
        .isEqualTo("A at keys=1024 was not measured");
    assertThat(read(trials, "{A keys=1024}", "ABOVE", 1).verdict()).isEqualTo(Verdict.NOT_IN_RUN);
    assertThat(read(trials, "{A keys=256}", "ABOVE", 1).reason())
        .isEqualTo("the fork of A at keys=256 failed, CRASHED: gone");
    FigureReading counter = read(trials, "{A cache-misses}", "ABOVE", 1);
    assertThat(counter.verdict()).isEqualTo(Verdict.NOT_MEASURABLE);
    assertThat(counter.reason()).isEqualTo("no fork recorded cache-misses: no counters here");
    assertThat(read(trials, "{A bytes}", "ABOVE", 1).reason()).isEqualTo("no fork recorded bytes");
    assertThat(read(trials, "jump(keys, {A cache-misses})", "ABOVE", 1).verdict())
        .isEqualTo(Verdict.NOT_MEASURABLE);
    assertThat(read(trials, "slope(keys, {A})", "ABOVE", 1).reason())
        .isEqualTo("keys was measured at 1 value, 2 are needed to tell its slope");
    assertThat(read(trials, "slope(keys, {B})", "ABOVE", 1).reason()).isEqualTo("needs more");
  }
}
