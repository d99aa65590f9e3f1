package watershed.report;

import static org.assertj.core.api.Assertions.assertThat;
import static watershed.analysis.ClaimVerdict.Verdict.CONFIRMED;
import static watershed.analysis.ClaimVerdict.Verdict.INCONCLUSIVE;
import static watershed.analysis.ClaimVerdict.Verdict.NOT_IN_RUN;
import static watershed.analysis.ClaimVerdict.Verdict.NOT_MEASURABLE;
import static watershed.analysis.ClaimVerdict.Verdict.REFUTED;

import java.util.List;
import org.junit.jupiter.api.Test;
import watershed.analysis.ClaimVerdict;
import watershed.analysis.ClaimVerdict.Figure;
import watershed.analysis.ClaimVerdict.Part;
import watershed.analysis.ClaimVerdict.Verdict;
import watershed.analysis.Estimate;

class EachTextsTest {
  private static Figure figure(double low, double value, double high, String unit) {
    return new Figure(
        "what", new Estimate(value, new Estimate.Interval(low, high), 1, 3), unit, "above 1");
  }

  private static Part part(String contender, Verdict verdict, String reason, Figure... figures) {
    return new Part(contender, verdict, reason, List.of(figures), 0);
  }

  private static String of(Part... parts) {
    return EachTexts.of(
        new ClaimVerdict(
            "9.9-x",
            "17.0.15",
            CONFIRMED,
            "",
            List.of(),
            List.of(parts),
            List.of("the verdict is that of G1"),
            List.of(),
            0));
  }

  @Test
  void everyValueStandsWithItsIntervalAndWhatIsOpenWithWhatItTakes() {
    assertThat(
            of(
                part("G1", CONFIRMED, "", figure(2, 5, 8, "us")),
                part("ZGC", INCONCLUSIVE, "about 4 blocks in all", figure(0.5, 2, 3.5, "us")),
                part("SERIAL", NOT_MEASURABLE, "needs 2 CPUs"),
                part("EPSILON", NOT_IN_RUN, "not asked for")))
        .isEqualTo(
            "of each (us): CONFIRMED G1 5 [2, 8]; INCONCLUSIVE ZGC 2 [0.5, 3.5] (about 4 blocks"
                + " in all); NOT MEASURABLE HERE SERIAL (needs 2 CPUs); 1 more not in this run (the"
                + " verdict is that of G1)");
  }

  @Test
  void exactOnesThatAgreeAreARange() {
    Figure tenth = figure(0.1, 0.1, 0.1, "ratio");
    Figure fifth = figure(0.2, 0.2, 0.2, "ratio");
    assertThat(
            of(
                part("A", REFUTED, "", fifth),
                part("B", REFUTED, "", tenth),
                part("C", REFUTED, "", fifth)))
        .startsWith(
            "of each (ratio): REFUTED A, B, C: 0.100 (B) to 0.200 (C), exact to the digits shown"
                + " (the verdict is that of G1)");
    assertThat(
            of(
                part("A", REFUTED, "", tenth),
                part("B", REFUTED, "", tenth),
                part("C", REFUTED, "", tenth),
                part("D", CONFIRMED, "", fifth)))
        .startsWith(
            "of each (ratio): REFUTED A, B, C: 0.100 each, exact to the digits shown; CONFIRMED D"
                + " 0.200 [0.200, 0.200] (");
  }

  @Test
  void whatScattersIsNeverARange() {
    Figure wide = figure(0.1, 0.2, 0.3, "ratio");
    assertThat(
            of(
                part("A", REFUTED, "", wide),
                part("B", REFUTED, "", wide),
                part("C", REFUTED, "", wide)))
        .contains("A 0.200 [0.100, 0.300], B 0.200 [0.100, 0.300], C 0.200 [0.100, 0.300] (");
  }

  @Test
  void unitsThatDifferStandWithTheirFiguresAndOneBlockSaysSo() {
    Figure alone = new Figure("what", new Estimate(7, null, Double.NaN, 1), "B", "");
    assertThat(of(part("A", REFUTED, "", figure(1, 2, 3, "us"), alone)))
        .startsWith("of each: REFUTED A 2 [1, 3] us and 7 (1 block, no interval) B (");
    assertThat(of()).isEmpty();
  }
}
