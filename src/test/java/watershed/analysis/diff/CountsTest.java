package watershed.analysis.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class CountsTest {
  private static SubjectVerdict judge(double[] a, double[] b) {
    return Plain.judge(Plain.exact(a, b));
  }

  private static double[] of(double... counts) {
    return counts;
  }

  @Test
  void anyDifferenceIsOneAndNeedsNoP() {
    SubjectVerdict more = judge(of(16, 16, 16.0002), of(24.0001, 24, 24));
    assertThat(more.verdict()).isEqualTo(DiffVerdict.REGRESSED);
    assertThat(more.confirmed()).isTrue();
    assertThat(more.p()).isNaN();
    assertThat(more.adjustedP()).isNaN();
    assertThat(more.mde80()).isZero();
    assertThat(more.reason()).contains("16 B/op").contains("24 in every one of B");
    assertThat(judge(of(24, 24), of(16, 16)).verdict()).isEqualTo(DiffVerdict.IMPROVED);
    assertThat(judge(of(1000, 1000), of(1008, 1008)).verdict()).isEqualTo(DiffVerdict.SMALL);
  }

  @Test
  void roundingIsNoDifference() {
    SubjectVerdict same = judge(of(24.0001, 24.01), of(24, 24.02));
    assertThat(same.verdict()).isEqualTo(DiffVerdict.EQUIVALENT);
    assertThat(same.change().value()).isEqualTo(1);
    assertThat(judge(of(1000, 1000.3), of(1000.4, 1000)).verdict())
        .as("a thousandth, and no more than half a byte")
        .isEqualTo(DiffVerdict.EQUIVALENT);
    assertThat(judge(of(24.0001, 24.3), of(24, 24.4)).flags())
        .as("averages of more than that are judged by their scatter")
        .containsExactly("not the same in every fork: judged by scatter");
  }

  /** As of a thousand operations in one, with a few bytes or some hundred. */
  @Test
  void littleIsNotNothing() {
    SubjectVerdict scattered = judge(of(.024, .0241, .0239), of(.4, .41, .39));
    assertThat(scattered.verdict()).isEqualTo(DiffVerdict.REGRESSED);
    assertThat(scattered.change().value()).isBetween(16.0, 17.5);
    assertThat(scattered.p()).isLessThan(0.001);
    assertThat(scattered.flags())
        .contains("at most half a byte: what JMH itself allocates is part of it");
    SubjectVerdict still = judge(of(.024, .024), of(.4, .4));
    assertThat(still.verdict()).isEqualTo(DiffVerdict.REGRESSED);
    assertThat(still.p()).as("no scatter, no test").isNaN();
    assertThat(still.reason()).isEqualTo("0.024 B/op in every fork of A, 0.4 in every one of B");
  }

  /** Code that allocates nothing: what is left is the harness's, and differs from side to side. */
  @Test
  void whatJmhItselfAllocatesIsNoRegression() {
    assertThat(judge(of(.0055, .0061, .0049), of(.0093, .0101, .0088)).verdict())
        .isEqualTo(DiffVerdict.EQUIVALENT);
    assertThat(judge(of(.0110, .0120, .0131), of(.0190, .0201, .0215)).verdict())
        .isEqualTo(DiffVerdict.EQUIVALENT);
    SubjectVerdict atTimes = judge(of(.0055, .0061, .0049), of(.012, .0199, .0088));
    assertThat(atTimes.verdict()).isEqualTo(DiffVerdict.INCONCLUSIVE);
    assertThat(atTimes.reason()).startsWith("0 in 3 of 3 forks of A and in 1 of 3 of B");
    SubjectVerdict tested = judge(of(.0101, .0102, .0103, .0102), of(.014, .0141, .0142, .025));
    assertThat(tested.p()).as("told from chance").isLessThan(0.05);
    assertThat(tested.verdict()).isEqualTo(DiffVerdict.INCONCLUSIVE);
    assertThat(tested.reason()).contains("what JMH itself allocates");
    SubjectVerdict slower = judge(of(.290, .301, .312, .295), of(.390, .401, .412, .395));
    assertThat(slower.p()).isLessThan(0.001);
    assertThat(slower.verdict()).as("it follows the speed").isEqualTo(DiffVerdict.INCONCLUSIVE);
    assertThat(slower.open()).as("no number of pairs would tell").isFalse();
  }

  /** Forks that agree to the last digit do not make the harness's bytes the benchmark's. */
  @Test
  void whatJmhItselfAllocatesIsNoRegressionWithoutScatterEither() {
    SubjectVerdict slower = judge(of(.30, .30), of(.40, .40));
    assertThat(slower.verdict()).isEqualTo(DiffVerdict.INCONCLUSIVE);
    assertThat(slower.confirmed()).isFalse();
    assertThat(slower.open()).as("no number of pairs would tell").isFalse();
    assertThat(slower.change().value()).isCloseTo(4 / 3.0, within(1e-9));
    assertThat(slower.mde80()).isNaN();
    assertThat(slower.reason())
        .isEqualTo(
            "0.3 B/op in every fork of A, 0.4 in every one of B: no farther apart than what JMH"
                + " itself allocates");
    assertThat(judge(of(.40, .40), of(.30, .30)).verdict()).isEqualTo(DiffVerdict.INCONCLUSIVE);
    SubjectVerdict fromLittle = judge(of(.005, .005), of(.02, .02));
    assertThat(fromLittle.verdict()).isEqualTo(DiffVerdict.INCONCLUSIVE);
    assertThat(fromLittle.change().value()).isCloseTo(4, within(1e-9));
    SubjectVerdict more = judge(of(.005, .005), of(.2, .2));
    assertThat(more.verdict()).as("more than speed explains").isEqualTo(DiffVerdict.REGRESSED);
    assertThat(more.change().value()).as("a ratio still").isCloseTo(40, within(1e-9));
    assertThat(judge(of(.4, .4), of(.7, .7)).verdict())
        .as("more than half a byte")
        .isEqualTo(DiffVerdict.REGRESSED);
  }

  @Test
  void aRateThatIsCountedWithoutAUnitIsNoAverageOfCounts() {
    Subject rate = Plain.subject("missesPerPut", "avgt", "#");
    Matched third =
        new Matched(rate, true, Plain.forks(1.2, 1.21, 1.19), Plain.forks(1.6, 1.61, 1.59), false);
    assertThat(Plain.judge(third).verdict()).isEqualTo(DiffVerdict.REGRESSED);
    Matched none = new Matched(rate, true, Plain.forks(0, 0), Plain.forks(.02, .03), false);
    assertThat(Plain.judge(none).verdict()).isEqualTo(DiffVerdict.REGRESSED);
    assertThat(Plain.judge(none).change().value()).isInfinite();
  }

  @Test
  void theUnitTellsWhatIsCounted() {
    assertThat(MetricChoice.counted("gc.alloc.rate.norm", "B/op")).isTrue();
    assertThat(MetricChoice.counted("retainedBytes", "#")).isTrue();
    assertThat(MetricChoice.counted("gc.count", "counts")).isTrue();
    assertThat(MetricChoice.counted("timeForBytes", "us/op")).isFalse();
    MetricChoice usual = new MetricChoice(List.of());
    assertThat(usual.takes(Plain.subject("retainedBytes", "ss", "#"))).isTrue();
    assertThat(usual.takes(Plain.subject("timeForBytes", "avgt", "us/op"))).isFalse();
    assertThat(usual.takes(Plain.subject("hits", "avgt", "#"))).isFalse();
  }

  @Test
  void zeroIsACount() {
    SubjectVerdict none = judge(of(0, 0.0003), of(0.001, 0));
    assertThat(none.verdict()).isEqualTo(DiffVerdict.EQUIVALENT);
    SubjectVerdict some = judge(of(0, 0.0003), of(16, 16));
    assertThat(some.verdict()).isEqualTo(DiffVerdict.REGRESSED);
    assertThat(some.change().value()).isInfinite();
    SubjectVerdict gone = judge(of(16, 16), of(0, 0));
    assertThat(gone.verdict()).isEqualTo(DiffVerdict.IMPROVED);
    assertThat(gone.change().value()).isZero();
  }

  @Test
  void forksThatCountDifferentlyAreJudgedByTheirScatter() {
    SubjectVerdict v =
        judge(
            of(1000, 1010, 990, 1003, 997, 1001, 999),
            of(1300, 1310, 1290, 1303, 1297, 1301, 1299));
    assertThat(v.verdict()).isEqualTo(DiffVerdict.REGRESSED);
    assertThat(v.p()).isLessThan(0.001);
    assertThat(v.flags()).contains("not the same in every fork: judged by scatter");
  }

  @Test
  void oneForkDoesNotShowThatOthersCountTheSame() {
    SubjectVerdict v = judge(of(0), of(24, 24));
    assertThat(v.verdict()).isEqualTo(DiffVerdict.INCONCLUSIVE);
    assertThat(v.reason()).contains("one fork of A");
  }

  @Test
  void countsThatAreNothingAtTimesAreOpenAndSaid() {
    SubjectVerdict v = judge(of(0, 0, 0), of(0, 24, 24));
    assertThat(v.verdict()).isEqualTo(DiffVerdict.INCONCLUSIVE);
    assertThat(v.reason()).startsWith("0 in 3 of 3 forks of A and in 1 of 3 of B");
    assertThat(v.change().value()).isNaN();
    assertThat(v.open()).as("no number of pairs makes it a ratio").isFalse();
    assertThat(v.p()).isNaN();
    SubjectVerdict traces = judge(of(.0002, .0003, .6), of(.02, .03, .02));
    assertThat(traces.verdict())
        .as("what averages leave of nothing has no ratio worth the name")
        .isEqualTo(DiffVerdict.INCONCLUSIVE);
    assertThat(traces.reason()).startsWith("0 in 2 of 3 forks of A and in 0 of 3 of B");
    assertThat(judge(of(Double.NaN, 0, 0), of(0, 24, 24)).verdict()).isEqualTo(DiffVerdict.INVALID);
  }

  @Test
  void fromNothingToSomethingIsAChangeHoweverMuchItScatters() {
    SubjectVerdict more = judge(of(0, .0002, 0), of(16000, 16001, 17002));
    assertThat(more.verdict()).isEqualTo(DiffVerdict.REGRESSED);
    assertThat(more.change().value()).isInfinite();
    assertThat(more.reason())
        .isEqualTo("0 B/op in every fork of A, 16000 to 17002 in every one of B");
    assertThat(judge(of(100, 200, 300), of(0, 0, 0)).verdict()).isEqualTo(DiffVerdict.IMPROVED);
  }

  @Test
  void halfAByteIsNoHalfOfAMegabyte() {
    Subject megabytes = Plain.subject("retained", "ss", "MB");
    Matched third =
        new Matched(megabytes, true, Plain.forks(1.0, 1.0), Plain.forks(1.3, 1.3), false);
    assertThat(Plain.judge(third).verdict()).isEqualTo(DiffVerdict.REGRESSED);
    assertThat(Plain.judge(third).reason())
        .isEqualTo("1 MB in every fork of A, 1.3 in every one of B");
    double byteMore = 1 + 0.4 * 0x1p-20;
    Matched same =
        new Matched(megabytes, true, Plain.forks(1.0, byteMore), Plain.forks(1.0, 1.0), false);
    assertThat(Plain.judge(same).verdict()).isEqualTo(DiffVerdict.EQUIVALENT);
  }

  @Test
  void forksWithoutAPartnerAreCountedHereToo() {
    Matched two = new Matched(Plain.bytes(), true, Plain.forks(8, 8), Plain.forks(8, 8), true, 3);
    assertThat(Plain.judge(two).flags()).containsExactly("3 forks without a partner left out");
  }

  @Test
  void countsDoNotEnterTheFamilyOfTests() {
    Matched one = Plain.pairs(Plain.time(), .05, .06, .04, .055, .045, .05, .052);
    double alone = Plain.judge(one).adjustedP();
    Matched count = Plain.exact(of(16, 16), of(24, 24));
    double among = Plain.judge(List.of(count, one, count)).get(1).adjustedP();
    assertThat(among).isEqualTo(alone);
  }
}
