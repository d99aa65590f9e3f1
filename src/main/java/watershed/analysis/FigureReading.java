package watershed.analysis;

import java.util.List;
import org.jspecify.annotations.Nullable;
import watershed.analysis.ClaimVerdict.Verdict;

/**
 * What a claim's figure comes to.
 *
 * @param figure with its name, unit and claimed side; null where it could not be computed
 * @param verdict on this figure alone
 * @param reason for INCONCLUSIVE what would settle it; what is missing where there is no figure;
 *     and what of it failed or is missing where there is one; else empty
 * @param blocks of each cell that would settle it, all in all; 0 where that can't be told
 * @param evidence paths of what its forks kept
 */
record FigureReading(
    ClaimVerdict.@Nullable Figure figure,
    Verdict verdict,
    String reason,
    int blocks,
    List<String> evidence) {
  FigureReading {
    evidence = List.copyOf(evidence);
  }

  /** One that no number of blocks settles, or that is settled. */
  FigureReading(
      ClaimVerdict.@Nullable Figure figure, Verdict verdict, String reason, List<String> evidence) {
    this(figure, verdict, reason, 0, evidence);
  }
}
