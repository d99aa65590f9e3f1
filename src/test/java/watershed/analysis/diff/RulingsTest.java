package watershed.analysis.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import watershed.record.Glob;
import watershed.record.JmhFile;
import watershed.record.JmhFiles;
import watershed.record.Policy;
import watershed.record.PolicyFile;

/** What a comparison comes to under a policy, down to the exit code. */
class RulingsTest {
  private static final List<Gate> OPEN = List.of();
  private static final MetricChoice USUAL = new MetricChoice(List.of());
  private static final DiffRules STRICT = new DiffRules(0.03, 0.05, 0.05, true, 1);

  private static StoredSide side(JmhFiles files) {
    return JmhSide.of("'x'", JmhFile.of(files.list(), "'x'"), null);
  }

  private static JmhFiles files(long seed, double truth) {
    return new JmhFiles(seed).shape(10, 6).add("org.x.Codec.encode", Map.of(), truth);
  }

  private static Matching matching(JmhFiles a, JmhFiles b) {
    return Matching.of(side(a), side(b), USUAL, false);
  }

  private static Rulings judge(JmhFiles a, JmhFiles b, Policy policy) {
    return Rulings.judge(matching(a, b), OPEN, DiffRules.USUAL, policy);
  }

  private static Policy rule(
      @Nullable Double delta, @Nullable EnumSet<Policy.Event> fails, double leastQuality) {
    Policy usual = Policy.USUAL;
    return new Policy(
        null,
        leastQuality,
        usual.fails(),
        usual.warns(),
        false,
        List.of(new Policy.Rule(new Glob("Codec.*"), Glob.ANY, delta, fails, null, null, null)));
  }

  @Test
  void aRegressionFails() {
    Rulings rulings = judge(files(1, 100), files(2, 120), Policy.USUAL);
    assertThat(rulings.subjects().get(0).verdict().verdict()).isEqualTo(DiffVerdict.REGRESSED);
    assertThat(rulings.exit()).isEqualTo(Rulings.REGRESSED);
    assertThat(rulings.says()).startsWith("FAILED: 1 regressed");
  }

  @Test
  void theSameAndTheBetterPass() {
    assertThat(judge(files(1, 100), files(1, 100), Policy.USUAL).exit()).isEqualTo(Rulings.FINE);
    assertThat(judge(files(1, 100), files(2, 80), Policy.USUAL).exit()).isEqualTo(Rulings.FINE);
  }

  @Test
  void aRuleMayToleratePlantedChangesOfOneBenchmark() {
    Rulings tolerant = judge(files(1, 100), files(2, 110), rule(0.25, null, 0));
    assertThat(tolerant.subjects().get(0).delta()).isEqualTo(0.25);
    assertThat(tolerant.subjects().get(0).verdict().verdict()).isEqualTo(DiffVerdict.EQUIVALENT);
    assertThat(tolerant.exit()).isEqualTo(Rulings.FINE);
    Rulings warned =
        judge(files(1, 100), files(2, 120), rule(null, EnumSet.noneOf(Policy.Event.class), 0));
    assertThat(warned.exit()).isEqualTo(Rulings.FINE);
  }

  @Test
  void deltaLeavesPValuesAlone() {
    double p = judge(files(1, 100), files(2, 110), Policy.USUAL).subjects().get(0).verdict().p();
    double other =
        judge(files(1, 100), files(2, 110), rule(0.25, null, 0)).subjects().get(0).verdict().p();
    assertThat(other).isEqualTo(p);
  }

  @Test
  void aClosedGateMakesAllInvalid() {
    List<Gate> closed = List.of(new Gate("JVM flags", false, true, "changed"));
    Rulings rulings =
        Rulings.judge(
            matching(files(1, 100), files(2, 200)), closed, DiffRules.USUAL, Policy.USUAL);
    assertThat(rulings.subjects().get(0).verdict().verdict()).isEqualTo(DiffVerdict.INVALID);
    assertThat(rulings.exit()).isEqualTo(Rulings.INVALID);
    assertThat(rulings.says()).contains("JVM flags: changed");
  }

  @Test
  void oneForkIsNoEvidenceAndFailsOnlyWhereStrict() {
    JmhFiles one = new JmhFiles(1).shape(1, 20).add("a.B.c", Map.of(), 100);
    JmhFiles two = new JmhFiles(2).shape(1, 20).add("a.B.c", Map.of(), 200);
    Rulings rulings = judge(one, two, Policy.USUAL);
    assertThat(rulings.subjects().get(0).verdict().verdict()).isEqualTo(DiffVerdict.INCONCLUSIVE);
    assertThat(rulings.subjects().get(0).verdict().reason()).contains("one fork");
    assertThat(rulings.exit()).isEqualTo(Rulings.FINE);
    assertThat(Rulings.judge(matching(one, two), OPEN, STRICT, Policy.USUAL).exit())
        .isEqualTo(Rulings.OPEN);
  }

  @Test
  void notANumberIsInvalidNotWorse() {
    JmhFiles broken = files(1, 100).change(e -> JmhFiles.firstSample(e, "NaN"));
    Rulings rulings = judge(broken, files(2, 200), Policy.USUAL);
    assertThat(rulings.subjects().get(0).verdict().verdict()).isEqualTo(DiffVerdict.INVALID);
    assertThat(rulings.exit()).isEqualTo(Rulings.INVALID);
  }

  @Test
  void somethingWorseGoesBeforeWhatCannotBeJudged() {
    JmhFiles broken =
        files(1, 100).add("a.B.broken", Map.of(), 1).change(e -> JmhFiles.firstSample(e, "NaN"));
    Rulings rulings = judge(broken, files(2, 120).add("a.B.broken", Map.of(), 1), Policy.USUAL);
    assertThat(rulings.subjects())
        .extracting(r -> r.verdict().verdict())
        .containsExactly(DiffVerdict.REGRESSED, DiffVerdict.INVALID);
    assertThat(rulings.exit()).isEqualTo(Rulings.REGRESSED);
    assertThat(rulings.says()).isEqualTo("FAILED: 1 regressed");
  }

  /** Slower by 2.5 % with a standard error of .6 %: a change, and less than 3 %. */
  @Test
  void whateverThePolicyNamesFailsTheBuild() {
    Matched small =
        Plain.pairs(Plain.time(), -.003, .003, .009, .015, .023, .031, .035, .039, .045, .053);
    Matching all = new Matching(List.of(small), List.of(), List.of(), Set.of(), List.of());
    Rulings usual = Rulings.judge(all, OPEN, DiffRules.USUAL, Policy.USUAL);
    assertThat(usual.subjects().get(0).verdict().verdict()).isEqualTo(DiffVerdict.SMALL);
    assertThat(usual.exit()).isEqualTo(Rulings.FINE);
    Policy bars = new Policy(null, 0, EnumSet.of(Policy.Event.SMALL), Set.of(), false, List.of());
    Rulings barred = Rulings.judge(all, OPEN, DiffRules.USUAL, bars);
    assertThat(barred.exit()).isEqualTo(Rulings.REGRESSED);
    assertThat(barred.says()).isEqualTo("FAILED: 0 regressed, 1 else that the policy bars");
  }

  @Test
  void aRegressionThatMustBeConfirmedFailsOnceItIs() {
    Policy usual = Policy.USUAL;
    Policy only = new Policy(null, 0, usual.fails(), usual.warns(), true, List.of());
    Matched likely = Plain.pairs(Plain.time(), .02, .04, .05, .06, .08);
    Matched sure = Plain.pairs(Plain.time(), .29, .30, .31, .30, .32);
    for (Matched one : List.of(likely, sure)) {
      Matching all = new Matching(List.of(one), List.of(), List.of(), Set.of(), List.of());
      Rulings rulings = Rulings.judge(all, OPEN, DiffRules.USUAL, only);
      assertThat(rulings.subjects().get(0).verdict().verdict()).isEqualTo(DiffVerdict.REGRESSED);
      assertThat(rulings.exit()).isEqualTo(one.equals(sure) ? Rulings.REGRESSED : Rulings.FINE);
    }
  }

  /** Strict asks for an answer: what would fail if it were confirmed has none yet. */
  @Test
  void aRegressionThatMustBeConfirmedIsOpenWhereStrict() {
    Policy usual = Policy.USUAL;
    Policy only = new Policy(null, 0, usual.fails(), usual.warns(), true, List.of());
    Matched likely = Plain.pairs(Plain.time(), .02, .04, .05, .06, .08);
    Matching one = new Matching(List.of(likely), List.of(), List.of(), Set.of(), List.of());
    Rulings strict = Rulings.judge(one, OPEN, STRICT, only);
    assertThat(strict.exit()).isEqualTo(Rulings.OPEN);
    assertThat(strict.says()).isEqualTo("OPEN: 0 inconclusive, 1 regressed but not confirmed");
    assertThat(strict.subjects().get(0).weight()).isEqualTo(Policy.Weight.FAILS);
    assertThat(strict.subjects().get(0).open()).isTrue();
    assertThat(Rulings.judge(one, OPEN, STRICT, usual).exit())
        .as("any regression fails")
        .isEqualTo(Rulings.REGRESSED);
    Policy none = new Policy(null, 0, EnumSet.of(Policy.Event.INVALID), Set.of(), true, List.of());
    assertThat(Rulings.judge(one, OPEN, STRICT, none).exit())
        .as("none does")
        .isEqualTo(Rulings.FINE);
    Matched sure = Plain.pairs(Plain.subject("sure", "avgt", "ns/op"), .29, .30, .31, .30, .32);
    Matching both = new Matching(List.of(likely, sure), List.of(), List.of(), Set.of(), List.of());
    Rulings worse = Rulings.judge(both, OPEN, STRICT, only);
    assertThat(worse.exit()).isEqualTo(Rulings.REGRESSED);
    assertThat(worse.says()).isEqualTo("FAILED: 1 regressed");
  }

  @Test
  void aRuleSaysWhichWayACounterImproves() {
    Subject hits = Plain.subject("hits", "avgt", "#");
    Matched more =
        new Matched(hits, true, Plain.forks(100, 100, 100), Plain.forks(200, 200, 200), false);
    Matching all = new Matching(List.of(more), List.of(), List.of(), Set.of(), List.of());
    Rulings unasked = Rulings.judge(all, OPEN, DiffRules.USUAL, Policy.USUAL);
    assertThat(unasked.subjects().get(0).verdict().verdict()).isEqualTo(DiffVerdict.REGRESSED);
    Policy policy =
        PolicyFile.of("{\"rules\": [{\"metric\": \"hits\", \"better\": \"more\"}]}", "'p'");
    Rulings asked = Rulings.judge(all, OPEN, DiffRules.USUAL, policy);
    assertThat(asked.subjects().get(0).verdict().verdict()).isEqualTo(DiffVerdict.IMPROVED);
    assertThat(asked.exit()).isEqualTo(Rulings.FINE);
    Matched noisy =
        new Matched(hits, true, Plain.forks(100, 110, 105), Plain.forks(200, 215, 207), false);
    Matching tested = new Matching(List.of(noisy), List.of(), List.of(), Set.of(), List.of());
    assertThat(Rulings.judge(tested, OPEN, DiffRules.USUAL, policy).subjects().get(0).verdict())
        .satisfies(v -> assertThat(v.p()).as("a test").isLessThan(0.05))
        .satisfies(v -> assertThat(v.verdict()).isEqualTo(DiffVerdict.IMPROVED));
  }

  @Test
  void nothingThatCouldBeComparedIsNoPass() {
    Matching none = new Matching(List.of(), List.of(), List.of(), Set.of(), List.of());
    Rulings rulings = Rulings.judge(none, OPEN, DiffRules.USUAL, Policy.USUAL);
    assertThat(rulings.exit()).isEqualTo(Rulings.INVALID);
    assertThat(rulings.says()).isEqualTo("INVALID: nothing could be compared");
  }

  @Test
  void tooLittleQualityIsNoEvidence() {
    Rulings rulings = judge(files(1, 100), files(2, 200), rule(null, null, 100));
    assertThat(rulings.exit()).isEqualTo(Rulings.INVALID);
    assertThat(rulings.says()).contains("quality", "asks for 100");
  }

  @Test
  void whatHasNoPartnerFailsWhereThePolicySaysSo() {
    JmhFiles more = files(1, 100).add("a.B.gone", Map.of(), 1);
    assertThat(judge(more, files(1, 100), Policy.USUAL).exit()).isEqualTo(Rulings.FINE);
    Policy whole =
        new Policy(
            null,
            0,
            EnumSet.of(Policy.Event.UNMATCHED),
            EnumSet.noneOf(Policy.Event.class),
            false,
            List.of());
    assertThat(judge(more, files(1, 100), whole).exit()).isEqualTo(Rulings.INVALID);
  }
}
