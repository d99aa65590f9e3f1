package watershed.report;

import static org.assertj.core.api.Assertions.assertThat;
import static watershed.analysis.ClaimVerdict.Verdict.CONFIRMED;
import static watershed.analysis.ClaimVerdict.Verdict.INCONCLUSIVE;
import static watershed.analysis.ClaimVerdict.Verdict.NOT_MEASURABLE;
import static watershed.analysis.ClaimVerdict.Verdict.REFUTED;

import java.util.List;
import org.junit.jupiter.api.Test;
import watershed.analysis.ClaimVerdict;
import watershed.analysis.ClaimVerdict.Figure;
import watershed.analysis.Ledger;
import watershed.lab.Catalogue;
import watershed.lab.ExperimentSpec;
import watershed.record.Run;

/** Time, addresses and several events make one verdict on what padding saves. */
class CountedEventsTest {
  private static final ExperimentSpec SPEC = Catalogue.load().find("FalseSharing");
  private static final String WRITERS = "4.1-padding-pays";
  private static final String READERS = "4.1-padding-pays-readers";

  /** What two writers' forks see, unpadded and padded. */
  private static List<String> writers(String unpadded, String padded) {
    return seen("writers", unpadded, padded);
  }

  private static List<String> seen(String role, String unpadded, String padded) {
    String cell = " role=" + role + " threads=2: ";
    return List.of(
        "UNPADDED" + cell + "lineDistance64=0 score=16 " + unpadded,
        "HAND_PADDED" + cell + "lineDistance64=2 score=5 " + padded);
  }

  private static ClaimVerdict judged(String claim, List<String> world) {
    return new PlantedWorlds(SPEC, claim).all(world);
  }

  /** The verdict's line in the ledger. */
  private static String here(String id, ClaimVerdict verdict) {
    Run.ClaimInfo claim =
        SPEC.info().claims().stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
    Ledger.Row row = new Ledger.Row("4.1", SPEC.name(), claim, "run", List.of(verdict));
    return String.join("", LedgerTexts.here(row).keySet());
  }

  @Test
  void twoEventsThatAgreeConfirm() {
    ClaimVerdict verdict =
        judged(
            WRITERS,
            writers(
                "cache-misses=2.7 L1-dcache-load-misses=4",
                "cache-misses=0.3 L1-dcache-load-misses=0.5"));
    assertThat(verdict.verdict()).isEqualTo(CONFIRMED);
    assertThat(verdict.reason()).isEqualTo("not counted here: LLC-load-misses");
  }

  @Test
  void ofThreeEventsEachHasItsFigureWithIntervalAndBlocks() {
    ClaimVerdict verdict =
        judged(
            WRITERS,
            writers(
                "cache-misses=2.8 L1-dcache-load-misses=4 LLC-load-misses=0.5",
                "cache-misses=0.4 L1-dcache-load-misses=0.5 LLC-load-misses=0.25"));
    assertThat(verdict.verdict()).isEqualTo(CONFIRMED);
    assertThat(verdict.reason()).isEmpty();
    assertThat(verdict.figures())
        .hasSize(4)
        .allSatisfy(figure -> assertThat(figure.value().interval()).isNotNull());
    String of = " an operation, unpadded over padded: ";
    String told = "\\.?0* \\[.+?\\] ratio, claimed above 1 ratio \\(5 blocks\\)";
    assertThat(here(WRITERS, verdict))
        .containsPattern("time of an operation, unpadded over padded: 3\\.\\d+ \\[")
        .containsPattern("; cache-misses" + of + "7" + told)
        .containsPattern("; L1-dcache-load-misses" + of + "8" + told)
        .containsPattern("; LLC-load-misses" + of + "2" + told + "$");
  }

  @Test
  void anotherEventThatSaysTheContraryLeavesItOpen() {
    ClaimVerdict three =
        judged(
            WRITERS,
            writers(
                "cache-misses=2.7 L1-dcache-load-misses=4 LLC-load-misses=0.1",
                "cache-misses=0.3 L1-dcache-load-misses=0.5 LLC-load-misses=0.3"));
    assertThat(three.verdict()).isEqualTo(INCONCLUSIVE);
    assertThat(three.reason()).isEqualTo("counted events contradict cache-misses: LLC-load-misses");
    assertThat(three.blocks()).as("no number of blocks settles that").isZero();
    ClaimVerdict two =
        judged(
            READERS,
            seen(
                "readers",
                "cache-misses=0.1 L1-dcache-load-misses=4",
                "cache-misses=0.3 L1-dcache-load-misses=0.5"));
    assertThat(two.verdict()).isEqualTo(INCONCLUSIVE);
    assertThat(two.reason())
        .isEqualTo(
            "counted events contradict L1-dcache-load-misses: cache-misses; not counted here:"
                + " LLC-load-misses");
  }

  @Test
  void theDocumentsOwnEventRefutesWhateverTheOthersSay() {
    ClaimVerdict verdict =
        judged(
            WRITERS,
            writers(
                "cache-misses=0.3 L1-dcache-load-misses=4 LLC-load-misses=0.5",
                "cache-misses=0.4 L1-dcache-load-misses=0.5 LLC-load-misses=0.1"));
    assertThat(verdict.verdict()).isEqualTo(REFUTED);
    assertThat(verdict.figures()).hasSize(4);
  }

  @Test
  void timeRefutesThoughEveryEventIsSaved() {
    List<String> slower =
        List.of(
            "UNPADDED role=writers threads=2: lineDistance64=0 score=5 cache-misses=2.7",
            "HAND_PADDED role=writers threads=2: lineDistance64=2 score=16 cache-misses=0.3");
    assertThat(judged(WRITERS, slower).verdict()).isEqualTo(REFUTED);
  }

  @Test
  void withoutJolsWordThatLinesAreApartItIsOpen() {
    List<String> together =
        List.of(
            "UNPADDED role=writers threads=2: lineDistance64=0 score=16 cache-misses=2.7",
            "HAND_PADDED role=writers threads=2: lineDistance64=0 score=5 cache-misses=0.3");
    ClaimVerdict verdict = judged(WRITERS, together);
    assertThat(verdict.verdict()).isEqualTo(INCONCLUSIVE);
    assertThat(verdict.reason()).contains("it tells only where {HAND_PADDED lineDistance64");
  }

  private static ClaimVerdict mixed(String unpadded, String padded, String before, String after) {
    return new PlantedWorlds(SPEC, WRITERS)
        .mixed(writers(unpadded, padded), writers(before, after), 2);
  }

  /** As of an event that hardly ever happens, whose few counts scatter. */
  @Test
  void anEventThatIsOpenByItselfDecidesNothing() {
    ClaimVerdict verdict =
        mixed(
            "cache-misses=2.7 LLC-load-misses=0.005",
            "cache-misses=0.3 LLC-load-misses=0.001",
            "cache-misses=2.7 LLC-load-misses=0.001",
            "cache-misses=0.3 LLC-load-misses=0.005");
    assertThat(verdict.verdict()).isEqualTo(CONFIRMED);
    assertThat(verdict.reason())
        .isEqualTo(
            "not counted here: L1-dcache-load-misses; open by itself, and decides nothing:"
                + " LLC-load-misses");
  }

  @Test
  void whereTheDocumentsOwnEventIsOpenSoIsTheClaim() {
    ClaimVerdict verdict =
        mixed(
            "cache-misses=5 LLC-load-misses=0.5",
            "cache-misses=1 LLC-load-misses=0.1",
            "cache-misses=1 LLC-load-misses=0.5",
            "cache-misses=5 LLC-load-misses=0.1");
    assertThat(verdict.verdict()).isEqualTo(INCONCLUSIVE);
    assertThat(verdict.reason())
        .startsWith("cache-misses an operation, unpadded over padded: ")
        .contains("blocks in all would settle it");
    assertThat(verdict.blocks()).isPositive();
  }

  @Test
  void whereItIsNotCountedTheNextStandsInAndItIsSaid() {
    String saved = "L1-dcache-load-misses=4 LLC-load-misses=0.5";
    String padded = "L1-dcache-load-misses=0.5 LLC-load-misses=0.1";
    ClaimVerdict verdict = judged(WRITERS, writers(saved, padded));
    assertThat(verdict.verdict()).isEqualTo(CONFIRMED);
    assertThat(verdict.reason())
        .isEqualTo("L1-dcache-load-misses stands in for what is not counted here: cache-misses");
    assertThat(judged(WRITERS, writers(padded, saved)).verdict()).isEqualTo(REFUTED);
  }

  @Test
  void whereNoneIsCountedTheTimeIsAnInference() {
    ClaimVerdict verdict = judged(WRITERS, writers("", ""));
    assertThat(verdict.verdict()).isEqualTo(NOT_MEASURABLE);
    assertThat(verdict.reason())
        .isEqualTo(
            "no fork recorded cache-misses; not counted here: L1-dcache-load-misses,"
                + " LLC-load-misses");
    assertThat(verdict.figures())
        .extracting(Figure::what)
        .containsExactly("time of an operation, unpadded over padded, inferred from time");
  }
}
