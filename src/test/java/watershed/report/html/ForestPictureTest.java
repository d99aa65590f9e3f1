package watershed.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import watershed.analysis.diff.DiffVerdict;
import watershed.record.Json;
import watershed.report.CellTable;
import watershed.report.DiffDocument;

/** A comparison as a run's page draws it: what its rows are called, and what is not among them. */
class ForestPictureTest {
  private static final DiffDocument PLANTED = PlantedDiff.of("org.x.Codec.run");

  private static DiffDocument.Row row(
      String design, String metric, String mode, String unit, double change) {
    Map<String, String> params = Map.of("design", design, "keys", "1024");
    return row(params, metric, mode, unit, "INCONCLUSIVE", change);
  }

  private static DiffDocument.Row row(
      Map<String, String> params,
      String metric,
      String mode,
      String unit,
      String verdict,
      double change) {
    return new DiffDocument.Row(
        "org.x.Contention",
        params,
        2,
        metric,
        mode,
        unit,
        metric.equals("primary") ? "more" : "less",
        false,
        true,
        10,
        10,
        verdict,
        false,
        "passes",
        0.03,
        change,
        change - 0.01,
        change + 0.01,
        0.5,
        0.5,
        0.02,
        5,
        "",
        List.of());
  }

  /** The planted comparison with other rows. */
  private static DiffDocument with(List<DiffDocument.Row> rows) {
    return new DiffDocument(
        PLANTED.schema(),
        PLANTED.base(),
        PLANTED.next(),
        PLANTED.exit(),
        PLANTED.says(),
        PLANTED.rules(),
        PLANTED.quality(),
        PLANTED.control(),
        PLANTED.gates(),
        rows,
        PLANTED.unmatched(),
        PLANTED.metrics(),
        PLANTED.notes());
  }

  private static Picture onARunsPage(List<DiffDocument.Row> rows) {
    return ForestPicture.section(new Inputs.Compared(with(rows), false)).pictures().get(0);
  }

  @Test
  void labelsAreShortAndTipsAndTheTableTellAll() {
    Picture picture =
        onARunsPage(
            List.of(
                row("RwLock", "primary", "thrpt", "ops/us", 1.2),
                row("Sharded64", "gc.alloc.rate.norm", "thrpt", "B/op", 1.1)));
    String option = Json.line(Objects.requireNonNull(picture.option()));
    assertThat(option)
        .contains(
            "[\"x.Contention design=RwLock\","
                + "\"gc.alloc.rate.norm: x.Contention design=Sharded64\"]")
        .contains("org.x.Contention design=RwLock keys=1024, 2 threads\\nINCONCLUSIVE")
        .contains("10 forks\\nops/us, more is better")
        .contains("10 forks\\nB/op, less is better");
    assertThat(picture.data().columns()).extracting(CellTable.Column::name).endsWith("unit");
    assertThat(picture.data().rows().get(0))
        .startsWith("org.x.Contention design=RwLock keys=1024, 2 threads")
        .endsWith("10", "ops/us, more is better");
    assertThat(picture.reading()).contains("better of throughput and worse of times and bytes");
  }

  @Test
  void aRunsPageTellsWhatWasNotComparedAndWhatIsAdjusted() {
    Picture picture = onARunsPage(List.of(row("RwLock", "primary", "thrpt", "ops/us", 1.2)));
    assertThat(picture.notes())
        .hasSize(2)
        .contains("2 not compared: 1 failed, 1 on one side alone.")
        .anyMatch(note -> note.contains("one family"));
    assertThat(ForestPicture.section(new Inputs.Compared(PLANTED, true)).pictures().get(0).notes())
        .noneMatch(note -> note.contains("one family"));
  }

  @Test
  void theLargestChangesAreHereAndTheRestIsWhereItIsSaid() {
    List<DiffDocument.Row> many = new ArrayList<>();
    for (int i = 0; i <= ForestPicture.MOST; i++) {
      many.add(row("d" + i, "primary", "thrpt", "ops/us", 1.1 + i / 1000.0));
    }
    assertThat(onARunsPage(many).notes())
        .contains(
            "The 200 largest changes of 201 are here; \"diff RUN RUN --rows 201\" prints all.");
    Picture ofDiff = ForestPicture.ofDiff(with(many)).pictures().get(0);
    assertThat(ofDiff.notes())
        .containsExactly("The 200 largest changes of 201 are here; diff.json has all.");
    assertThat(ofDiff.data().rows())
        .hasSize(200)
        .noneMatch(row -> row.get(0).contains("design=d0 "));
  }

  @Test
  void withNothingToDrawTheRestIsStillTold() {
    Section section = ForestPicture.section(new Inputs.Compared(with(List.of()), false));
    assertThat(section.pictures()).isEmpty();
    assertThat(section.texts())
        .contains("2 not compared: 1 failed, 1 on one side alone.")
        .first()
        .isEqualTo("Nothing that was compared has a ratio to draw.");
  }

  private static DrawnOption judged(String... verdicts) {
    List<DiffDocument.Row> rows = new ArrayList<>();
    for (String verdict : verdicts) {
      Map<String, String> params = Map.of("design", verdict);
      // The largest change first.
      rows.add(row(params, "primary", "thrpt", "ops/us", verdict, 2.0 - rows.size() / 10.0));
    }
    return DrawnOption.of(onARunsPage(rows));
  }

  @Test
  void aVerdictHasOneColourWhateverComesFirst() {
    List<String> all =
        new ArrayList<>(Stream.of(DiffVerdict.values()).map(DiffVerdict::name).toList());
    DrawnOption forth = judged(all.toArray(String[]::new));
    Collections.reverse(all);
    DrawnOption back = judged(all.toArray(String[]::new));
    assertThat(back.signs()).isEqualTo(forth.signs()).hasSize(all.size());
    assertThat(forth.signs().values()).doesNotHaveDuplicates();
    assertThat(all.stream().map(forth::colour)).doesNotHaveDuplicates();
    assertThat(judged("REGRESSED").colour("REGRESSED")).isEqualTo(forth.colour("REGRESSED"));
    assertThat(forth.colour("REGRESSED")).as("the reddish one").isEqualTo("@c1");
    assertThat(forth.colour("IMPROVED")).as("the greenish one").isEqualTo("@c2");
  }

  @Test
  void rowsOfManyParametersAreToldApartOnAnyScreen() {
    Inputs.Compared compared = new Inputs.Compared(PlantedDiff.ofManyParameters(), false);
    Picture picture = ForestPicture.section(compared).pictures().get(0);
    DrawnOption drawn = DrawnOption.of(picture);
    assertThat(drawn.labels()).hasSize(72).doesNotHaveDuplicates();
    assertThat(drawn.narrowLabels()).hasSize(72).doesNotHaveDuplicates();
    assertThat(drawn.narrowLabels()).isNotEqualTo(drawn.labels());
    assertThat(picture.narrowHeight()).isGreaterThan(picture.height());
    assertThat(picture.sizing())
        .isEqualTo(
            "height:clamp("
                + picture.height()
                + "px,(641px - 100vw)*99999,"
                + picture.narrowHeight()
                + "px)");
    assertThat(picture.notes()).anyMatch(note -> note.startsWith("Labels without room"));
    assertThat(onARunsPage(List.of(row("RwLock", "primary", "thrpt", "ops/us", 1.2))).sizing())
        .isEqualTo("height:146px");
  }
}
