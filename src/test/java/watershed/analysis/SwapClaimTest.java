package watershed.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static watershed.analysis.ClaimVerdict.Verdict.CONFIRMED;
import static watershed.analysis.ClaimVerdict.Verdict.INCONCLUSIVE;
import static watershed.analysis.ClaimVerdict.Verdict.NOT_IN_RUN;
import static watershed.analysis.ClaimVerdict.Verdict.NOT_MEASURABLE;
import static watershed.analysis.ClaimVerdict.Verdict.REFUTED;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import watershed.record.Cell;
import watershed.record.Planted;
import watershed.record.Run;
import watershed.record.Trial;

/** Whether the better one of two changes, whichever it is at first. */
class SwapClaimTest {
  private static final String JDK = "17.0.15";
  private static final Run.ClaimInfo CLAIM =
      new Run.ClaimInfo(
          "9.9-swap",
          "They swap",
          "",
          "the better one of A and B at keys=64 is not that at keys=most",
          List.of());

  private static Cell cell(int keys) {
    return Cell.of("E", Map.of("keys", "" + keys, "mode", "plain"), 1);
  }

  private static ClaimVerdict judge(List<Trial> trials) {
    FigureData data = new FigureData(Samples.of(trials), trials, 2, "", new Bootstrap(1, 500));
    return new SwapClaim(FigureJudgeTest.info(List.of(CLAIM)), JDK, data).verdict(CLAIM);
  }

  /** Three blocks of both; those of A, whose times are given where B has 10, scatter by 2 %. */
  private static Planted planted(Planted planted, int keys, double nanos) {
    for (int block = 0; block < 3; block++) {
      planted.fork(
          cell(keys), "A", JDK, block, Map.of("primary", nanos * (1 + 0.02 * (block - 1))));
      planted.fork(cell(keys), "B", JDK, block, Map.of("primary", 10.0));
    }
    return planted;
  }

  private static List<Trial> trials(double few, double some, double most) {
    Planted planted = planted(planted(new Planted(1), 64, few), 1024, some);
    return planted(planted, 65_536, most).trials();
  }

  @Test
  void aSwapIsOneWhicheverIsBetterAtFirst() {
    ClaimVerdict worse = judge(trials(5, 10, 20));
    assertThat(worse.verdict()).isEqualTo(CONFIRMED);
    assertThat(worse.reason()).isEqualTo("the better one changes; keys=most: at keys=65536");
    assertThat(worse.figures())
        .extracting(ClaimVerdict.Figure::what)
        .containsExactly(
            "time of A over that of B, keys=64", "time of A over that of B, keys=most");
    assertThat(worse.figures()).extracting(ClaimVerdict.Figure::claimed).containsOnly("");
    assertThat(worse.figures().get(0).value().value()).isCloseTo(0.5, within(1e-3));
    assertThat(judge(trials(20, 10, 5)).verdict()).isEqualTo(CONFIRMED);
  }

  @Test
  void theSameOneAtBothIsNoSwapWhateverLiesBetween() {
    assertThat(judge(trials(5, 20, 5)).verdict()).isEqualTo(REFUTED);
    assertThat(judge(trials(20, 5, 20)).verdict()).isEqualTo(REFUTED);
  }

  @Test
  void aTieAtOneOfThemLeavesItOpen() {
    ClaimVerdict open = judge(trials(5, 10, 10.3));
    assertThat(open.verdict()).isEqualTo(INCONCLUSIVE);
    assertThat(open.reason())
        .startsWith("which one is better is not told at both; keys=most: about ")
        .contains("would settle it");
    assertThat(open.blocks()).isGreaterThan(3);
  }

  @Test
  void whatWasNotMeasuredIsSaidWithoutAVerdict() {
    assertThat(judge(List.of()).verdict()).isEqualTo(NOT_IN_RUN);
    ClaimVerdict half = judge(planted(new Planted(1), 1024, 5).trials());
    assertThat(half.verdict()).isEqualTo(NOT_IN_RUN);
    assertThat(half.reason()).isEqualTo("A at keys=64 was not measured");
    Planted planted = planted(new Planted(1), 1024, 5);
    planted.add(
        Planted.trial(cell(64), "A", JDK, 0, Trial.Outcome.UNAVAILABLE, "needs more").failed());
    assertThat(judge(planted.trials()).verdict()).isEqualTo(NOT_MEASURABLE);
    assertThat(judge(planted.trials()).reason()).isEqualTo("needs more");
  }

  @Test
  void otherRulesAreOthers() {
    Run.ClaimInfo other = new Run.ClaimInfo("9.9-x", "Says", "", "another rule", List.of());
    assertThat(SwapClaim.judges(CLAIM)).isTrue();
    assertThat(SwapClaim.judges(other)).isFalse();
    FigureData none =
        new FigureData(Samples.of(List.of()), List.of(), 2, "", new Bootstrap(1, 500));
    SwapClaim judge = new SwapClaim(FigureJudgeTest.info(List.of(other)), JDK, none);
    assertThatIllegalArgumentException().isThrownBy(() -> judge.verdict(other));
  }
}
