package watershed.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.RunnerException;
import watershed.experiments.LatencyRuns.Ran;

/** How many operations a planted stall hits follows from arithmetic; times do not matter. */
class PlantedStallTest {
  private static final double SHARE = 1.0 / PlantedStall.EVERY;
  private static final long HALF = PlantedStall.STALL_NANOS / 2;

  private static Ran run(PlantedStall.Plant plant, LatencyState.Load load) throws RunnerException {
    return LatencyRuns.run(
        PlantedStall.class, 1, Map.of("plant", plant.name(), "load", load.name()));
  }

  @Test
  void aClosedLoopFindsTheStalledOperations() throws RunnerException {
    Ran ran = run(PlantedStall.Plant.stalls, LatencyState.Load.closed);

    assertThat(ran.above(HALF)).isBetween(SHARE / 2, SHARE * 2);
    assertThat(ran.kept().histogram().getValueAtPercentile(99.9))
        .isGreaterThanOrEqualTo(PlantedStall.STALL_NANOS);
    assertThat(ran.kept().histogram().getValueAtPercentile(99)).isLessThan(HALF);
  }

  @Test
  void withoutStallsThereAreNone() throws RunnerException {
    assertThat(run(PlantedStall.Plant.none, LatencyState.Load.closed).above(HALF))
        .isLessThan(SHARE / 2);
  }

  @Test
  void anOpenLoopFindsThoseTooThatTheStallKeptWaiting() throws RunnerException {
    Ran ran = run(PlantedStall.Plant.stalls, LatencyState.Load.open50);

    double perNano = ran.kept().realisedPerSecond() / 1e9;
    double mean = 1e9 / ran.kept().terms().capacityPerSecond();
    double service = mean - PlantedStall.STALL_NANOS * SHARE;
    double expected = SHARE * (1 + perNano * HALF / (1 - perNano * service));
    assertThat(expected).as("dozens for one").isGreaterThan(10 * SHARE);
    assertThat(ran.above(HALF)).isBetween(expected / 2, expected * 3);
  }
}
