package watershed.report;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.LongSummaryStatistics;
import org.jspecify.annotations.Nullable;
import watershed.record.LatencyHistogram;

/** What has to be known to read latencies: how they were taken, and by what clock. */
final class LatencyNotes {
  private LatencyNotes() {}

  /**
   * Notes below a cell's quantiles.
   *
   * @param raw of all its forks; at least one
   * @param load as the cell names it; null where it has no such parameter
   */
  static List<String> of(List<LatencyHistogram> raw, boolean open, @Nullable String load) {
    String named = load == null ? "" : " (load=" + load + ")";
    long oneIn = Math.round(1 / raw.get(0).sampledShare());
    String loop =
        open
            ? "open loop"
                + named
                + ": from the intended start of each operation to its end. Intended starts are"
                + " exponential gaps apart, at a share of what the fork carried back to back at the"
                + " end of its own warm-up; every operation is timed"
            : "closed loop"
                + named
                + ": service time, since a thread starts an operation when its last one ended; what a"
                + " stall would keep waiting is not in it. 1 operation in "
                + oneIn
                + ", drawn beforehand, is timed";
    return List.of(loop, timer(raw));
  }

  private static String timer(List<LatencyHistogram> raw) {
    DoubleSummaryStatistics cost =
        raw.stream().mapToDouble(LatencyHistogram::timerCostNanos).summaryStatistics();
    LongSummaryStatistics step =
        raw.stream().mapToLong(LatencyHistogram::timerStepNanos).summaryStatistics();
    return "timer: "
        + Numbers.of(cost.getAverage())
        + " ns a reading (forks: "
        + Numbers.of(cost.getMin())
        + " to "
        + Numbers.of(cost.getMax())
        + "), in steps of "
        + (step.getMin() == step.getMax()
            ? Long.toString(step.getMin())
            : step.getMin() + " to " + step.getMax())
        + " ns; about one reading is in every figure. Buckets are at most 0.8 % of their value wide";
  }
}
