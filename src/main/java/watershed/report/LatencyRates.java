package watershed.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import watershed.analysis.Estimate;
import watershed.analysis.LatencySeries;
import watershed.record.LatencyHistogram;

/** What an open loop asked for and got. */
final class LatencyRates {
  private static final double PER_US = 1e6;

  /** A fork that misses its load by more than this did not have the load that was asked for. */
  private static final double KEPT_UP = 0.99;

  /** Starts are random, so by chance too: so many standard deviations of a Poisson count. */
  private static final double CHANCE = 3;

  private LatencyRates() {}

  /**
   * Forks that did not do what was asked of them. A quantile pools what all forks timed, so the
   * backlog of one of them can be all of its tail, which no mean over forks would show.
   *
   * @param behind how many missed their target
   * @param forks how many had one: 0 where all loops were closed
   * @param worst least share of its target that a fork did
   * @param worstWindow the same of any fork's single window; null where none stored it
   */
  record Behind(int behind, int forks, double worst, @Nullable Double worstWindow) {
    /** How many of how many: {@code 2 of 5 forks}. */
    String count() {
      return behind + " of " + Numbers.count(forks, "fork");
    }
  }

  /** Counts them, twins among them where the series has twins. */
  static Behind behind(LatencySeries series) {
    int behind = 0;
    int forks = 0;
    double worst = Double.POSITIVE_INFINITY;
    @Nullable Double worstWindow = null;
    for (LatencyHistogram raw : series.raw()) {
      Double target = raw.targetPerSecond();
      if (target != null) {
        Double realised = raw.realisedPerSecond();
        double share = realised == null ? 0 : realised / target;
        forks++;
        behind += share < KEPT_UP - CHANCE / Math.sqrt(raw.samples()) ? 1 : 0;
        worst = Math.min(worst, share);
        Double window = raw.leastWindowShare();
        if (window != null && (worstWindow == null || window < worstWindow)) {
          worstWindow = window;
        }
      }
    }
    return new Behind(behind, forks, worst, worstWindow);
  }

  /**
   * Operations of all threads per microsecond, by contender.
   *
   * @param single of forks that ran an open loop, without twins
   * @param pooled by contender, with them: what the quantiles are of
   */
  static CellTable table(
      String heading, List<LatencySeries> single, Map<String, LatencySeries> pooled) {
    List<List<String>> rows = new ArrayList<>();
    boolean windows = false;
    for (LatencySeries s : single) {
      Double worst = behind(pooled.getOrDefault(s.contender(), s)).worstWindow();
      windows |= worst != null;
      rows.add(
          List.of(
              s.contender(),
              Numbers.withInterval(rate(s, LatencyHistogram::capacityPerSecond)),
              Numbers.withInterval(rate(s, LatencyHistogram::targetPerSecond)),
              Numbers.withInterval(rate(s, LatencyHistogram::realisedPerSecond)),
              worst == null ? "not stored" : Numbers.percent(worst)));
    }
    List<String> notes = new ArrayList<>();
    if (windows) {
      notes.add(
          "least window: what the slowest window of any fork did of its target; starts are random,"
              + " so where a window holds few, chance is in it");
    }
    for (LatencySeries s : pooled.values()) {
      Behind b = behind(s);
      if (b.behind() > 0) {
        notes.add(
            s.contender()
                + ": "
                + b.count()
                + " fell behind, worst "
                + Numbers.percent(b.worst())
                + " of what was asked: latencies there grow with the window, and the quantiles pool"
                + " all forks");
      }
    }
    return new CellTable(
        "",
        List.of(
            CellTable.Column.text(heading),
            CellTable.Column.text("capacity ops/us"),
            CellTable.Column.text("target ops/us"),
            CellTable.Column.text("realised ops/us"),
            CellTable.Column.text("least window")),
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
