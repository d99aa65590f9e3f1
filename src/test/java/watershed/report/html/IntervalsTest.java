package watershed.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import watershed.analysis.Estimate;
import watershed.record.Cell;
import watershed.record.Planted;
import watershed.record.PlantedLatency;
import watershed.record.PlantedRuns;
import watershed.record.Run;
import watershed.report.html.Ruler.Scale;

/** Intervals that are missing, or reach where an axis has no place, are told of. */
class IntervalsTest {
  private static final Run.ExperimentInfo INFO =
      PlantedRuns.contention(List.of("ConcurrentHashMap", "Sharded64"));
  private static final Estimate ALONE = new Estimate(10, null, Double.NaN, 1);
  private static final Estimate FEW = new Estimate(10, null, Double.NaN, 3);
  private static final Estimate TEN = new Estimate(10, new Estimate.Interval(9, 11), Double.NaN, 5);
  private static final Estimate REACHING =
      new Estimate(5, new Estimate.Interval(0, 12), Double.NaN, 3);

  private static XyPlot along(Scale y) {
    return new XyPlot(
        "design", Ruler.of("threads", Scale.LOG2), Ruler.of("ops", y), new Signs(), true, "fork");
  }

  private static RowPlot rows(Scale x) {
    return new RowPlot("map", "what", Ruler.of("ns", x), false, "fork");
  }

  /** Contention on one and two threads at two shares of writes. */
  private static Inputs contention(int blocks) {
    Planted planted = new Planted(3).blocks(blocks);
    for (int threads : List.of(1, 2)) {
      for (String writes : List.of("5", "30")) {
        planted.cell(
            Cell.of("Contention", Map.of("writes", writes), threads),
            Map.of("ConcurrentHashMap", 20.0, "Sharded64", 30.0));
      }
    }
    return PlantedInputs.of(List.of(INFO), planted.trials());
  }

  @Test
  void whatHasNoIntervalIsCounted() {
    for (Chart chart :
        List.of(
            along(Scale.LINEAR).at("A", 1, ALONE).at("A", 2, TEN).at("B", 2, ALONE),
            rows(Scale.LINEAR).at("A", "x", ALONE).at("A", "y", TEN).at("B", "x", ALONE))) {
      assertThat(chart.notes()).containsExactly("2 of 3 values have no interval: one fork.");
    }
    assertThat(rows(Scale.LINEAR).fewest(5).at("A", "x", FEW).at("A", "y", TEN).notes())
        .containsExactly("1 of 2 values has no interval: it takes 5 forks.");
    assertThat(rows(Scale.LINEAR).at("A", "x", FEW).notes())
        .as("nobody knows why")
        .containsExactly("1 of 1 value has no interval.");
    assertThat(rows(Scale.LINEAR).at("A", "x", TEN).notes()).isEmpty();
  }

  @Test
  void anIntervalThatWouldLeaveNoRoomForTheValuesEndsInAnArrow() {
    Estimate wild = new Estimate(20, new Estimate.Interval(-300, 9000), Double.NaN, 2);
    for (Chart chart :
        List.of(
            along(Scale.LINEAR).at("A", 1, TEN).at("A", 2, wild),
            rows(Scale.LINEAR).at("A", "x", TEN).at("B", "x", wild))) {
      assertThat(chart.notes())
          .hasSize(1)
          .allMatch(note -> note.startsWith("1 interval ends beyond"));
      assertThat(axis(chart)).containsEntry("min", -50.0).containsEntry("max", 50.0);
    }
    XyPlot near = along(Scale.LINEAR).at("A", 1, TEN).at("A", 2, REACHING);
    assertThat(near.notes()).isEmpty();
    assertThat(axis(near)).doesNotContainKeys("min", "max");
  }

  @Test
  void aRatiosAxisEndsAtAPowerOfTwoBeyondWhichAnIntervalHasAnArrow() {
    Estimate wild = new Estimate(1, new Estimate.Interval(0.001, 18), Double.NaN, 2);
    XyPlot plot = along(Scale.RATIO).at("A", 1, wild).at("A", 2, REACHING.map(x -> x / 5 + 0.1));
    assertThat(plot.notes()).anyMatch(note -> note.startsWith("1 interval ends beyond"));
    assertThat(axis(plot))
        .as("1 / 16, as a logarithm; 18 is under 16 times the most")
        .containsEntry("min", -4.0)
        .doesNotContainKey("max");
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> axis(Chart chart) {
    String name = chart instanceof XyPlot ? "yAxis" : "xAxis";
    return (Map<String, Object>) chart.option().get(name);
  }

  @Test
  void readingsSpeakOfLinesWhereThereAreSome() {
    Inputs once = contention(1);
    Inputs often = contention(3);
    Picture score = ScorePictures.scores(once).pictures().get(0);
    assertThat(score.notes()).contains("2 of 2 values have no interval: one fork.");
    assertThat(score.reading()).doesNotContain("line").contains("measured once");
    assertThat(ScorePictures.scores(often).pictures().get(0).reading())
        .contains("its line the interval", "by more than the lines are long");
    Picture scaling = LinePictures.scaling(once).pictures().get(0);
    assertThat(scaling.notes()).contains("4 of 4 values have no interval: one fork.");
    assertThat(scaling.reading()).doesNotContain("line").contains("measured once");
    assertThat(LinePictures.scaling(often).pictures().get(0).reading())
        .contains("its line the interval");
    Picture slice = SlicePictures.section(once).pictures().get(0);
    assertThat(slice.notes()).contains("2 of 2 values have no interval: one block.");
    assertThat(slice.reading()).doesNotContain("its line").contains("the mean of one block");
    assertThat(SlicePictures.section(often).pictures().get(0).reading())
        .contains("A symbol with its line is the mean");
  }

  @Test
  void quantilesOfThreeBlocksSayThatTheyTakeFive() {
    Planted planted =
        new Planted(6)
            .blocks(3)
            .rounds(3)
            .cell(
                Cell.of("Latency", Map.of("writes", "5"), 2),
                Map.of("ConcurrentHashMap", 20.0, "Sharded64", 15.0));
    Picture picture =
        LatencyPictures.section(
                PlantedInputs.of(
                    List.of(PlantedInputs.info("Latency", "2.3", "design", INFO.contenders())),
                    PlantedLatency.in(
                        planted.trials(),
                        t -> {
                          Histogram histogram = PlantedLatency.histogram();
                          histogram.recordValueWithCount(200 + t.block(), 5_000);
                          return PlantedLatency.closed(histogram);
                        })))
            .pictures()
            .get(0);
    assertThat(picture.notes()).contains("4 of 4 values have no interval: it takes 5 blocks.");
    assertThat(picture.reading()).doesNotContain("its line").contains("may be chance");
  }

  @Test
  void anIntervalThatReachesZeroIsOpenOnALogAxis() {
    XyPlot along = along(Scale.LOG10).at("A", 2, REACHING).at("B", 2, TEN);
    DrawnOption drawn = DrawnOption.of(along.option());
    assertThat(drawn.places("A", "openY")).containsExactly(List.of(2.0, 12.0));
    assertThat(drawn.places("A", "intervalY")).isEmpty();
    assertThat(drawn.places("B", "openY")).isEmpty();
    assertThat(along.ranged()).isTrue();
    RowPlot rows = rows(Scale.LOG10).at("B", "x", TEN).at("A", "x", REACHING);
    drawn = DrawnOption.of(rows.option());
    assertThat(drawn.places("x", "openX")).containsExactly(List.of(12.0, 1.0));
    assertThat(drawn.places("x", "intervalX")).containsExactly(List.of(9.0, 11.0, 0.0));
    for (Chart chart : List.of(along, rows)) {
      assertThat(chart.notes())
          .containsExactly(
              "Intervals that reach 0, which has no place on a log axis, end there in an arrow:"
                  + " of A.");
      assertThat(chart.data().rows()).anyMatch(row -> row.contains("12") && row.contains("0"));
    }
    XyPlot linear = along(Scale.LINEAR).at("A", 2, REACHING);
    assertThat(DrawnOption.of(linear.option()).places("A", "intervalY"))
        .containsExactly(List.of(2.0, 0.0, 12.0));
    assertThat(linear.notes()).isEmpty();
  }

  @Test
  void pausesThatScatterWidelyKeepTheirIntervals() {
    Planted planted = new Planted(5).unit("ss", "ms/op");
    Map<String, List<Double>> micros =
        Map.of("G1", List.of(1.0, 100.0, 200.0), "ZGC", List.of(90.0, 91.0, 92.0));
    for (String entries : List.of("1000", "10000")) {
      Cell cell = Cell.of("PausesByLiveEntries", Map.of("entries", entries), 1);
      micros.forEach(
          (collector, forks) -> {
            for (int block = 0; block < forks.size(); block++) {
              planted.fork(
                  cell, collector, "17.0.15", block, Map.of("pauseMicros", forks.get(block)));
            }
          });
    }
    Picture picture =
        LinePictures.pauses(
                PlantedInputs.of(
                    List.of(
                        PlantedInputs.info(
                            "PausesByLiveEntries", "1.3", "collector", List.of("G1", "ZGC"))),
                    planted.trials()))
            .pictures()
            .get(0);
    DrawnOption drawn = DrawnOption.of(picture);
    assertThat(drawn.places("G1", "openY")).hasSize(2);
    assertThat(drawn.places("ZGC", "intervalY")).hasSize(2);
    assertThat(picture.notes()).anyMatch(note -> note.endsWith("end there in an arrow: of G1."));
  }
}
