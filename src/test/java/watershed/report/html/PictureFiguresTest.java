package watershed.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import watershed.analysis.Estimate;
import watershed.analysis.LatencyQuantiles;
import watershed.analysis.LatencySeries;
import watershed.analysis.Samples;
import watershed.analysis.Summary;
import watershed.record.Cell;
import watershed.record.Planted;
import watershed.record.Trial;
import watershed.report.ReportParts;
import watershed.report.View;

/** What is drawn, and what the table beside it has, is what the analysis says of the same forks. */
class PictureFiguresTest {
  private static final String JDK = "17.0.15";
  private static final Inputs RUN = PlantedPages.run();
  private static final List<Trial> TRIALS = RUN.records().trials();

  private static Picture picture(Section section, String title) {
    return section.pictures().stream()
        .filter(picture -> picture.title().contains(title))
        .findFirst()
        .orElseThrow();
  }

  private static Estimate quantity(List<Trial> trials, Cell cell, String contender, String metric) {
    return Summary.quantity(
        Objects.requireNonNull(Samples.of(trials).get(cell, contender, JDK, metric)));
  }

  private static Estimate.Interval interval(Estimate estimate) {
    return Objects.requireNonNull(estimate.interval());
  }

  /** A row of a table: what it is of, then the value with its interval and its forks. */
  private static List<String> row(List<String> of, Estimate estimate) {
    List<String> row = new ArrayList<>(of);
    row.add(Digits.of(estimate.value()));
    row.add(Digits.of(interval(estimate).low()));
    row.add(Digits.of(interval(estimate).high()));
    row.add(Integer.toString(estimate.n()));
    return row;
  }

  /** Places are drawn with six digits. */
  private static boolean near(List<Double> drawn, double... expected) {
    boolean near = drawn.size() == expected.length;
    for (int i = 0; near && i < expected.length; i++) {
      near = Math.abs(drawn.get(i) - expected[i]) <= 1e-5 * Math.abs(expected[i]);
    }
    return near;
  }

  private static void assertAlong(Picture picture, String name, double at, Estimate estimate) {
    DrawnOption drawn = DrawnOption.of(picture);
    Estimate.Interval interval = interval(estimate);
    assertThat(drawn.symbols(name)).anyMatch(place -> near(place, at, estimate.value()));
    assertThat(drawn.places(name, "intervalY"))
        .anyMatch(place -> near(place, at, interval.low(), interval.high()));
    assertThat(picture.data().rows())
        .contains(row(List.of(name, Digits.of(at), "estimate"), estimate));
  }

  private static void assertInRow(Picture picture, String label, String name, Estimate estimate) {
    DrawnOption drawn = DrawnOption.of(picture);
    int row = drawn.labels().indexOf(label);
    Estimate.Interval interval = interval(estimate);
    assertThat(drawn.symbols(name)).anyMatch(place -> near(place, estimate.value(), row));
    assertThat(drawn.places(name, "intervalX"))
        .anyMatch(place -> near(place, interval.low(), interval.high(), row));
    assertThat(picture.data().rows()).contains(row(List.of(label, name), estimate));
  }

  @Test
  void scalingShowsTheScoresOfAllForks() {
    Picture picture = picture(LinePictures.scaling(RUN), "writes=5;");
    for (int threads : List.of(1, 2, 16)) {
      Cell cell = Cell.of("Contention", Map.of("keys", "1024", "writes", "5"), threads);
      for (String design : List.of("ConcurrentHashMap", "RwLock")) {
        Estimate score =
            Summary.score(Objects.requireNonNull(Samples.of(TRIALS).primary(cell, design, JDK)));
        assertThat(score.n()).isEqualTo(3);
        assertAlong(picture, design, threads, score);
      }
    }
    assertThat(picture.data().rows()).hasSize(6);
  }

  @Test
  void latencyShowsTheQuantilesOfAllBlocks() {
    Picture picture = LatencyPictures.section(RUN).pictures().get(0);
    View view =
        RUN.views().stream()
            .filter(v -> v.info().name().equals("Latency"))
            .findFirst()
            .orElseThrow();
    Cell cell = Cell.of("Latency", Map.of("writes", "5"), 2);
    int rows = 0;
    for (String design : List.of("ConcurrentHashMap", "RwLock")) {
      LatencySeries series = Objects.requireNonNull(LatencySeries.of(TRIALS, cell, design, JDK));
      Map<LatencyQuantiles.Level, Estimate> quantiles =
          LatencyQuantiles.of(series, ReportParts.bootstrap(view));
      assertThat(quantiles).hasSize(3);
      quantiles.forEach((level, quantile) -> assertInRow(picture, design, level.label(), quantile));
      rows += quantiles.size();
    }
    assertThat(picture.data().rows()).hasSize(rows);
    assertThat(picture.reading()).contains("its line the 95 % interval");
  }

  @Test
  void pausesShowTheMeansOfAllForks() {
    Picture picture = LinePictures.pauses(RUN).pictures().get(0);
    for (String entries : List.of("10000", "1000000")) {
      Cell cell = Cell.of("PausesByLiveEntries", Map.of("entries", entries), 1);
      for (String collector : List.of("G1", "RwLock")) {
        Estimate mean = quantity(TRIALS, cell, collector, "pauseMicros");
        assertAlong(picture, collector, Double.parseDouble(entries), mean);
      }
    }
    assertThat(picture.data().rows()).hasSize(4);
  }

  @Test
  void retentionShowsTheBytesAndSharesOfAllForks() {
    Planted planted = new Planted(4).unit("ss", "us/op");
    Cell cell = Cell.of("TableAfterRemoval", Map.of("n", "10000"), 1);
    List<String> maps = List.of("HASH_MAP", "TREE_MAP");
    for (String map : maps) {
      double size = map.equals("HASH_MAP") ? 1 : 2;
      for (int block = 0; block < 4; block++) {
        planted.fork(
            cell,
            map,
            JDK,
            block,
            Map.of(
                "peakBytes", 400_000 * size + 100 * block,
                "retainedBytes", 20_000 * size + 10 * block,
                "reachablePercent", 40 * size + block));
      }
    }
    List<Picture> pictures =
        RetentionPictures.section(
                PlantedInputs.of(
                    List.of(PlantedInputs.info("TableAfterRemoval", "1.1", "map", maps)),
                    planted.trials()))
            .pictures();
    for (String map : maps) {
      Map<String, String> bytes =
          Map.of("peakBytes", "with everything in it", "retainedBytes", "held at the end");
      bytes.forEach(
          (metric, name) ->
              assertInRow(
                  pictures.get(0), map, name, quantity(planted.trials(), cell, map, metric)));
      assertInRow(
          pictures.get(1),
          map,
          "still reachable",
          quantity(planted.trials(), cell, map, "reachablePercent"));
    }
    assertThat(pictures.get(0).data().rows()).hasSize(4);
    assertThat(pictures.get(1).data().rows()).hasSize(2);
  }
}
