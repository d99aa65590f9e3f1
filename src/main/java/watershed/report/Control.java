package watershed.report;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import watershed.analysis.ClaimVerdict;
import watershed.analysis.ClaimVerdict.Verdict;
import watershed.analysis.Estimate;

/**
 * Whether something that was put there came out again, in one cell on one JDK.
 *
 * @param claim that it would
 * @param outcome {@link #RECOVERED}, {@link #MISSED}, or why that is not told
 * @param found what came out; null where too little was measured
 * @param unit of it
 * @param text all of it in words
 */
record Control(
    String claim, String jdk, String outcome, @Nullable Estimate found, String unit, String text) {
  static final String RECOVERED = "recovered";
  static final String MISSED = "MISSED";

  private Verdict verdict() {
    return switch (outcome) {
      case RECOVERED -> Verdict.CONFIRMED;
      case MISSED -> Verdict.REFUTED;
      default -> Verdict.INCONCLUSIVE;
    };
  }

  /**
   * The verdict on a claim by its controls: missed in one cell is missed.
   *
   * @param all controls of a run, of other claims and JDKs too
   */
  static ClaimVerdict verdict(String claim, String jdk, List<Control> all) {
    List<Control> own =
        all.stream().filter(c -> c.claim.equals(claim) && c.jdk.equals(jdk)).toList();
    if (own.isEmpty()) {
      return ClaimVerdict.notInRun(claim, jdk, "what was planted was not measured");
    }
    List<Verdict> verdicts = own.stream().map(Control::verdict).toList();
    Verdict verdict =
        verdicts.contains(Verdict.REFUTED)
            ? Verdict.REFUTED
            : verdicts.contains(Verdict.INCONCLUSIVE) ? Verdict.INCONCLUSIVE : Verdict.CONFIRMED;
    List<ClaimVerdict.Figure> figures = new ArrayList<>();
    List<String> reasons = new ArrayList<>();
    for (Control control : own) {
      Estimate found = control.found;
      if (found != null) {
        figures.add(new ClaimVerdict.Figure("planted", found, control.unit, ""));
      }
      if (control.verdict() == verdict) {
        reasons.add(control.outcome);
      }
    }
    return new ClaimVerdict(
        claim,
        jdk,
        verdict,
        String.join("; ", reasons.stream().distinct().toList()),
        figures,
        List.of());
  }
}
