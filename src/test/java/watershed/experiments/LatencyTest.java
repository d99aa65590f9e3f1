package watershed.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.RunnerException;
import watershed.experiments.LatencyRuns.Ran;
import watershed.subjects.MapDesign;

/** What is timed is what the map was asked. */
class LatencyTest {
  private static final Map<String, String> CELL =
      Map.of("design", "ConcurrentHashMap", "writes", "20", "keys", "1000");

  private static Map<String, String> cell(LatencyState.Load load) {
    Map<String, String> params = new HashMap<>(CELL);
    params.put("load", load.name());
    return params;
  }

  @Test
  void aClosedLoopTimesItsShareOfTheOperationsThatTheMapSaw() throws RunnerException {
    Ran ran = LatencyRuns.run(Latency.class, 2, cell(LatencyState.Load.closed));

    double operations = ran.counted("reads") + ran.counted("writes");
    double expected = operations / LatencySampler.ONE_IN;
    assertThat((double) ran.samples()).isCloseTo(expected, within(6 * Math.sqrt(expected) + 2));
    assertThat(ran.counted("writes") / operations).isCloseTo(0.20, within(0.02));
    assertThat(ran.kept().terms().sampledShare()).isEqualTo(1.0 / LatencySampler.ONE_IN);
    assertThat(ran.kept().realisedPerSecond()).isNaN();
    assertThat(ran.kept().leastWindowShare()).isNaN();
  }

  @Test
  void anOpenLoopTimesEveryOperationAtAShareOfWhatTheForkCarried() throws RunnerException {
    Ran ran = LatencyRuns.run(Latency.class, 1, cell(LatencyState.Load.open50));

    LatencyLog.Terms terms = ran.kept().terms();
    assertThat((double) ran.samples()).isEqualTo(ran.counted("reads") + ran.counted("writes"));
    assertThat(terms.sampledShare()).isEqualTo(1);
    assertThat(terms.capacityPerSecond()).isPositive();
    assertThat(terms.targetPerSecond() / terms.capacityPerSecond()).isCloseTo(0.5, within(1e-9));
    // Never faster than asked, but for chance; slower where this machine is busy elsewhere.
    assertThat(ran.kept().realisedPerSecond() / terms.targetPerSecond()).isBetween(0.1, 1.05);
  }

  @Test
  void theLeastWindowIsKeptAndNoLeadIn() {
    LatencyLog.Terms terms = new LatencyLog.Terms(1, 2000, 1000);
    LatencyLog.take();
    // Two threads each.
    for (double perSecond : new double[] {500, 300, 10, 450}) {
      for (int thread = 0; thread < 2; thread++) {
        LatencyLog.add(LatencySampler.emptyHistogram(), perSecond, terms);
      }
      if (perSecond == 10) {
        LatencyLog.drop();
      } else {
        LatencyLog.keep();
      }
    }
    LatencyLog.Kept kept = LatencyLog.take().orElseThrow();
    assertThat(kept.leastWindowShare()).isCloseTo(0.6, within(1e-12));
    assertThat(kept.realisedPerSecond()).isCloseTo(2500 / 3.0, within(1e-9));
    LatencyLog.add(LatencySampler.emptyHistogram(), 1000, terms);
    LatencyLog.keep();
    assertThat(LatencyLog.take().orElseThrow().leastWindowShare())
        .as("nothing is left of the last fork")
        .isCloseTo(1, within(1e-12));
  }

  @Test
  void anOpenLoopWithoutACpuForEachThreadIsRefusedWithTheReason() {
    int tooMany = Runtime.getRuntime().availableProcessors() + 1;
    assertThatThrownBy(
            () -> LatencyRuns.run(Latency.class, tooMany, cell(LatencyState.Load.open80)))
        .isInstanceOf(RunnerException.class)
        .hasStackTraceContaining(Unavailable.class.getName())
        .hasStackTraceContaining("threads need as many CPUs");
  }

  @Test
  void theCapacityIsThatOfTheLastWarmUpsAndTheSecondThirdRehearses() {
    LatencyState.Pace pace = new LatencyState.Pace();
    pace.load = LatencyState.Load.open80;
    assertThat(pace.rehearsal(0, 6)).isZero();
    assertThatThrownBy(() -> pace.capacity(6)).hasMessageContaining("warm-up");
    for (int warmup = 0; warmup < 6; warmup++) {
      // Two threads.
      pace.add(warmup, 100 * warmup);
      pace.add(warmup, 10);
    }
    assertThat(pace.rehearsal(1, 6)).isZero();
    assertThat(pace.rehearsal(2, 6)).isEqualTo(0.5 * (10 + 110) / 2);
    assertThat(pace.rehearsal(4, 6)).isZero();
    assertThat(pace.capacity(6)).isEqualTo((410 + 510) / 2.0);
    assertThat(pace.capacity(1)).as("a single warm-up is all there is").isEqualTo(10);
  }

  @Test
  void everyDesignThatAGridNamesExists() {
    List<String> designs =
        Stream.concat(
                Arrays.stream(MapDesign.values()).map(Enum::name),
                Stream.of("ReadDirtyMap", "HashTrieMap"))
            .collect(Collectors.toList());
    assertThat(designs).contains(Latency.DESIGNS.substring("design=".length()).split(","));
  }
}
