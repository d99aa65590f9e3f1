package watershed.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import watershed.analysis.ClaimVerdict.Verdict;
import watershed.record.Cell;
import watershed.record.Planted;
import watershed.record.Run;
import watershed.record.Trial;

/** What a figure must not be fooled by: zeros, failed forks, mixed sizes, ramps, silent systems. */
class FigureFaultsTest {
  private static final String JDK = "17.0.15";
  private static final String SHARE = "perMillion({A events}, {A trials})";

  static Cell cell(double keys) {
    return Cell.of("E", Map.of("keys", "" + (int) keys, "mode", "plain"), 1);
  }

  private static ClaimJudge judge(List<Trial> trials, Run.ClaimInfo claim) {
    FigureData data = new FigureData(Samples.of(trials), trials, 2, "", new Bootstrap(1, 500));
    return new ClaimJudge(FigureJudgeTest.info(List.of(claim)), JDK, data);
  }

  static ClaimVerdict read(List<Trial> trials, String of, String relation, double threshold) {
    Run.FigureInfo figure = new Run.FigureInfo(of, "", relation, threshold, "x");
    Run.ClaimInfo claim = new Run.ClaimInfo("9.9-x", "Says.", "", "", List.of(figure));
    return judge(trials, claim).verdict(claim);
  }

  private static Estimate value(ClaimVerdict verdict) {
    return verdict.figures().get(0).value();
  }

  private static Planted counts(Planted planted, String design, double trials, double... events) {
    for (int block = 0; block < events.length; block++) {
      planted.fork(cell(64), design, JDK, block, Map.of("events", events[block], "trials", trials));
    }
    return planted;
  }

  private static Trial failed(Cell cell, String design, int block, String error) {
    return Planted.trial(cell, design, JDK, block, Trial.Outcome.THREW, error).failed();
  }

  /** No event of 10^5 does not say that there are fewer than 1 of a million. */
  @Test
  void noEventIsBoundedByTheRuleOfThree() {
    List<Trial> none = counts(new Planted(1), "A", 50_000, 0, 0).trials();
    ClaimVerdict of100 = read(none, SHARE, "ABOVE", 100);
    assertThat(of100.verdict()).isEqualTo(Verdict.REFUTED);
    assertThat(value(of100).interval().low()).isZero();
    assertThat(value(of100).interval().high()).isCloseTo(30, within(0.1));
    ClaimVerdict of10 = read(none, SHARE, "ABOVE", 10);
    assertThat(of10.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(of10.reason()).startsWith("about 6 blocks in all would settle it");
    assertThat(of10.blocks()).isEqualTo(6);
    assertThat(Ledger.command("E", "quick", List.of(of10)))
        .isEqualTo("./run-benchmarks.sh run E --blocks 6");
    assertThat(Ledger.command("E", "standard", List.of(of10)))
        .isEqualTo("./run-benchmarks.sh run E --preset standard --blocks 6");
  }

  /** That something may happen is confirmed by one event, and refuted by no number of trials. */
  @Test
  void whatMayHappenIsSeenOrLeftOpen() {
    List<Trial> none = counts(new Planted(1), "A", 1e8, 0, 0).trials();
    ClaimVerdict unseen = read(none, SHARE, "SEEN_ABOVE", 0);
    assertThat(unseen.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(unseen.reason())
        .isEqualTo("it may happen all the same: not seen here in 200000000 trials");
    assertThat(unseen.blocks()).isZero();
    assertThat(unseen.figures().get(0).claimed()).isEqualTo("seen above 0 x");
    List<Trial> one = counts(new Planted(1), "A", 1e8, 1, 0).trials();
    assertThat(read(one, SHARE, "SEEN_ABOVE", 0).verdict()).isEqualTo(Verdict.CONFIRMED);
    String forbidden = Trial.FORBIDDEN_OUTCOME + "A allowed '1, 1'";
    Planted ended = counts(new Planted(1), "A", 1e6, 0, 0);
    ended.add(failed(cell(64), "A", 2, forbidden));
    assertThat(read(ended.trials(), SHARE, "SEEN_ABOVE", 0).verdict()).isEqualTo(Verdict.CONFIRMED);
  }

  @Test
  void aFailedForkIsNotPassedOverInSilence() {
    Planted planted = counts(new Planted(1), "A", 1e6, 0, 0);
    assertThat(read(planted.trials(), SHARE, "ABOVE", 100).reason()).isEmpty();
    planted.add(failed(cell(64), "B", 2, "not asked for"));
    assertThat(read(planted.trials(), SHARE, "ABOVE", 100).reason()).isEmpty();
    ClaimVerdict one =
        read(planted.add(failed(cell(64), "A", 2, "stuck")).trials(), SHARE, "ABOVE", 100);
    assertThat(one.verdict()).isEqualTo(Verdict.REFUTED);
    assertThat(one.reason())
        .isEqualTo("1 of 3 forks of A in " + cell(64).id() + " failed, THREW: stuck");
    // The same block, measured again.
    Planted again = counts(new Planted(1), "A", 1e6, 0, 0);
    again.add(failed(cell(64), "A", 1, "stuck"));
    assertThat(read(again.trials(), SHARE, "ABOVE", 100).reason()).isEmpty();
  }

  @Test
  void aForbiddenOutcomeIsWhatIsCounted() {
    String seen = Trial.FORBIDDEN_OUTCOME + "A allowed '1, 1'";
    Planted planted = counts(new Planted(1), "A", 1e6, 0, 0);
    ClaimVerdict one =
        read(planted.add(failed(cell(64), "A", 2, seen)).trials(), SHARE, "ABOVE", 100);
    assertThat(one.verdict()).isEqualTo(Verdict.CONFIRMED);
    assertThat(one.reason()).isEqualTo(seen);
    List<String> table = List.of("evidence/A-outcomes.txt");
    List<Trial> alone =
        new Planted(1).add(failed(cell(64), "A", 0, seen).withEvidence(table)).trials();
    assertThat(read(alone, SHARE, "ABOVE", 100).verdict()).isEqualTo(Verdict.CONFIRMED);
    assertThat(read(alone, SHARE, "ABOVE", 100).evidence()).as("what it rests on").isEqualTo(table);
    // Of a figure of another kind it only says so.
    ClaimVerdict other = read(planted.trials(), "{A trials}", "ABOVE", 1);
    assertThat(other.verdict()).isEqualTo(Verdict.CONFIRMED);
    assertThat(other.reason()).contains("1 of 3 forks of A").endsWith(seen);
  }

  /** That nothing was seen says something where it might have been: in a control it was. */
  @Test
  void aControlThatSawNothingLeavesItOpen() {
    String of = "where({B events}, 0, " + SHARE + ")";
    Planted blind = counts(counts(new Planted(1), "A", 1e6, 0, 0), "B", 1e6, 0, 0);
    ClaimVerdict open = read(blind.trials(), of, "ABOVE", 100);
    assertThat(open.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(open.reason()).startsWith("it tells only where {B events} exceeds 0, but");
    Planted seeing = counts(counts(new Planted(1), "A", 1e6, 0, 0), "B", 1e6, 0, 3);
    assertThat(read(seeing.trials(), of, "ABOVE", 100).verdict()).isEqualTo(Verdict.REFUTED);
    String forbidden = Trial.FORBIDDEN_OUTCOME + "A allowed '1, 1'";
    blind.add(failed(cell(64), "A", 2, forbidden));
    ClaimVerdict ended = read(blind.trials(), of, "ABOVE", 100);
    assertThat(ended.verdict()).isEqualTo(Verdict.CONFIRMED);
    assertThat(ended.reason()).isEqualTo(forbidden);
  }

  @Test
  void sizesAreNotMixed() {
    Planted planted = new Planted(1);
    for (int block = 0; block < 2; block++) {
      planted.fork(cell(64), "A", JDK, block, Map.of("bytes", 640.0));
      planted.fork(cell(64), "B", JDK, block, Map.of("bytes", 320.0));
      planted.fork(cell(4096), "A", JDK, block, Map.of("bytes", 40_960.0));
    }
    planted.add(failed(cell(4096), "B", 0, "out of memory"));
    ClaimVerdict ratio =
        read(planted.trials(), "{A bytes keys=most} / {B bytes keys=most}", "ABOVE", 1.5);
    assertThat(value(ratio).value()).isEqualTo(2);
    assertThat(ratio.reason())
        .isEqualTo(
            "at keys=64, the most that all of it was had at: the fork of B bytes at keys=4096"
                + " failed, THREW: out of memory");
    assertThat(value(read(planted.trials(), "{A bytes keys=most}", "ABOVE", 1)).value())
        .isEqualTo(40_960);
    List<Trial> apart =
        new Planted(1)
            .fork(cell(64), "A", JDK, 0, Map.of())
            .fork(cell(256), "B", JDK, 0, Map.of())
            .trials();
    ClaimVerdict none = read(apart, "{A keys=most} / {B keys=most}", "ABOVE", 1);
    assertThat(none.verdict()).isEqualTo(Verdict.NOT_IN_RUN);
    assertThat(none.reason()).isEqualTo("no value of keys was measured for all of it");
  }

  /** Three blocks along the sizes. */
  private static List<Trial> along(DoubleUnaryOperator nanos, Map<String, Double> more) {
    Planted planted = new Planted(1);
    for (double keys = 64; keys <= 1 << 20; keys *= 4) {
      for (int block = 0; block < 3; block++) {
        Map<String, Double> metrics = new TreeMap<>(more);
        metrics.put("primary", nanos.applyAsDouble(keys) * (1 + 0.005 * block));
        metrics.put("footprintBytes", 64 * keys);
        planted.fork(cell(keys), "A", JDK, block, metrics);
      }
    }
    return planted.trials();
  }

  @Test
  void aRampHasNoStepInItsMidst() {
    List<Trial> ramp = along(keys -> 3 * Math.pow(keys, 0.2), Map.of("l2Bytes", 1e6));
    ClaimVerdict plain = read(ramp, "jump(keys, {A})", "ABOVE", 100);
    assertThat(plain.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(plain.reason())
        .isEqualTo(
            "no step of 1.25 times beyond the ramp in A primary along keys up to 1048576: a larger"
                + " range would tell");
    String of = "where({A footprintBytes keys=most}, %s * {A l2Bytes}, jump(keys, {A}))";
    assertThat(read(ramp, of.formatted(2), "ABOVE", 100).verdict()).isEqualTo(Verdict.REFUTED);
    ClaimVerdict beyond = read(ramp, of.formatted(200), "ABOVE", 100);
    assertThat(beyond.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(beyond.reason())
        .startsWith(
            "it tells only where {A footprintBytes keys=most} exceeds 200 * {A l2Bytes}, but here"
                + " they are 6.7108864E7 and 2.0E8: measured where that holds it would tell");
    List<Trial> step =
        along(keys -> 3 * Math.pow(keys, 0.2) * (keys > 5000 ? 1.5 : 1), Map.of("l2Bytes", 1e6));
    ClaimVerdict found = read(step, of.formatted(2), "ABOVE", 1000);
    assertThat(found.verdict()).isEqualTo(Verdict.CONFIRMED);
    assertThat(value(found).interval()).isEqualTo(new Estimate.Interval(4096, 16_384));
  }

  @Test
  void whatOneStepClimbsIsHeldAgainstTheOthers() {
    double[] x = {64, 256, 1024, 4096};
    assertThat(ChangePoint.of(x, new double[] {5, 5, 5, 5})).isEqualTo(ChangePoint.NONE);
    assertThat(ChangePoint.of(x, new double[] {5, 10, 20, 40})).isEqualTo(ChangePoint.NONE);
    assertThat(ChangePoint.of(x, new double[] {5, 5, 5 * 1.24, 5 * 1.24}))
        .isEqualTo(ChangePoint.NONE);
    assertThat(ChangePoint.of(x, new double[] {5, 5, 5 * 1.26, 5 * 1.26})).isEqualTo(2);
    assertThat(ChangePoint.of(x, new double[] {5, 10, 60, 120})).isEqualTo(2);
    assertThat(ChangePoint.of(x, new double[] {5, 2, 2, 2})).as("down").isEqualTo(ChangePoint.NONE);
    assertThat(ChangePoint.of(x, new double[] {0, 5, 5, 5})).isEqualTo(ChangePoint.UNKNOWN);
    // Twice as far, twice the climb: still a ramp.
    assertThat(ChangePoint.of(new double[] {1, 2, 4, 16, 32}, new double[] {1, 2, 4, 16, 32}))
        .isEqualTo(ChangePoint.NONE);
  }

  @Test
  void aRatioOfDifferencesIsNotTakenOnTheLogarithm() {
    Planted planted = new Planted(1);
    double[] above = {9, 10, 11};
    for (int block = 0; block < 3; block++) {
      planted.fork(cell(64), "A", JDK, block, Map.of("x", above[block], "y", 10.0));
    }
    Estimate ratio = value(read(planted.trials(), "({A x} - 8) / ({A y} - 8)", "ABOVE", 0));
    assertThat(ratio.interval().high() - 1).isCloseTo(1 - ratio.interval().low(), within(1e-9));
    assertThat(ratio.interval().low()).isNegative();
    Estimate plain = value(read(planted.trials(), "{A x} / {A y}", "ABOVE", 0));
    assertThat(plain.interval().low() * plain.interval().high()).isCloseTo(1, within(1e-9));
  }

  @Test
  void whatTheSystemDoesNotTellCannotBeHad() {
    List<Trial> silent = along(keys -> keys, Map.of("l3Bytes", Double.NaN));
    ClaimVerdict verdict = read(silent, "{A footprintBytes} / {A l3Bytes}", "ABOVE", 1);
    assertThat(verdict.verdict()).isEqualTo(Verdict.NOT_MEASURABLE);
    assertThat(verdict.reason()).isEqualTo("this system tells of no L3 cache");
  }
}
