package watershed.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static watershed.analysis.ClaimVerdict.Verdict.CONFIRMED;
import static watershed.analysis.ClaimVerdict.Verdict.INCONCLUSIVE;
import static watershed.analysis.ClaimVerdict.Verdict.NOT_IN_RUN;
import static watershed.analysis.ClaimVerdict.Verdict.NOT_MEASURABLE;
import static watershed.analysis.ClaimVerdict.Verdict.REFUTED;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import watershed.analysis.ClaimVerdict.Part;
import watershed.record.Cell;
import watershed.record.Planted;
import watershed.record.Run;
import watershed.record.Trial;

/** How figures and contenders make one verdict. */
class ClaimJudgeTest {
  private static final String JDK = "17.0.15";
  private static final Cell CELL = Cell.of("E", Map.of("keys", "64", "mode", "plain"), 1);

  private static ClaimVerdict judge(List<Trial> trials, Run.FigureInfo... figures) {
    return judge("", trials, figures);
  }

  private static ClaimVerdict judge(String rule, List<Trial> trials, Run.FigureInfo... figures) {
    Run.ClaimInfo claim = new Run.ClaimInfo("9.9-x", "Says.", "", rule, List.of(figures));
    FigureData data =
        new FigureData(Samples.of(trials), trials, 2, "no counters", new Bootstrap(1, 500));
    return new ClaimJudge(FigureJudgeTest.info(List.of(claim)), JDK, data).verdict(claim);
  }

  private static Run.FigureInfo above(String of, double threshold) {
    return new Run.FigureInfo(of, "", "ABOVE", threshold, "ratio");
  }

  /** Three blocks of A, B and the harness, which scatter by a hundredth. */
  private static List<Trial> trials(double a, double b) {
    Planted planted = new Planted(1);
    Map.of("A", a, "B", b, "N", 0.1)
        .forEach(
            (design, score) -> {
              for (int block = 0; block < 3; block++) {
                double noise = 1 + 0.01 * ((design.charAt(0) + block) % 3);
                planted.fork(CELL, design, JDK, block, Map.of("primary", score * noise));
              }
            });
    return planted.trials();
  }

  @Test
  void allFiguresMustHold() {
    Run.FigureInfo holds = above("{A}", 1);
    assertThat(judge(trials(5, 9), holds, above("{B}", 2)).verdict()).isEqualTo(CONFIRMED);
    ClaimVerdict refuted = judge(trials(5, 9), holds, above("{B}", 20));
    assertThat(refuted.verdict()).isEqualTo(REFUTED);
    assertThat(refuted.figures()).hasSize(2);
    assertThat(refuted.figures().get(1).claimed()).isEqualTo("above 20 ratio");
    ClaimVerdict open = judge(trials(5, 9), holds, above("{B}", 9.2));
    assertThat(open.verdict()).isEqualTo(INCONCLUSIVE);
    assertThat(open.reason()).startsWith("{B}: about ").contains("would settle it");
    assertThat(judge(trials(5, 9), above("{A}", 9), above("{B keys=1}", 9)).verdict())
        .isEqualTo(REFUTED);
    assertThat(judge(trials(5, 9), holds, above("{B keys=1}", 9)).verdict()).isEqualTo(NOT_IN_RUN);
  }

  @Test
  void whatCannotBeCountedLeavesTheTimeAsAnInference() {
    ClaimVerdict v = judge(trials(5, 9), above("{B} / {A}", 1), above("{B cache-misses}", 1));
    assertThat(v.verdict()).isEqualTo(NOT_MEASURABLE);
    assertThat(v.reason()).isEqualTo("no fork recorded cache-misses: no counters");
    assertThat(v.figures())
        .singleElement()
        .satisfies(f -> assertThat(f.what()).isEqualTo("{B} / {A}, inferred from time"));
    assertThat(judge(trials(9, 5), above("{B} / {A}", 1), above("{B cache-misses}", 1)).verdict())
        .isEqualTo(REFUTED);
    assertThat(judge(trials(5, 9), above("{B cache-misses}", 1)).verdict())
        .isEqualTo(NOT_MEASURABLE);
  }

  @Test
  void eachContenderGetsAVerdictAndTheBaselinesIsTheClaims() {
    ClaimVerdict v = judge(trials(5, 0.5), above("{*}", 1));
    assertThat(v.verdict()).isEqualTo(CONFIRMED);
    assertThat(v.parts()).extracting(Part::contender).containsExactly("A", "B");
    assertThat(v.parts()).extracting(Part::verdict).containsExactly(CONFIRMED, REFUTED);
    assertThat(v.notes()).containsExactly("the verdict is that of A");
  }

  @Test
  void whatHoldsOfAllIsSaidOnceAndOfWhomWhereNotOfAll() {
    ClaimVerdict both = judge(trials(5, 9), above("{A keys=most}", 1), above("{B keys=most}", 1));
    assertThat(both.reason()).isEqualTo("at keys=64");
    ClaimVerdict one = judge(trials(5, 9), above("{A}", 1), above("{B keys=most}", 1));
    assertThat(one.reason()).isEqualTo("{B keys=most}: at keys=64");
    ClaimVerdict each = judge(trials(5, 0.5), above("{* keys=most}", 1));
    assertThat(each.parts()).extracting(Part::reason).containsOnly("at keys=64");
    assertThat(each.reason()).isEqualTo("at keys=64");
    assertThat(each.notes()).containsExactly("the verdict is that of A");
  }

  @Test
  void noneIsComparedWithItself() {
    ClaimVerdict v = judge(trials(5, 9), above("{*} - {A}", 1));
    assertThat(v.parts()).extracting(Part::contender).containsExactly("B");
    assertThat(v.verdict()).isEqualTo(CONFIRMED);
    assertThat(v.notes()).containsExactly("it must hold of every contender measured, and does");
    assertThat(judge(trials(5, 5.5), above("{*} - {A}", 1)).verdict()).isEqualTo(REFUTED);
  }

  @Test
  void oneFigureIsEnoughWhereTheRuleSaysSo() {
    String rule = ClaimJudge.ANY_FIGURE;
    Run.FigureInfo off = above("{A}", 20);
    ClaimVerdict holds = judge(rule, trials(5, 9), off, above("{B}", 2));
    assertThat(holds.verdict()).isEqualTo(CONFIRMED);
    assertThat(holds.figures()).hasSize(2);
    assertThat(judge(rule, trials(5, 9), off, above("{B}", 20)).verdict()).isEqualTo(REFUTED);
    ClaimVerdict open = judge(rule, trials(5, 9), off, above("{B}", 9.2));
    assertThat(open.verdict()).isEqualTo(INCONCLUSIVE);
    assertThat(open.reason()).startsWith("{B}: about ");
    assertThat(judge(rule, trials(5, 9), off, above("{B keys=1}", 2)).verdict())
        .isEqualTo(NOT_IN_RUN);
    assertThat(judge(rule, trials(5, 9), off, above("{B cache-misses}", 2)).verdict())
        .isEqualTo(NOT_MEASURABLE);
  }

  @Test
  void whatMustHoldOfEachIsRefutedByOneThatIsNotTheBaseline() {
    String rule = ClaimJudge.EVERY_CONTENDER;
    ClaimVerdict one = judge(rule, trials(5, 0.5), above("{*}", 1));
    assertThat(one.verdict()).isEqualTo(REFUTED);
    assertThat(one.notes()).containsExactly("it must hold of every contender, and is refuted of B");
    assertThat(one.figures())
        .singleElement()
        .satisfies(f -> assertThat(f.what()).isEqualTo("{*}, of B"));
    assertThat(one.parts()).extracting(Part::verdict).containsExactly(CONFIRMED, REFUTED);
    ClaimVerdict all = judge(rule, trials(5, 9), above("{*}", 1));
    assertThat(all.verdict()).isEqualTo(CONFIRMED);
    assertThat(all.notes()).containsExactly("it must hold of every contender, and does");
    List<Trial> alone = trials(5, 9).stream().filter(t -> t.contender().equals("A")).toList();
    assertThat(judge(rule, alone, above("{*}", 1)).verdict())
        .as("not of all, unless all were measured")
        .isEqualTo(NOT_IN_RUN);
    assertThat(judge(alone, above("{*}", 1)).verdict()).isEqualTo(CONFIRMED);
  }

  @Test
  void whatMustHoldOfEachNamesAllThatLeaveItOpenThoughTheBaselineIsSettled() {
    ClaimVerdict open = judge(ClaimJudge.EVERY_CONTENDER, trials(9, 5), above("{*}", 5.05));
    assertThat(open.parts()).extracting(Part::verdict).containsExactly(CONFIRMED, INCONCLUSIVE);
    assertThat(open.verdict()).isEqualTo(INCONCLUSIVE);
    assertThat(open.notes()).containsExactly("it must hold of every contender, and is open of B");
    assertThat(open.figures())
        .singleElement()
        .satisfies(f -> assertThat(f.what()).isEqualTo("{*}, of B"));
    assertThat(judge(ClaimJudge.EVERY_CONTENDER, trials(5, 5), above("{*}", 5.05)).notes())
        .containsExactly("it must hold of every contender, and is open of A, B");
  }

  @Test
  void evidenceOfItsForksIsListed() {
    List<Trial> trials =
        trials(5, 9).stream()
            .map(
                t ->
                    t.block() == 0
                        ? t.withEvidence(List.of("evidence/" + t.contender() + ".txt"))
                        : t)
            .toList();
    assertThat(judge(trials, above("{B}", 1)).evidence()).containsExactly("evidence/B.txt");
    assertThat(judge(trials, above("{*}", 1)).evidence())
        .containsExactly("evidence/A.txt", "evidence/B.txt");
  }
}
