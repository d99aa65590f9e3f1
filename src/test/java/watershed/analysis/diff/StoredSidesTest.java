package watershed.analysis.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import watershed.record.BadInput;
import watershed.record.Cell;
import watershed.record.Contenders;
import watershed.record.Glob;
import watershed.record.JmhFile;
import watershed.record.JmhFiles;
import watershed.record.Measurement;
import watershed.record.Planted;
import watershed.record.PlantedRuns;
import watershed.record.Policy;
import watershed.record.Run;
import watershed.record.Trial;

/** What is compared with what, and what cannot be. */
class StoredSidesTest {
  private static final MetricChoice USUAL = new MetricChoice(List.of());
  private static final Map<String, String> SIZE = Map.of("size", "64");

  private static StoredSide side(JmhFiles files) {
    return JmhSide.of("'x.json'", JmhFile.of(files.list(), "'x.json'"), null);
  }

  private static JmhFiles encode() {
    return new JmhFiles(1).add("org.x.Codec.encode", SIZE, 100);
  }

  private static Matching match(JmhFiles a, JmhFiles b) {
    return Matching.of(side(a), side(b), USUAL, false);
  }

  private static void setUnit(ObjectNode element, String unit) {
    ((ObjectNode) element.get("primaryMetric")).put("scoreUnit", unit);
  }

  @Test
  void forksOfFilesAreComparedAsIndependent() {
    Matching matching = match(encode(), encode());
    assertThat(matching.unmatched()).isEmpty();
    assertThat(matching.matched()).hasSize(1);
    Matched only = matching.matched().get(0);
    assertThat(only.paired()).isFalse();
    assertThat(only.exact()).isFalse();
    assertThat(only.a().forks()).hasSize(5).noneMatch(f -> f.inTurns());
  }

  @Test
  void otherUnitsAndModesHaveNoPartner() {
    Matching units = match(encode(), encode().change(e -> setUnit(e, "us/op")));
    assertThat(units.matched()).isEmpty();
    assertThat(units.unmatched().get(0).why()).contains("'ns/op' became 'us/op'", "-tu");
    Matching modes =
        match(
            encode(),
            encode()
                .change(
                    e -> {
                      e.put("mode", "thrpt");
                      setUnit(e, "ops/ns");
                    }));
    assertThat(modes.unmatched().get(0).why()).contains("'avgt' became 'thrpt'", "-bm");
  }

  private static JmhFiles inTwoModes() {
    return encode()
        .add("org.x.Codec.encode", SIZE, .01)
        .change(
            e -> {
              e.put("mode", "thrpt");
              setUnit(e, "ops/ns");
            });
  }

  @Test
  void modesOfOneBenchmarkAreComparedEachWithItsLike() {
    Matching both = match(inTwoModes(), inTwoModes());
    assertThat(both.unmatched()).isEmpty();
    assertThat(both.matched())
        .extracting(m -> m.subject().mode() + " " + m.subject().unit())
        .containsExactly("avgt ns/op", "thrpt ops/ns");
    Matching fewer = match(inTwoModes(), encode());
    assertThat(fewer.matched()).extracting(m -> m.subject().mode()).containsExactly("avgt");
    assertThat(fewer.unmatched())
        .extracting(Unmatched::why)
        .containsExactly("NEW did not measure it in mode thrpt");
    assertThat(match(encode(), inTwoModes()).unmatched())
        .extracting(Unmatched::why)
        .containsExactly("BASE did not measure it in mode thrpt");
    assertThat(Matching.environments(side(inTwoModes()), side(encode())))
        .as("of what is compared")
        .hasSize(1);
    JmhFiles twice = inTwoModes().add("org.x.Codec.encode", SIZE, 100);
    assertThatThrownBy(() -> side(twice)).hasMessageContaining("more than once in mode avgt");
  }

  @Test
  void aPlaceThatFailedOnBothSidesIsListedWithBothCauses() {
    Cell well = Cell.of("Contention", Map.of("writes", "5"), 2);
    Cell ill = Cell.of("Contention", Map.of("writes", "50"), 2);
    Planted planted = new Planted(4).blocks(3).cell(well, Map.of("A", 2.0, "B", 3.0));
    List<Trial> fine = planted.trials();
    List<Trial> failed =
        planted
            .add(Planted.trial(ill, "A", "17.0.15", 0, Trial.Outcome.THREW, "no such").failed())
            .trials();
    assertThat(Matching.of(run("'a'", failed), run("'b'", failed), USUAL, false).unmatched())
        .singleElement()
        .satisfies(
            place -> {
              assertThat(place.event()).isEqualTo(Policy.Event.INVALID);
              assertThat(place.subject().params()).containsEntry("writes", "50");
              assertThat(place.why()).contains("a fork of 'a' failed", "a fork of 'b' failed");
            });
    assertThat(Matching.of(run("'a'", failed), run("'b'", fine), USUAL, false).unmatched())
        .as("which the other side never tried")
        .isEmpty();
  }

  private static StoredSide run(String name, List<Trial> trials) {
    Run run = PlantedRuns.run(List.of(PlantedRuns.contention(List.of("A", "B"))), Map.of());
    return RunSide.of(name, run, PlantedRuns.machine(), trials, run.jdks().get(0));
  }

  @Test
  void aParameterThatOneSideLacksIsNamed() {
    JmhFiles more =
        new JmhFiles(2).add("org.x.Codec.encode", Map.of("size", "64", "mode", "fast"), 100);
    Matching added = match(encode(), more);
    assertThat(added.matched()).isEmpty();
    assertThat(added.unmatched())
        .extracting(Unmatched::why)
        .containsExactly("NEW has the parameter mode besides", "BASE has no parameter mode");
  }

  @Test
  void whatOneSideLacksIsNamed() {
    JmhFiles two = encode().add("org.x.Codec.decode", SIZE, 50);
    assertThat(match(two, encode()).unmatched().get(0).why()).isEqualTo("only in BASE");
    assertThat(match(encode(), two).unmatched().get(0).why()).isEqualTo("only in NEW");
    JmhFiles larger = new JmhFiles(1).add("org.x.Codec.encode", Map.of("size", "65"), 1);
    assertThat(match(encode(), larger).unmatched().get(0).why()).contains("at these parameters");
    JmhFiles bytes = encode().with("gc.alloc.rate.norm", "B/op", 24);
    Matching metric = match(bytes, encode());
    assertThat(metric.matched()).hasSize(1);
    assertThat(metric.unmatched().get(0).why()).contains("did not measure this metric");
  }

  @Test
  void bytesAreJudgedUnaskedAndOtherCountsAreNot() {
    JmhFiles files =
        encode()
            .with("gc.alloc.rate.norm", "B/op", 24)
            .with("gc.alloc.rate", "MB/sec", 3000)
            .with("gc.count", "counts", 3)
            .with("nodes", "#", 17)
            .with("none", "#", 0);
    Matching matching = match(files, files);
    assertThat(matching.matched())
        .extracting(m -> m.subject().metric())
        .containsExactlyInAnyOrder(Measurement.PRIMARY, "gc.alloc.rate.norm");
    assertThat(matching.matched().stream().filter(Matched::exact)).hasSize(1);
    assertThat(matching.metrics())
        .containsExactlyInAnyOrder("gc.alloc.rate", "gc.count", "nodes", "none");
    MetricChoice asked = new MetricChoice(List.of(new Glob("gc.c*"), new Glob("nodes")));
    assertThat(Matching.of(side(files), side(files), asked, false).matched()).hasSize(4);
  }

  @Test
  void aMetricOfWhichAForkHasNoSamplesIsNamed() {
    JmhFiles files =
        encode()
            .with("gc.time", "ms", 3)
            .change(
                e ->
                    ((ArrayNode) e.at("/secondaryMetrics/gc.time/rawData"))
                        .set(0, new JmhFiles(0).list().arrayNode()));
    Matching matching = match(files, encode());
    assertThat(matching.metrics()).isEmpty();
    assertThat(matching.notes())
        .containsExactly(
            "'x.json': left out where a fork has no samples of it, or it has no unit: gc.time");
  }

  @Test
  void aResultThatIsThereTwiceIsRefused() {
    JmhFiles twice = encode().add("org.x.Codec.encode", SIZE, 100);
    assertThatThrownBy(() -> side(twice))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("org.x.Codec.encode{size=64} x1 more than once");
    twice.change(e -> e.put("jdkVersion", "25.0.3"));
    StoredSide later = JmhSide.of("'x'", JmhFile.of(twice.list(), "'x'"), "25");
    assertThat(later.measured()).hasSize(1);
    assertThatThrownBy(() -> JmhSide.of("'x'", JmhFile.of(twice.list(), "'x'"), "2"))
        .hasMessageContaining("no result of JDK 2");
  }

  @Test
  void twoJdksOfOneRunArePairedByBlock() {
    List<Trial> trials = PlantedRuns.emptyMaps(5, 6).trials();
    Run run = PlantedRuns.run(List.of(PlantedRuns.emptyMapsInfo()), Map.of());
    StoredSide a = RunSide.of("'r'", run, PlantedRuns.machine(), trials, run.jdks().get(0));
    StoredSide b = RunSide.of("'r'", run, PlantedRuns.machine(), trials, run.jdks().get(1));
    Matching matching = Matching.of(a, b, USUAL, true);
    assertThat(matching.matched())
        .allMatch(Matched::paired)
        .extracting(m -> m.subject().params().get("method"))
        .contains("hashMap", "concurrentHashMap");
    assertThat(Matching.of(a, b, USUAL, false).matched()).noneMatch(Matched::paired);
    assertThatThrownBy(() -> RunSide.jdk("'r'", run.jdks(), null, "--base-jdk"))
        .hasMessageContaining("17.0.15, 25.0.3")
        .hasMessageContaining("--base-jdk");
    assertThat(RunSide.jdk("'r'", run.jdks(), "25", "--base-jdk").id()).isEqualTo("25.0.3");
  }

  @Test
  void aTwinIsTheControlAndNoSubject() {
    Cell cell = Cell.of("Contention", Map.of("writes", "5"), 2);
    String twin = Contenders.twinOf("A");
    List<Trial> trials =
        new Planted(4).blocks(6).cell(cell, Map.of("A", 2.0, twin, 2.0, "B", 3.0)).trials();
    Matching matching =
        InRun.designs(trials, List.of("Contention"), List.of("17.0.15"), "A", "B", USUAL);
    assertThat(matching.matched()).hasSize(1);
    assertThat(matching.matched().get(0).paired()).isTrue();
    assertThat(matching.control()).hasSize(1);
    assertThat(matching.control().get(0).b().forks()).hasSize(6);
  }
}
