package watershed.analysis;

import java.util.List;

/**
 * What this machine says to one claim of the document.
 *
 * @param claim which
 * @param jdk {@link watershed.record.Jdk#id()}
 * @param verdict CONFIRMED or REFUTED only where every interval lies on one side
 * @param reason what led to it; for INCONCLUSIVE what it would take, for NOT_MEASURED what is
 *     missing
 * @param figures this machine's, with their intervals and numbers of forks; none for NOT_MEASURED
 * @param notes what to keep in mind of them
 */
public record ClaimVerdict(
    DocumentClaim claim,
    String jdk,
    Verdict verdict,
    String reason,
    List<Figure> figures,
    List<String> notes) {
  /** How a claim fares. */
  public enum Verdict {
    CONFIRMED,
    REFUTED,
    INCONCLUSIVE,
    NOT_MEASURED;

    /** As reports print it. */
    public String label() {
      return this == NOT_MEASURED ? "NOT MEASURED" : name();
    }
  }

  /**
   * One figure.
   *
   * @param what it is of
   * @param value with its interval; {@link Estimate#n()} is the number of forks or blocks
   * @param unit of it, such as {@code us}
   */
  public record Figure(String what, Estimate value, String unit) {}

  public ClaimVerdict {
    figures = List.copyOf(figures);
    notes = List.copyOf(notes);
  }

  static ClaimVerdict notMeasured(DocumentClaim claim, String jdk, String missing) {
    return new ClaimVerdict(
        claim, jdk, Verdict.NOT_MEASURED, "not measurable here: " + missing, List.of(), List.of());
  }
}
