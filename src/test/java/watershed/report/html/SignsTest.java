package watershed.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import watershed.analysis.Estimate;
import watershed.analysis.PlantedFindings;
import watershed.record.Cell;
import watershed.record.Planted;
import watershed.record.PlantedRuns;
import watershed.record.Run;
import watershed.record.Slice;
import watershed.report.html.Ruler.Scale;

/** By what names are told apart: one colour and one symbol for each, all over a page. */
class SignsTest {
  private static List<String> names(int n) {
    return IntStream.range(0, n).mapToObj(i -> "design " + i).toList();
  }

  private static XyPlot plot(List<String> names, boolean joined) {
    return new XyPlot(
        "design",
        Ruler.of("threads", Scale.LINEAR),
        Ruler.of("ops", Scale.LINEAR),
        Signs.of(List.of(names)),
        joined,
        "fork");
  }

  private static void assertToldApart(XyPlot plot, int names) {
    Map<String, Set<String>> signs = DrawnOption.of(plot.option()).signs();
    assertThat(signs).hasSize(names);
    assertThat(signs.values())
        .allSatisfy(sign -> assertThat(sign).hasSize(1))
        .doesNotHaveDuplicates();
    assertThat(plot.notes()).isEmpty();
  }

  @Test
  void eighteenContendersOfOnePictureAreToldApart() {
    Estimate ten = new Estimate(10, new Estimate.Interval(9, 11), Double.NaN, 5);
    for (int n : List.of(18, Palette.SIGNS)) {
      XyPlot points = plot(names(n), true);
      XyPlot dots = plot(names(n), false);
      XyPlot curves = plot(names(n), false);
      for (String name : names(n)) {
        points.at(name, 1, ten);
        dots.dot(name, 1, 10, "block 0");
        curves.fitted(name, 1, 10, 9, 11, 5);
      }
      assertToldApart(points, n);
      assertToldApart(dots, n);
      assertToldApart(curves, n);
    }
  }

  @Test
  void moreThanThereAreSignsForAreSaidToLookAlike() {
    List<String> many = names(Palette.SIGNS + 1);
    XyPlot plot = plot(many, false);
    many.forEach(name -> plot.dot(name, 1, 10, "block 0"));
    assertThat(plot.notes())
        .containsExactly("Of 57 names some look alike: a tip says which is which.");
  }

  @Test
  void whoeverMeetsInSomePictureDiffersThereWhateverElseThePageHas() {
    List<List<String>> groups = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      // Every other name is in two groups, with others each time.
      groups.add(names(300).subList(6 * i, 6 * i + 12));
    }
    groups.add(List.of("design 0", "design 56", "design 112", "design 168"));
    Signs signs = Signs.of(groups);
    for (List<String> group : groups) {
      assertThat(group.stream().map(signs::of).toList()).doesNotHaveDuplicates();
    }
    assertThat(Signs.of(groups).of("design 200")).isEqualTo(signs.of("design 200"));
    assertThat(signs.of("never heard of")).as("asked twice").isEqualTo(signs.of("never heard of"));
  }

  @Test
  void whoeverDoesMeetInAPictureSharesNoColourThere() {
    // Of eighteen designs the first and the last that share a colour are all that was measured.
    List<String> all = names(18);
    Planted planted = new Planted(3).blocks(3);
    List<String> measured = List.of("design 0", "design 8", "design 16");
    for (int threads : List.of(1, 2)) {
      planted.cell(
          Cell.of("Contention", Map.of("keys", "1024", "writes", "5"), threads),
          Map.of("design 0", 10.0, "design 8", 11.0, "design 16", 12.0));
    }
    Signs signs =
        Signs.of(PlantedInputs.of(List.of(PlantedRuns.contention(all)), planted.trials()));
    assertThat(measured.stream().map(name -> signs.of(name).colour())).doesNotHaveDuplicates();
    assertThat(all.stream().map(signs::of)).doesNotHaveDuplicates();
  }

  /** Colour and symbol of every name in the pictures of some sections. */
  private static Map<String, Set<String>> signs(List<Section> sections) {
    Map<String, Set<String>> all = new LinkedHashMap<>();
    for (Section section : sections) {
      assertThat(section.pictures()).as(section.id()).isNotEmpty();
      for (Picture picture : section.pictures()) {
        DrawnOption.of(picture)
            .signs()
            .forEach((name, own) -> all.computeIfAbsent(name, k -> new TreeSet<>()).addAll(own));
      }
    }
    return all;
  }

  private static void assertOneEach(Inputs inputs, String... names) {
    Map<String, Set<String>> signs =
        signs(
            List.of(
                SlicePictures.section(inputs),
                LinePictures.scaling(inputs),
                ForkPictures.section(inputs)));
    assertThat(signs).containsKeys(names);
    assertThat(signs.values())
        .allSatisfy(sign -> assertThat(sign).hasSize(1))
        .doesNotHaveDuplicates();
  }

  @Test
  void aDesignLooksTheSameInSlicesScalingAndForksOfARun() {
    List<String> others = List.of("Sharded64", "Other", "ConcurrentHashMap");
    Run.ExperimentInfo before = PlantedInputs.info("Before", "1.1", "design", others);
    Run.ExperimentInfo info = PlantedRuns.contention(PlantedRuns.DESIGNS);
    assertOneEach(
        PlantedInputs.of(List.of(before, info), PlantedRuns.contention(2, 3).trials()),
        "Sharded64",
        "RwLock",
        "CopyOnWrite");
  }

  @Test
  void aDesignLooksTheSameInSlicesScalingAndForksOfASearch() {
    PlantedFindings planted = new PlantedFindings();
    Planted blocks = new Planted(9).blocks(3);
    for (int threads : List.of(1, 2)) {
      Slice slice = PlantedFindings.writes(threads, 1024);
      planted
          .add(slice, "Sharded64", PlantedFindings.rises(0.2, 20), 0.01)
          .add(slice, "RwLock", w -> 0.3, 0.01);
      for (double w : List.of(2.0, 35.0)) {
        blocks.cell(
            slice.cell(w),
            Map.of(PlantedFindings.INCUMBENT, 20.0, "Sharded64", 21.0, "RwLock", 25.0));
      }
    }
    // The experiment declares them in another order than the search.
    Run.ExperimentInfo info =
        PlantedRuns.contention(List.of("RwLock", "Sharded64", PlantedFindings.INCUMBENT));
    Inputs run = PlantedInputs.of(List.of(info), blocks.trials());
    assertOneEach(PlantedPages.searched(run, planted), "Sharded64", "RwLock");
  }
}
