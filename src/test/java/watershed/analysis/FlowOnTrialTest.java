package watershed.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static watershed.analysis.PlantedFindings.INCUMBENT;
import static watershed.analysis.PlantedFindings.rises;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import watershed.analysis.FlowOnTrial.Advice;
import watershed.analysis.FlowOnTrial.Outcome;
import watershed.record.PlantedRuns;
import watershed.record.Slice;

class FlowOnTrialTest {
  private static final Slice FEW_KEYS = PlantedFindings.writes(64, 1024);
  private static final Slice MANY_KEYS = PlantedFindings.writes(32, 16384);

  private static List<FlowOnTrial> trial(PlantedFindings planted) {
    return FlowOnTrial.of(PlantedRuns.machine(), planted.plan(), planted.findings());
  }

  @Test
  void belowFiveThousandKeysSyncMapIsHeldAgainstTheBestOther() {
    FlowOnTrial region =
        trial(
                new PlantedFindings()
                    .add(FEW_KEYS, "ReadDirtyMap", w -> -0.4, 0.01)
                    .add(FEW_KEYS, "Sharded64", w -> -0.1, 0.01))
            .get(0);
    assertThat(region.advice()).isEqualTo(Advice.SYNC_MAP);
    assertThat(region.advised()).containsExactly("ReadDirtyMap");
    assertThat(region.best()).containsExactly(INCUMBENT);
    assertThat(region.outcome()).isEqualTo(Outcome.COSTS);
    assertThat(region.oversubscribed()).isTrue();
    assertThat(region.from()).isGreaterThan(25);
    assertThat(region.to()).isEqualTo(100);
    Regret most = Objects.requireNonNull(region.most());
    assertThat(most.design()).isEqualTo(INCUMBENT);
    assertThat(most.percent()).isCloseTo(100 * Math.expm1(0.4), within(1e-9));
    assertThat(most.low()).isCloseTo(100 * Math.expm1(0.4 - 1.96 * 0.01), within(1e-2));
  }

  @Test
  void aboveItTheBestShardedOrLockedMapCounts() {
    FlowOnTrial region =
        trial(
                new PlantedFindings()
                    .add(MANY_KEYS, "RWLock", w -> -0.5, 0.01)
                    .add(MANY_KEYS, "Sharded64", w -> 0.2, 0.01))
            .get(0);
    assertThat(region.advice()).isEqualTo(Advice.SHARDED_OR_LOCKED);
    assertThat(region.advised()).containsExactly("RWLock", "Sharded64");
    assertThat(region.outcome()).isEqualTo(Outcome.FREE);
    // Following the flow costs less than nothing: the best other is the incumbent, 0.2 behind.
    assertThat(Objects.requireNonNull(region.most()).percent())
        .isCloseTo(100 * Math.expm1(-0.2), within(1e-9));
  }

  @Test
  void partsMayDifferAndDoubtStaysDoubt() {
    assertThat(
            trial(new PlantedFindings().add(MANY_KEYS, "Sharded64", rises(0.2, 50), 0.01))
                .get(0)
                .outcome())
        .isEqualTo(Outcome.IN_PART);
    assertThat(
            trial(new PlantedFindings().add(MANY_KEYS, "Sharded64", w -> -0.03, 0.05))
                .get(0)
                .outcome())
        .isEqualTo(Outcome.INCONCLUSIVE);
  }

  @Test
  void whatTheFlowAdvisesMayNotHaveBeenMeasured() {
    FlowOnTrial region = trial(new PlantedFindings().add(FEW_KEYS, "RWLock", w -> 1, 0.01)).get(0);
    assertThat(region.outcome()).isEqualTo(Outcome.NOT_MEASURED);
    assertThat(region.advised()).isEmpty();
    assertThat(region.most()).isNull();
  }

  @Test
  void ofFewThreadsOrFewWritesItSaysNothing() {
    assertThat(
            trial(
                new PlantedFindings()
                    .add(PlantedFindings.writes(16, 1024), "ReadDirtyMap", w -> 1, 0.01)
                    .add(
                        PlantedFindings.keys(64, "25", 1024.0, 65536.0),
                        "ReadDirtyMap",
                        w -> 1,
                        0.01)))
        .isEmpty();
  }

  @Test
  void alongKeysTheAdviceChangesOnTheWay() {
    List<FlowOnTrial> regions =
        trial(
            new PlantedFindings()
                .add(
                    PlantedFindings.keys(64, "40", 1024.0, 2048.0, 4096.0, 8192.0),
                    "ReadDirtyMap",
                    k -> 1,
                    0.01)
                .add(
                    PlantedFindings.keys(64, "40", 1024.0, 2048.0, 4096.0, 8192.0),
                    "RWLock",
                    k -> -1,
                    0.01));
    assertThat(regions)
        .extracting(FlowOnTrial::advice)
        .containsExactly(Advice.SYNC_MAP, Advice.SHARDED_OR_LOCKED);
    assertThat(regions)
        .extracting(FlowOnTrial::outcome)
        .containsExactly(Outcome.FREE, Outcome.COSTS);
    assertThat(regions.get(0).to()).isLessThan(5000);
    assertThat(regions.get(1).from()).isGreaterThanOrEqualTo(5000);
  }

  @Test
  void alongThreadsItBeginsAtThirtyTwo() {
    FlowOnTrial region =
        trial(
                new PlantedFindings()
                    .add(
                        PlantedFindings.threads("40", 8.0, 16.0, 32.0, 64.0),
                        "ReadDirtyMap",
                        t -> 1,
                        0.01))
            .get(0);
    assertThat(region.from()).isEqualTo(32);
    assertThat(region.to()).isEqualTo(64);
  }
}
