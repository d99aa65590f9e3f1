package watershed.report;

import org.jspecify.annotations.Nullable;
import watershed.analysis.ClaimVerdict;
import watershed.analysis.Estimate;
import watershed.record.BadInput;

/** Holds what a notebook ends with against the ledger. */
final class Headline {
  /** Two ways to the same figure may differ by this share where no interval says more. */
  private static final double SAME = 0.005;

  private Headline() {}

  /**
   * Checks a headline against the first figure that the ledger has of a claim. Two estimates agree
   * if each lies in the other's interval, or they are equal within half a percent.
   *
   * @return what agrees, in a line
   * @throws BadInput if the ledger has no such figure, with the reason
   * @throws IllegalStateException if they differ
   */
  static String check(Judgements judgements, String claim, String jdk, Estimate headline) {
    String none =
        "the ledger of "
            + judgements.records().name()
            + " has no figure of "
            + claim
            + " on JDK "
            + jdk
            + ": ";
    ClaimVerdict verdict =
        judgements.ledger().rows().stream()
            .filter(row -> row.claim().id().equals(claim))
            .flatMap(row -> row.verdicts().stream())
            .filter(v -> v.jdk().equals(jdk))
            .findFirst()
            .orElseThrow(() -> new BadInput(none + "the run has no such claim or no such JDK"));
    if (verdict.figures().isEmpty()) {
      throw new BadInput(none + verdict.verdict().label() + ", " + verdict.reason());
    }
    ClaimVerdict.Figure figure = verdict.figures().get(0);
    String says =
        claim
            + ", JDK "
            + jdk
            + ": "
            + verdict.verdict().label()
            + "; the ledger has "
            + LedgerTexts.value(figure.value())
            + " "
            + figure.unit()
            + ", the headline is "
            + LedgerTexts.value(headline);
    if (!agree(figure.value(), headline)) {
      throw new IllegalStateException(says + ": they differ");
    }
    return says + ": they agree";
  }

  private static boolean agree(Estimate a, Estimate b) {
    return Math.abs(a.value() - b.value()) <= SAME * Math.abs(a.value())
        || (within(a, b) && within(b, a));
  }

  private static boolean within(Estimate value, Estimate other) {
    Estimate.@Nullable Interval interval = other.interval();
    return interval != null && interval.contains(value.value());
  }
}
