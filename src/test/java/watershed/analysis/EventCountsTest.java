package watershed.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import watershed.analysis.ClaimVerdict.Verdict;
import watershed.record.Planted;
import watershed.record.Trial;

/** A count of events that failed is no want of counters. */
class EventCountsTest {
  private static final String FAILED = "(exit code 134): measure again";

  private static Trial fork(int block, Map<String, Double> metrics) {
    return new Planted(1)
        .fork(FigureFaultsTest.cell(64), "A", "17.0.15", block, metrics)
        .trials()
        .get(0);
  }

  private static Trial uncounted(int block) {
    return fork(block, Map.of("bytes", 64.0)).withUncounted("exit code 134");
  }

  private static ClaimVerdict above1(List<Trial> trials, String of) {
    return FigureFaultsTest.read(trials, of, "ABOVE", 1);
  }

  @Test
  void aCountThatFailedIsToBeMeasuredAgain() {
    List<Trial> alone = List.of(uncounted(0));
    for (String of : List.of("{A cache-misses}", "jump(keys, 0.1 + {A cache-misses})")) {
      ClaimVerdict verdict = above1(alone, of);
      assertThat(verdict.verdict()).as(of).isEqualTo(Verdict.NOT_IN_RUN);
      assertThat(verdict.reason())
          .isEqualTo("no fork recorded cache-misses: the count failed in 1 of 1 fork " + FAILED);
    }
    // What no profiler counts is not its fault.
    ClaimVerdict other = above1(alone, "{A retained}");
    assertThat(other.verdict()).isEqualTo(Verdict.NOT_MEASURABLE);
    assertThat(other.reason()).isEqualTo("no fork recorded retained");
    assertThat(above1(alone, "{A bytes}").reason()).doesNotContain("count failed");
  }

  @Test
  void aBlockWhoseCountFailedIsNotPassedOverInSilence() {
    List<Trial> some =
        List.of(
            fork(0, Map.of("cache-misses", 2.0)),
            fork(1, Map.of("cache-misses", 2.01)),
            uncounted(2));
    ClaimVerdict verdict = above1(some, "{A cache-misses}");
    assertThat(verdict.verdict()).isEqualTo(Verdict.CONFIRMED);
    assertThat(verdict.reason())
        .isEqualTo("A cache-misses: the count failed in 1 of 3 forks " + FAILED);
    assertThat(above1(some, "slope(keys, {A cache-misses})").reason())
        .isEqualTo(
            "keys was measured at 1 value, 2 are needed to tell its slope; A cache-misses at"
                + " keys=most: the count failed in 1 of 3 forks "
                + FAILED);
  }

  @Test
  void aForkThatLacksAnotherEventHasThisOne() {
    List<Trial> some =
        List.of(
            fork(0, Map.of("cache-misses", 2.0)).withUncounted("no number of LLC-load-misses"),
            fork(1, Map.of("cache-misses", 2.01)));
    assertThat(above1(some, "{A cache-misses}").reason()).isEmpty();
    assertThat(above1(some, "{A LLC-load-misses}").reason())
        .contains("the count failed in 1 of 1 fork (no number of LLC-load-misses)");
  }
}
