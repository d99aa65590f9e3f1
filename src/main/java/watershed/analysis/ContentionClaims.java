package watershed.analysis;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import watershed.record.Cell;

/** The document's claims 2.3 a to d on trial; {@link ClaimThresholds} holds what they turn on. */
public final class ContentionClaims {
  private ContentionClaims() {}

  /** Whether a cell in which single operations were timed is one that claim b speaks of. */
  public static boolean ofP99(Cell cell) {
    OptionalDouble writes = ContentionCells.number(cell, CostCells.WRITES);
    return cell.threads() == ClaimThresholds.P99_THREADS
        && writes.equals(OptionalDouble.of(ClaimThresholds.P99_WRITES))
        && "closed".equals(cell.params().get("load"))
        && CostCells.departures(cell).isEmpty();
  }

  /**
   * One verdict on each claim, in the document's order.
   *
   * @param data what was measured on one JDK
   * @param models of the cost of {@link ContentionCells#counterpartCosts()}
   * @param p99 of an operation's time by design, in microseconds, at 64 threads and 30 % writes;
   *     empty where latency was not measured
   */
  public static List<ClaimVerdict> verdicts(
      ContentionCells data, CostModels models, Map<String, Estimate> p99) {
    return List.of(
        LockedMapClaim.verdict(data),
        LatencyClaim.verdict(data, p99),
        FormulaClaim.verdict(data, models),
        FlowClaim.verdict(data));
  }

  /**
   * The verdict on the order of the 99th percentiles alone, for a run that timed single operations
   * and did not count them.
   *
   * @param data of one JDK, which may be empty
   * @param p99 as for {@link #verdicts}
   */
  public static ClaimVerdict tails(ContentionCells data, Map<String, Estimate> p99) {
    return LatencyClaim.verdict(data, p99);
  }
}
