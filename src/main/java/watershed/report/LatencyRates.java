package watershed.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import watershed.analysis.Estimate;
import watershed.analysis.LatencySeries;
import watershed.record.LatencyHistogram;

/** What an open loop asked for and got. */
final class LatencyRates {
  private static final double PER_US = 1e6;

  /** A load that is missed by more than this is not the load that was asked for. */
  private static final double KEPT_UP = 0.99;

  private LatencyRates() {}

  /**
   * Operations of all threads per microsecond, by contender.
   *
   * @param series of forks that ran an open loop, without twins
   */
  static CellTable table(String heading, List<LatencySeries> series) {
    List<List<String>> rows = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (LatencySeries s : series) {
      Estimate target = rate(s, LatencyHistogram::targetPerSecond);
      Estimate realised = rate(s, LatencyHistogram::realisedPerSecond);
      rows.add(
          List.of(
              s.contender(),
              Numbers.withInterval(rate(s, LatencyHistogram::capacityPerSecond)),
              Numbers.withInterval(target),
              Numbers.withInterval(realised)));
      if (realised.value() < KEPT_UP * target.value()) {
        notes.add(
            s.contender()
                + " did "
                + Numbers.percent(realised.value() / target.value())
                + " of what was asked: it fell behind, and its latencies grow with the window");
      }
    }
    return new CellTable(
        "",
        List.of(
            CellTable.Column.text(heading),
            CellTable.Column.text("capacity ops/us"),
            CellTable.Column.text("target ops/us"),
            CellTable.Column.text("realised ops/us")),
        rows,
        notes);
  }

  /** Over forks; those that stored none count as 0. */
  private static Estimate rate(
      LatencySeries series, Function<LatencyHistogram, @Nullable Double> of) {
    double[] perUs =
        series.raw().stream()
            .mapToDouble(
                raw -> {
                  Double rate = of.apply(raw);
                  return rate == null ? 0 : rate / PER_US;
                })
            .toArray();
    return Estimate.geometric(perUs, Estimate.LEVEL);
  }
}
