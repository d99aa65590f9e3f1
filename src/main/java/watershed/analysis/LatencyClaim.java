package watershed.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import watershed.analysis.ClaimVerdict.Figure;
import watershed.analysis.ClaimVerdict.Verdict;

/** Claim b: the order of the 99th percentiles. */
final class LatencyClaim {
  private static final String SHARDED = "Sharded8";

  private LatencyClaim() {}

  /**
   * Judges the order.
   *
   * @param p99 by design, in microseconds, at the claim's threads and writes; empty where it was
   *     not measured
   */
  static ClaimVerdict verdict(ContentionCells data, Map<String, Estimate> p99) {
    String claim = DocumentClaim.P99_ORDER.id();
    String counterpart =
        p99.containsKey(ContentionCells.ALGORITHM)
            ? ContentionCells.ALGORITHM
            : ContentionCells.STAND_IN;
    List<Figure> figures = new ArrayList<>();
    List<Estimate.Interval> intervals = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (String design : List.of(counterpart, ContentionCells.LOCKED, SHARDED)) {
      Estimate estimate = p99.get(design);
      if (estimate == null) {
        missing.add(design);
      } else {
        figures.add(new Figure("p99 of " + design, estimate, "us"));
        Estimate.@Nullable Interval interval = estimate.interval();
        if (interval != null) {
          intervals.add(interval);
        }
      }
    }
    if (!missing.isEmpty()) {
      return ClaimVerdict.notInRun(
          claim,
          data.jdk(),
          "no p99 of "
              + String.join(", ", missing)
              + " at "
              + ClaimThresholds.P99_THREADS
              + " threads and "
              + Texts.number(ClaimThresholds.P99_WRITES)
              + " % writes");
    }
    List<String> notes = data.notes(counterpart, List.of(ClaimThresholds.P99_THREADS));
    if (intervals.size() < figures.size()) {
      String reason =
          "a p99 without an interval: it takes " + Bootstrap.FEWEST + " blocks of each design";
      return new ClaimVerdict(
          claim,
          data.jdk(),
          Verdict.INCONCLUSIVE,
          reason,
          figures,
          List.of(),
          notes,
          List.of(),
          Bootstrap.FEWEST);
    }
    List<String> reversed = new ArrayList<>();
    List<String> open = new ArrayList<>();
    for (int i = 0; i < intervals.size(); i++) {
      for (int j = i + 1; j < intervals.size(); j++) {
        String pair = figures.get(i).what() + " > " + figures.get(j).what();
        if (intervals.get(i).high() < intervals.get(j).low()) {
          reversed.add(pair);
        } else if (intervals.get(i).low() <= intervals.get(j).high()) {
          open.add(pair);
        }
      }
    }
    Verdict verdict =
        !reversed.isEmpty()
            ? Verdict.REFUTED
            : open.isEmpty() ? Verdict.CONFIRMED : Verdict.INCONCLUSIVE;
    String reason =
        switch (verdict) {
          case REFUTED -> "it is the other way round for " + String.join("; ", reversed);
          case CONFIRMED -> "the intervals are apart and in the document's order";
          default ->
              "the intervals overlap for "
                  + String.join("; ", open)
                  + ": four times the forks halve them";
        };
    return new ClaimVerdict(claim, data.jdk(), verdict, reason, figures, notes);
  }
}
