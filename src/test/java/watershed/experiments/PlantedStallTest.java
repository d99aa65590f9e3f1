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

  /**
   * How many exactly is {@link LatencySamplerTest}'s, on a clock of its own: here whatever else the
   * machine does only makes more of them wait.
   */
  @Test
  void anOpenLoopFindsThoseTooThatTheStallKeptWaiting() throws RunnerException {
    assertThat(run(PlantedStall.Plant.stalls, LatencyState.Load.open50).above(HALF))
        .isGreaterThan(4 * SHARE);
  }
}
