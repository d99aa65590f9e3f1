package watershed.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static watershed.analysis.ClaimVerdict.Verdict.CONFIRMED;
import static watershed.analysis.ClaimVerdict.Verdict.INCONCLUSIVE;
import static watershed.analysis.ClaimVerdict.Verdict.NOT_MEASURABLE;
import static watershed.analysis.ClaimVerdict.Verdict.REFUTED;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import watershed.analysis.Expression.Reference;
import watershed.experiments.Claim;
import watershed.experiments.Preset;
import watershed.lab.Catalogue;
import watershed.lab.ExperimentSpec;
import watershed.lab.Planner;
import watershed.lab.Selection;
import watershed.record.Cell;
import watershed.record.PlannedCell;
import watershed.record.Run;
import watershed.record.Trial;

/** The claims of every experiment in the jar can be computed, and can come out either way. */
class CatalogueClaimsTest {
  private static final int CPUS = 2;
  private static final Catalogue CATALOGUE = Catalogue.load();

  private record Stated(ExperimentSpec spec, Run.ExperimentInfo info, Run.ClaimInfo claim) {
    Stream<Expression> figures() {
      return claim.figures().stream().map(f -> Expression.parse(f.of()));
    }

    /** Whether it is one that something may happen, which nothing refutes. */
    boolean mayBe() {
      return claim.figures().stream()
          .anyMatch(f -> f.relation().equals(Relation.SEEN_ABOVE.name()));
    }
  }

  private static List<Stated> claims() {
    List<Stated> all = new ArrayList<>();
    for (ExperimentSpec spec : CATALOGUE.all()) {
      Run.ExperimentInfo info = spec.info();
      info.claims().forEach(claim -> all.add(new Stated(spec, info, claim)));
    }
    return all;
  }

  private static Stream<DynamicTest> ofFigures(String name, Consumer<Stated> is) {
    return ofFigures(name, s -> true, is);
  }

  private static Stream<DynamicTest> ofFigures(
      String name, Predicate<Stated> which, Consumer<Stated> is) {
    return claims().stream()
        .filter(s -> !s.claim.figures().isEmpty())
        .filter(which)
        .map(s -> DynamicTest.dynamicTest(s.claim.id() + " " + name, () -> is.accept(s)));
  }

  @Test
  void identifiersAreUnlikeAndBeginWithTheSection() {
    assertThat(claims()).extracting(s -> s.claim.id()).doesNotHaveDuplicates();
    assertThat(claims())
        .allSatisfy(s -> assertThat(s.claim.id()).startsWith(s.info.section()))
        .allSatisfy(s -> assertThat(s.claim.says()).isNotBlank());
  }

  @Test
  void whatDecidesIsAFigureOrARule() {
    assertThat(claims())
        .allSatisfy(
            s ->
                assertThat(s.claim.figures().isEmpty() && s.claim.rule().isEmpty())
                    .as(s.claim.id())
                    .isFalse());
  }

  /** Or a report would show a number with nothing but its unit. */
  @Test
  void everyFigureSaysWhatItIs() {
    assertThat(claims())
        .allSatisfy(
            s ->
                assertThat(s.claim.figures())
                    .as(s.claim.id())
                    .allSatisfy(f -> assertThat(f.name()).isNotBlank().doesNotContain("{")));
  }

  @Test
  void rulesOfFiguresAreThoseThatAreJudged() {
    assertThat(List.of(Claim.ANY_FIGURE, Claim.EVERY_CONTENDER, Claim.COUNTED_EVENTS))
        .containsExactly(
            ClaimJudge.ANY_FIGURE, ClaimJudge.EVERY_CONTENDER, ClaimJudge.COUNTED_EVENTS);
    assertThat(claims())
        .filteredOn(s -> !s.claim.figures().isEmpty())
        .allSatisfy(
            s ->
                assertThat(s.claim.rule())
                    .as(s.claim.id())
                    .isIn(
                        "",
                        ClaimJudge.ANY_FIGURE,
                        ClaimJudge.EVERY_CONTENDER,
                        ClaimJudge.COUNTED_EVENTS));
    assertThat(claims())
        .filteredOn(s -> s.claim.rule().equals(ClaimJudge.EVERY_CONTENDER))
        .allSatisfy(s -> assertThat(s.figures()).as(s.claim.id()).allMatch(Expression::ofEach));
  }

  @TestFactory
  Stream<DynamicTest> namesContendersAndParametersThatThereAre() {
    return ofFigures(
        "names what there is",
        s -> s.figures().flatMap(f -> Asked.by(f).stream()).forEach(asked -> check(s, asked)));
  }

  private static List<String> known(Stated s) {
    List<String> known = new ArrayList<>(s.info.defaults().keySet());
    known.add(FigureCells.THREADS);
    known.remove(s.info.contender());
    return known;
  }

  private static void check(Stated s, Asked asked) {
    Reference reference = asked.reference();
    assertThat(known(s)).as("parameters").containsAll(asked.at().keySet());
    if (!reference.contender().equals(Expression.EACH)) {
      assertThat(s.info.contenders()).as("contenders").contains(reference.contender());
    }
    assertThat(known(s)).as("parameters").containsAll(reference.params().keySet());
    assertThat(planned(s, reference, asked.at()))
        .as("cells of quick that have %s", reference)
        .isTrue();
  }

  /** Whether a run of the experiment by name has such a cell with such a contender. */
  private static boolean planned(Stated s, Reference reference, Map<String, String> at) {
    Map<String, String> wanted = new TreeMap<>(s.info.defaults());
    wanted.put(FigureCells.THREADS, "1");
    wanted.putAll(reference.params());
    wanted.putAll(at);
    wanted.remove(s.info.contender());
    Selection selection =
        new Selection(List.of(s.spec.name()), Map.of(), List.of(), Preset.QUICK, null);
    for (PlannedCell planned : new Planner(CATALOGUE, CPUS).cells(selection)) {
      boolean has =
          planned.contenders().contains(reference.contender())
              || reference.contender().equals(Expression.EACH);
      if (has && wanted.entrySet().stream().allMatch(p -> at(planned.cell(), p))) {
        return true;
      }
    }
    return false;
  }

  private static boolean at(Cell cell, Map.Entry<String, String> wanted) {
    String value = wanted.getValue();
    if (value.equals(FigureCells.MOST)) {
      return true;
    }
    if (!wanted.getKey().equals(FigureCells.THREADS)) {
      return value.equals(cell.params().get(wanted.getKey()));
    }
    return value.endsWith("x") || value.equals(Integer.toString(cell.threads()));
  }

  @TestFactory
  Stream<DynamicTest> eachIsConfirmedWhereItHolds() {
    return ofFigures("is CONFIRMED", s -> verdict(s, planted(s).clear(true), CONFIRMED));
  }

  @TestFactory
  Stream<DynamicTest> eachIsRefutedWhereItDoesNot() {
    return ofFigures(
        "is REFUTED", s -> !s.mayBe(), s -> verdict(s, planted(s).clear(false), REFUTED));
  }

  /** Of what may happen, it is no evidence against it that it did not. */
  @TestFactory
  Stream<DynamicTest> whatMayHappenIsOpenWhereItIsNotSeen() {
    return ofFigures(
        "is INCONCLUSIVE",
        Stated::mayBe,
        s ->
            assertThat(verdict(s, planted(s).unseen(), INCONCLUSIVE).reason())
                .isEqualTo("it may happen all the same: not seen here in 5000000 trials"));
  }

  /**
   * But for what rests on several events, of which some decide nothing at their thresholds: {@code
   * CountedEventsTest} has that.
   */
  @TestFactory
  Stream<DynamicTest> eachIsOpenAtItsThreshold() {
    return ofFigures(
        "is INCONCLUSIVE",
        s -> !s.mayBe() && !s.claim.rule().equals(ClaimJudge.COUNTED_EVENTS),
        s -> {
          ClaimVerdict open = verdict(s, planted(s).open(), INCONCLUSIVE);
          assertThat(open.reason()).containsPattern(settling(s));
          assertThat(open.blocks()).isBetween(0, BlocksNeeded.MOST);
          if (open.reason().contains("about ")) {
            assertThat(open.blocks()).isPositive();
          }
        });
  }

  /** A number of blocks, unless a step is looked for, which more values may tell as well. */
  private static String settling(Stated s) {
    boolean stepped = s.figures().anyMatch(f -> f.jumps() || f instanceof Expression.Where);
    return "(about|more than) \\d+ blocks in all would settle it" + (stepped ? "|would tell" : "");
  }

  @TestFactory
  Stream<DynamicTest> eachIsNotMeasurableWhereNothingCanBeHad() {
    return ofFigures(
        "is NOT MEASURABLE HERE",
        s ->
            assertThat(verdict(s, planted(s).unavailable(), NOT_MEASURABLE).reason())
                .isEqualTo("planted: not to be had"));
  }

  private static PlantedFigures planted(Stated s) {
    return new PlantedFigures(s.info, s.claim);
  }

  private static ClaimVerdict verdict(Stated s, List<Trial> trials, ClaimVerdict.Verdict wanted) {
    ClaimVerdict verdict = planted(s).judge(trials);
    assertThat(verdict.verdict()).as(verdict.toString()).isEqualTo(wanted);
    return verdict;
  }
}
