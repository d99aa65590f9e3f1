package watershed.analysis.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.inference.DataDispersion;
import org.apache.commons.statistics.inference.TTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiffJudgeTest {
  /** Ten differences about 0 with a standard deviation of 1. */
  private static final double[] SCATTER = {-1.4, -1.1, -0.8, -0.5, -0.1, 0.3, 0.5, 0.7, 1.0, 1.4};

  private static double[] logs(double mean, double sd) {
    return Arrays.stream(SCATTER).map(x -> mean + sd * x).toArray();
  }

  private static SubjectVerdict judged(double mean, double sd) {
    return Plain.judge(Plain.pairs(Plain.time(), logs(mean, sd)));
  }

  @Test
  void verdictsInTheirOrder() {
    assertThat(judged(0.05, 0.001).verdict()).isEqualTo(DiffVerdict.REGRESSED);
    assertThat(judged(-0.05, 0.001).verdict()).isEqualTo(DiffVerdict.IMPROVED);
    assertThat(judged(0, 0.01).verdict()).isEqualTo(DiffVerdict.EQUIVALENT);
    assertThat(judged(0, 0.1).verdict()).isEqualTo(DiffVerdict.INCONCLUSIVE);
    // Significant, and yet known to be less than what matters.
    assertThat(judged(0.005, 0.001).verdict()).isEqualTo(DiffVerdict.EQUIVALENT);
    assertThat(judged(0.005, 0.001).p()).isLessThan(0.0001);
    // Significant, less than what matters, but perhaps not by enough.
    assertThat(judged(0.025, 0.02).verdict()).isEqualTo(DiffVerdict.SMALL);
  }

  @Test
  void confirmedIsWhatLiesBeyondTheMarginWholly() {
    assertThat(judged(0.05, 0.01).confirmed()).isTrue();
    assertThat(judged(0.035, 0.02))
        .satisfies(v -> assertThat(v.verdict()).isEqualTo(DiffVerdict.REGRESSED))
        .satisfies(v -> assertThat(v.confirmed()).isFalse())
        .satisfies(v -> assertThat(v.reason()).contains("worse").contains("may be less than 3 %"));
  }

  @ParameterizedTest
  @CsvSource({
    "primary, avgt, ns/op, REGRESSED",
    "primary, sample, us/op, REGRESSED",
    "primary, ss, ms/op, REGRESSED",
    "primary, thrpt, ops/us, IMPROVED",
    "gc.alloc.rate.norm, thrpt, B/op, REGRESSED",
    "gc.count, thrpt, counts, REGRESSED",
    "cache-misses, avgt, #/op, REGRESSED",
    "reader, thrpt, ops/us, IMPROVED",
    "reader, avgt, us/op, REGRESSED",
    "IPC, avgt, insns/clk, IMPROVED"
  })
  void moreOfItIsWorseOrBetter(String metric, String mode, String unit, DiffVerdict verdict) {
    Matched more = Plain.pairs(Plain.subject(metric, mode, unit), logs(0.05, 0.001));
    assertThat(Plain.judge(more).verdict()).isEqualTo(verdict);
    assertThat(Plain.judge(more).change().value()).isCloseTo(Math.exp(0.05), within(1e-3));
  }

  @Test
  void pValuesAreThoseOfTheLibrary() {
    PlantedSides sides = new PlantedSides(3).change(1.02);
    Matched paired = sides.inTurns();
    double[] a = Tested.logMeans(paired.a().forks());
    double[] b = Tested.logMeans(paired.b().forks());
    assertThat(Plain.judge(paired).p())
        .isCloseTo(TTest.withDefaults().pairedTest(b, a).getPValue(), within(1e-12));
    Matched apart = sides.apart();
    double welch =
        TTest.withDefaults()
            .with(DataDispersion.HETEROSCEDASTIC)
            .test(Tested.logMeans(apart.b().forks()), Tested.logMeans(apart.a().forks()))
            .getPValue();
    assertThat(Plain.judge(apart).p()).isCloseTo(welch, within(1e-12));
  }

  /** By hand: t(.975, 9) = 2.262157, t(.80, 9) = 0.883404; 2.801585 = z(.975) + z(.80). */
  @Test
  void whatWouldBeFoundAndWhatItTakes() {
    double[] logs = logs(0.01, 0.08);
    SubjectVerdict v = Plain.judge(Plain.pairs(Plain.time(), logs));
    double mean = Arrays.stream(logs).average().orElseThrow();
    double sd =
        Math.sqrt(Arrays.stream(logs).map(x -> (x - mean) * (x - mean)).sum() / (logs.length - 1));
    double se = sd / Math.sqrt(10);
    assertThat(v.mde80()).isCloseTo(Math.expm1(3.145561 * se), within(1e-5));
    double root = 2.801585 * sd / Math.log(1.03);
    assertThat(v.pairsNeeded()).isEqualTo((int) Math.ceil(root * root));
    assertThat(v.verdict()).isEqualTo(DiffVerdict.INCONCLUSIVE);
    assertThat(v.reason())
        .contains("10 pairs find")
        .contains("3 % needs " + v.pairsNeeded() + ", " + (v.pairsNeeded() - 10) + " more");
  }

  /** As many on each side as are printed, however uneven those are that were measured. */
  @Test
  void unevenSidesNeedAsManyForksAsEvenOnes() {
    double[] few = {10, 11, 10.4, 10.9};
    double[] many = new double[40];
    Arrays.setAll(many, i -> 10.5 + 0.5 * Math.sin(i));
    SubjectVerdict v = Plain.judge(Plain.apart(Plain.time(), few, many));
    double root = 2.801585 * Math.sqrt(variance(few) + variance(many)) / Math.log(1.03);
    assertThat(v.pairsNeeded()).isEqualTo((int) Math.ceil(root * root));
    assertThat(v.wants()).isEqualTo(v.pairsNeeded() - 4);
  }

  /** Of logarithms. */
  private static double variance(double[] scores) {
    double[] logs = Arrays.stream(scores).map(Math::log).toArray();
    double mean = Arrays.stream(logs).average().orElseThrow();
    return Arrays.stream(logs).map(x -> (x - mean) * (x - mean)).sum() / (logs.length - 1);
  }

  @Test
  void oneAmongManyHasToBeClearer() {
    Matched one = Plain.pairs(Plain.time(), logs(0.05, 0.045));
    assertThat(Plain.judge(one).verdict()).isEqualTo(DiffVerdict.REGRESSED);
    List<Matched> many = new ArrayList<>(List.of(one));
    for (int i = 0; i < 99; i++) {
      many.add(Plain.pairs(Plain.time(), logs(0.001 * (i % 5), 0.09)));
    }
    SubjectVerdict among = Plain.judge(many).get(0);
    assertThat(among.p()).isLessThan(0.05);
    assertThat(among.adjustedP()).isGreaterThan(0.05);
    assertThat(among.verdict()).isEqualTo(DiffVerdict.INCONCLUSIVE);
  }

  /** Five of .1 and one just below 0: 4 of 64 choices of signs go as far. */
  @Test
  void testsThatDisagreeDecideNothing() {
    Matched odd = Plain.pairs(Plain.time(), .1, .1, .1, .1, .1, -.001);
    assertThat(Tested.of(odd).relabelled().p()).isEqualTo(4 / 64.0);
    assertThat(Tested.of(odd).p()).isLessThan(0.01);
    assertThat(Plain.judge(odd))
        .satisfies(v -> assertThat(v.verdict()).isEqualTo(DiffVerdict.INCONCLUSIVE))
        .satisfies(v -> assertThat(v.reason()).contains("disagree"));
  }

  @Test
  void oneForkASideIsRefused() {
    SubjectVerdict v =
        Plain.judge(Plain.apart(Plain.time(), new double[] {10}, new double[] {20, 21, 20}));
    assertThat(v.verdict()).isEqualTo(DiffVerdict.INCONCLUSIVE);
    assertThat(v.reason()).contains("one fork of A");
    assertThat(v.change().alone()).isTrue();
    assertThat(v.change().value()).isCloseTo(2.03, within(0.01));
    assertThat(v.mde80()).isNaN();
    assertThat(v.pairsNeeded()).isZero();
    SubjectVerdict pair = Plain.judge(Plain.pairs(Plain.time(), 0.5));
    assertThat(pair.verdict()).isEqualTo(DiffVerdict.INCONCLUSIVE);
    assertThat(pair.reason()).contains("one pair");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, -1, 0})
  void scoresThatAreNoneAreInvalid(double score) {
    double[] good = {10, 11, 10};
    double[] bad = {10, score, 10};
    assertThat(Plain.judge(Plain.apart(Plain.time(), good, bad)))
        .satisfies(v -> assertThat(v.verdict()).isEqualTo(DiffVerdict.INVALID))
        .satisfies(v -> assertThat(v.reason()).contains("B is").endsWith("in fork 2"))
        .satisfies(v -> assertThat(v.change().value()).isNaN());
    assertThat(Plain.judge(Plain.apart(Plain.time(), bad, good)).reason()).contains("A is");
    Matched pairs = new Matched(Plain.time(), false, Plain.forks(good), Plain.forks(bad), true);
    assertThat(Plain.judge(pairs).reason()).endsWith("in block 1");
  }

  @Test
  void aSideWithoutForksIsInvalid() {
    SubjectVerdict v = Plain.judge(Plain.apart(Plain.time(), new double[] {1, 2}, new double[0]));
    assertThat(v.verdict()).isEqualTo(DiffVerdict.INVALID);
    assertThat(v.reason()).isEqualTo("no fork of B");
  }

  @Test
  void onlyBlocksOfBothSidesArePaired() {
    Matched full = Plain.pairs(Plain.time(), logs(0.05, 0.01));
    Matched short1 =
        new Matched(
            full.subject(), false, full.a(), new SideForks(full.b().forks().subList(2, 10)), true);
    SubjectVerdict v = Plain.judge(short1);
    assertThat(v.change().n()).isEqualTo(8);
    assertThat(v.flags()).contains("2 forks without a partner left out");
  }

  @Test
  void equalForksAreEquivalentAndDivideNothingByZero() {
    double[] same = {10, 10, 10, 10};
    SubjectVerdict v = Plain.judge(Plain.apart(Plain.time(), same, same));
    assertThat(v.verdict()).isEqualTo(DiffVerdict.EQUIVALENT);
    assertThat(v.p()).isEqualTo(1);
    double[] twice = {20, 20, 20, 20};
    assertThat(Plain.judge(Plain.apart(Plain.time(), same, twice)).verdict())
        .isEqualTo(DiffVerdict.REGRESSED);
  }

  @Test
  void nothingToJudgeIsNoError() {
    DiffFindings none = DiffJudge.judge(List.of(), List.of(), List.of(), DiffRules.USUAL);
    assertThat(none.subjects()).isEmpty();
    assertThat(none.quality().score()).isZero();
  }

  @Test
  void rulesThatAreNoneAreRefused() {
    assertThatThrownBy(() -> new DiffRules(0, .05, .05, false, 1)).hasMessageContaining("delta");
    assertThatThrownBy(() -> new DiffRules(.03, 1, .05, false, 1)).hasMessageContaining("alpha");
    assertThatThrownBy(() -> new DiffRules(.03, .05, .05, false, 6)).hasMessageContaining("looks");
  }
}
