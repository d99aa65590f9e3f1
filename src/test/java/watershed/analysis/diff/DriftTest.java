package watershed.analysis.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import watershed.analysis.ForkSample;
import watershed.record.Measurement;

/** Forks that are not in their steady state are found, and those that are rarely seem not to be. */
class DriftTest {
  private static final int WINDOWS = 6;
  private static final DiffRules FOUR = new DiffRules(0.03, 0.05, 0.05, false, 4);

  private static PlantedSides sides(long seed) {
    return new PlantedSides(seed).windows(WINDOWS);
  }

  private static DiffFindings judge(List<Matched> matched) {
    return DiffJudge.judge(matched, List.of(), List.of(), DiffRules.USUAL);
  }

  private static Gate gate(DiffFindings findings) {
    return findings.gates().stream()
        .filter(g -> g.name().equals("steady state"))
        .findFirst()
        .orElseThrow();
  }

  private static Drift drift(Matched matched, Drift.Whose whose) {
    return Drift.all(matched).stream()
        .filter(drift -> drift.whose() == whose)
        .findFirst()
        .orElseThrow();
  }

  /** Asserts that all of them are INVALID for a reason. */
  private static void requireInvalid(List<Matched> matched, String reason) {
    DiffFindings findings = judge(matched);
    assertThat(gate(findings).passed()).isFalse();
    assertThat(findings.subjects())
        .allSatisfy(v -> assertThat(v.verdict()).isEqualTo(DiffVerdict.INVALID))
        .allSatisfy(v -> assertThat(v.reason()).startsWith(reason));
  }

  @Test
  void aPlantedWarmUpIsFound() {
    PlantedSides warming = sides(6).warmUp(0.05);
    requireInvalid(warming.many(5), "not steady: ");
    assertThat(drift(warming.inTurns(), Drift.Whose.BOTH).mean()).isCloseTo(-0.05, within(0.015));
    // One that is smaller than what matters is told, and decides nothing.
    PlantedSides little = sides(7).warmUp(0.02).pairs(20);
    SubjectVerdict told = judge(List.of(little.inTurns())).subjects().get(0);
    assertThat(told.flags()).anyMatch(flag -> flag.startsWith("not steady"));
    assertThat(told.verdict()).isNotEqualTo(DiffVerdict.INVALID);
  }

  /** Of the mean of both it is half, which a machine that drifts hides besides. */
  @Test
  void aWarmUpOfOneSideIsFound() {
    PlantedSides warming = sides(16).warmUp(0, 0.05).drift(0.3, 0.1).pairs(20);
    requireInvalid(warming.many(5), "not steady: in B over A the last third of the windows is -");
    Matched one = warming.inTurns();
    assertThat(drift(one, Drift.Whose.APART).mean()).isCloseTo(-0.05, within(0.02));
  }

  @Test
  void warmUpsThatCancelOutAreFound() {
    PlantedSides warming = sides(17).warmUp(-0.05, 0.05).pairs(20);
    requireInvalid(warming.many(5), "not steady: in B over A ");
    Matched one = warming.inTurns();
    assertThat(drift(one, Drift.Whose.BOTH).mean()).isCloseTo(0, within(0.012));
    assertThat(drift(one, Drift.Whose.APART).mean()).isCloseTo(-0.1, within(0.025));
  }

  @Test
  void withoutPairsEachSideIsAskedByItself() {
    PlantedSides warming = sides(18).warmUp(0.06, 0).pairs(20);
    Matched apart = warming.apart();
    assertThat(Drift.all(apart))
        .extracting(Drift::whose)
        .containsExactly(Drift.Whose.BOTH, Drift.Whose.A, Drift.Whose.B);
    requireInvalid(List.of(apart, warming.apart()), "not steady: in A the last third ");
  }

  @Test
  void theCallsOfSingleShotsNeedNotBeAlike() {
    Matched warming = sides(6).warmUp(0.05).inTurns();
    Subject shots = Plain.subject(Measurement.PRIMARY, "ss", "ms/op");
    Matched ofCalls = new Matched(shots, false, warming.a(), warming.b(), true);
    DiffFindings findings = judge(List.of(ofCalls));
    SubjectVerdict told = findings.subjects().get(0);
    assertThat(told.verdict()).isNotEqualTo(DiffVerdict.INVALID);
    assertThat(told.flags()).anyMatch(f -> f.startsWith("not alike: the last third of the calls"));
    assertThat(gate(findings).says()).endsWith("or single calls");
    DiffFindings both = judge(List.of(ofCalls, warming));
    assertThat(gate(both).says()).startsWith("1 of 1 subject drift");
    assertThat(both.subjects().get(1).verdict()).isEqualTo(DiffVerdict.INVALID);
  }

  @Test
  void steadyForksOnADriftingMachineRarelySeemUnsteady() {
    PlantedSides drifting = sides(8).drift(0.3, 0.1);
    List<Matched> many = drifting.many(2000);
    for (Drift.Whose whose : List.of(Drift.Whose.BOTH, Drift.Whose.APART)) {
      long alarms = many.stream().filter(m -> drift(m, whose).p() <= 0.05).count();
      assertThat(alarms / 2000.0).as("%s", whose).isBetween(0.03, 0.065);
    }
    // As if the forks of a block were two replicates: they met the same drift.
    long naive =
        drifting.many(2000).stream()
            .filter(m -> drift(unpaired(m), Drift.Whose.BOTH).p() <= 0.05)
            .count();
    assertThat(naive / 2000.0).isGreaterThan(0.1);
  }

  private static Matched unpaired(Matched m) {
    return new Matched(m.subject(), m.exact(), m.a(), m.b(), false);
  }

  /** By itself and among many: in no more than the share of runs that chance is believed for. */
  @Test
  void whatIsSteadyIsRarelyInvalid() {
    for (int cells : new int[] {1, 50}) {
      PlantedSides calm = sides(19);
      rarely("in turns", cells, calm::inTurns);
      PlantedSides drifting = sides(20).drift(0.3, 0.1);
      rarely("in turns, machine drifts", cells, drifting::inTurns);
      PlantedSides twin = sides(21).twin().slow(0.25);
      rarely("in turns, with a twin, slow forks", cells, twin::inTurns);
      PlantedSides apart = sides(22);
      rarely("unpaired", cells, apart::apart);
    }
  }

  private static void rarely(String title, int cells, Supplier<Matched> comparisons) {
    int runs = cells == 1 ? 1000 : 100;
    int alarming = 0;
    for (int run = 0; run < runs; run++) {
      List<Tested> tests = new ArrayList<>();
      for (int cell = 0; cell < cells; cell++) {
        tests.add(Tested.of(comparisons.get()));
      }
      alarming += SteadyState.of(tests, DiffRules.USUAL).drifting() > 0 ? 1 : 0;
    }
    System.out.printf(
        "%s: %d of %d runs of %d steady subjects have one that is INVALID%n",
        title, alarming, runs, cells);
    assertThat(alarming).as(title).isLessThanOrEqualTo(Chance.most(runs, Chance.SURPRISE));
  }

  /** Any look may be surprised: each believes chance for longer. */
  @Test
  void ofMoreLooksEachIsHarderToSurprise() {
    double[] scatter = {-1.4, -1.1, -0.8, -0.5, -0.1, 0.3, 0.5, 0.7, 1.0, 1.4};
    List<Tested> one = List.of(Tested.of(drifting(scatter, 0.05, 0.04)));
    Drift of = SteadyState.of(one, DiffRules.USUAL).drift(0);
    assertThat(of).isNotNull();
    assertThat(2 * of.p()).as("adjusted for two tests").isBetween(0.01 / 4, 0.01);
    assertThat(SteadyState.of(one, FOUR).drift(0)).isNull();
  }

  /** Both sides drift by a mean and some scatter from their first to their last window. */
  private static Matched drifting(double[] scatter, double mean, double sd) {
    List<ForkSample> forks = new ArrayList<>();
    for (int block = 0; block < scatter.length; block++) {
      double last = Math.exp(mean + sd * scatter[block]);
      forks.add(new ForkSample(block, true, List.of(1.0, 1.0, last)));
    }
    SideForks side = new SideForks(forks);
    return new Matched(Plain.time(), false, side, side, true);
  }

  @Test
  void twoWindowsShowNoDrift() {
    assertThat(Drift.all(new PlantedSides(9).windows(2).inTurns())).isEmpty();
    assertThat(gate(judge(new PlantedSides(9).windows(2).many(3))))
        .satisfies(g -> assertThat(g.passed()).isFalse())
        .satisfies(g -> assertThat(g.closed()).isFalse());
  }
}
