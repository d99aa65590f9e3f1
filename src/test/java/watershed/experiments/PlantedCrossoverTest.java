package watershed.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.openjdk.jmh.infra.ThreadParams;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import watershed.lab.Catalogue;
import watershed.lab.ExperimentSpec;
import watershed.lab.Planner;
import watershed.lab.Selection;
import watershed.record.Axis;
import watershed.record.PlannedCell;
import watershed.record.Slice;

/** What is burnt is counted, never timed: the plant is arithmetic. */
class PlantedCrossoverTest {
  private static final double[] SHARES = {0, 0.1, 5, 12, 29.5, 30, 45, 60, 77.7, 100};
  private static final int LEAST_TOKENS = 400;

  /** What a contender alone may pay per operation: one mispredicted branch. */
  private static final double MISPREDICTION = 3;

  @ParameterizedTest
  @EnumSource
  void aTapeBurnsExactlyWhatTheFormulaSays(PlantedCost design) {
    for (double percent : SHARES) {
      for (int thread = 0; thread < 2; thread++) {
        PlantedCrossoverState.Shared shared = shared(design, percent);
        PlantedCrossoverState.Worker worker = worker(shared, thread);
        int length = worker.tape.length();
        long writes = Math.round(percent / 100 * length);
        long burnt = 0;
        for (int i = 0; i < length; i++) {
          int tokens = worker.nextTokens(shared.burden);
          assertThat(tokens)
              .as("where calls have not begun to overlap")
              .isGreaterThanOrEqualTo(LEAST_TOKENS);
          burnt += tokens;
        }
        assertThat(burnt)
            .as("%s at %s %%", design, percent)
            .isEqualTo(expected(design, percent, length - writes, writes));
        assertThat((double) burnt / length).isCloseTo(design.mean(percent), within(0.05));
      }
    }
  }

  /** The plant once more, in plain numbers. */
  private static long expected(PlantedCost design, double percent, long reads, long writes) {
    double x = Math.sqrt(percent / 100);
    return switch (design) {
      case flat, tie -> 1600 * (reads + writes);
      case rising -> 400 * reads + 4400 * writes;
      case shallow -> 1240 * reads + 2040 * writes;
      case twice ->
          Math.round(1600 * (1 + 6 * (x - Math.sqrt(0.12)) * (x - Math.sqrt(0.60))))
              * (reads + writes);
    };
  }

  @ParameterizedTest
  @CsvSource({"rising, 30", "shallow, 45", "twice, 12;60", "flat, ''", "tie, ''"})
  void crossingsAreWhereArithmeticPutsThem(String design, String shares) {
    List<Double> expected = new ArrayList<>();
    for (String share : shares.isEmpty() ? new String[0] : shares.split(";", -1)) {
      expected.add(Double.parseDouble(share));
    }
    assertThat(PlantedCrossings.of(design)).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource
  void meansCrossThereAndNowhereElse(PlantedCost design) {
    List<Double> found = new ArrayList<>();
    double before = above(design, 0);
    for (int tenth = 1; tenth <= 1000; tenth++) {
      double now = above(design, tenth / 10.0);
      if (before * now < 0 || (now == 0 && before != 0)) {
        found.add(tenth / 10.0);
      }
      before = now == 0 ? before : now;
    }
    List<Double> planted = PlantedCrossings.of(design.name());
    // A change of sign is seen at the crossing itself, and once more just after it.
    assertThat(found.stream().filter(w -> planted.stream().noneMatch(p -> near(w, p)))).isEmpty();
    for (double share : planted) {
      assertThat(above(design, share)).as("whole tokens at the crossing").isZero();
      assertThat(above(design, share - 0.5) * above(design, share + 0.5)).isNegative();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aMispredictedBranchMovesNoCrossingByHalfAPoint(PlantedCost design) {
    for (double share : PlantedCrossings.of(design.name())) {
      assertThat(Math.abs(above(design, share - 0.5))).isGreaterThan(MISPREDICTION);
      assertThat(Math.abs(above(design, share + 0.5))).isGreaterThan(MISPREDICTION);
    }
  }

  @Test
  void anUnknownContenderHasNoCrossing() {
    assertThatIllegalArgumentException().isThrownBy(() -> PlantedCrossings.of("RWLock"));
  }

  @Test
  void claimsNameThePlantedSharesAndTheBetterOneBelowThem() {
    Map<String, List<Double>> claimed = new TreeMap<>();
    Pattern rule =
        Pattern.compile(
            "the interval of the crossing of (\\S+) / flat along writes has (\\d+) %,"
                + " (\\S+) the better below it");
    for (Claim claim : PlantedCrossover.class.getAnnotation(Experiment.class).claims()) {
      Matcher matcher = rule.matcher(claim.rule());
      if (matcher.matches()) {
        String design = matcher.group(1);
        double share = Double.parseDouble(matcher.group(2));
        claimed.computeIfAbsent(design, d -> new ArrayList<>()).add(share);
        boolean dearer = above(PlantedCost.valueOf(design), share - 0.5) > 0;
        assertThat(matcher.group(3)).as(claim.id()).isEqualTo(dearer ? "flat" : design);
      }
    }
    assertThat(claimed).containsOnlyKeys("rising", "shallow", "twice");
    claimed.forEach((design, shares) -> assertThat(PlantedCrossings.of(design)).isEqualTo(shares));
  }

  @Test
  void itsCellsLieOnALineAlongWrites() {
    Catalogue catalogue = Catalogue.load();
    ExperimentSpec spec = catalogue.find("PlantedCrossover");
    assertThat(spec.contenders()).containsExactly("flat", "rising", "shallow", "tie", "twice");
    assertThat(spec.bounds().get("writes")).isEqualTo(new ExperimentSpec.Bound(0, 100, false));
    Selection all =
        new Selection(List.of("PlantedCrossover"), Map.of(), List.of(), Preset.STANDARD, null);
    List<PlannedCell> cells = new Planner(catalogue, 2).cells(all);
    Slice line =
        new Slice("PlantedCrossover", new TreeMap<>(), 1, Axis.WRITES, List.of(5.0, 30.0, 80.0));
    assertThat(cells)
        .hasSize(3)
        .allSatisfy(
            planned -> {
              assertThat(line.contains(planned.cell())).isTrue();
              assertThat(planned.contenders()).contains("flat", "flat#2", "tie", "twice");
            });
  }

  @Test
  void everyIterationSaysWhatWasReallyDrawn() throws RunnerException {
    System.setProperty("jmh.ignoreLock", "true"); // a benchmark elsewhere does not disturb counts
    var results =
        new Runner(
                new OptionsBuilder()
                    .include("^" + PlantedCrossover.class.getName() + "\\.operation$")
                    .forks(0)
                    .warmupIterations(1)
                    .warmupTime(TimeValue.milliseconds(50))
                    .measurementIterations(2)
                    .measurementTime(TimeValue.milliseconds(50))
                    .verbosity(VerboseMode.SILENT)
                    .shouldFailOnError(true)
                    .param("design", "rising")
                    .param("writes", "30")
                    .build())
            .runSingle()
            .getBenchmarkResults()
            .iterator()
            .next()
            .getIterationResults();
    assertThat(results).hasSize(2);
    for (IterationResult iteration : results) {
      double reads = iteration.getSecondaryResults().get("reads").getScore();
      double writes = iteration.getSecondaryResults().get("writes").getScore();
      assertThat(reads + writes)
          .isGreaterThanOrEqualTo(iteration.getMetadata().getMeasuredOps())
          .isPositive();
      // Five standard deviations of a random draw: how many operations fit depends on the machine.
      double deviation = Math.sqrt(0.3 * 0.7 / (reads + writes));
      assertThat(writes / (reads + writes)).isCloseTo(0.3, within(5 * deviation));
    }
  }

  private static boolean near(double a, double b) {
    return Math.abs(a - b) < 0.25;
  }

  /** Tokens by which an operation costs more than the baseline's. */
  private static double above(PlantedCost design, double percent) {
    return design.mean(percent) - PlantedCost.flat.mean(percent);
  }

  private static PlantedCrossoverState.Shared shared(PlantedCost design, double percent) {
    PlantedCrossoverState.Shared shared = new PlantedCrossoverState.Shared();
    shared.design = design;
    shared.writes = percent;
    shared.plant();
    return shared;
  }

  private static PlantedCrossoverState.Worker worker(
      PlantedCrossoverState.Shared shared, int thread) {
    PlantedCrossoverState.Worker worker = new PlantedCrossoverState.Worker();
    worker.windTape(shared, new ThreadParams(thread, 2, 0, 1, 0, 1, 0, 1, 0, 1));
    return worker;
  }
}
