package watershed.analysis.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import watershed.record.BadInput;
import watershed.record.Cell;
import watershed.record.Contenders;
import watershed.record.Finding;
import watershed.record.Glob;
import watershed.record.Health;
import watershed.record.JmhFile;
import watershed.record.JmhFiles;
import watershed.record.Measurement;
import watershed.record.Planted;
import watershed.record.PlantedRuns;
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
        .containsExactly("'x.json': left out where a fork has no samples of it: gc.time");
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
  void flagsThatChangedCloseAGateUnlessForced() {
    JmhFiles other = encode().change(e -> e.putArray("jvmArgs").add("-Xmx2g"));
    Set<EnvironmentGates.Both> both = Matching.environments(side(encode()), side(other));
    assertThat(EnvironmentGates.of(both, false))
        .filteredOn(Gate::closed)
        .singleElement()
        .satisfies(
            gate -> {
              assertThat(gate.name()).isEqualTo("JVM flags");
              assertThat(gate.says()).contains("'-Xmx1g' became '-Xmx2g'", "--force");
            });
    assertThat(EnvironmentGates.of(both, true)).noneMatch(Gate::closed);
    Set<EnvironmentGates.Both> same = Matching.environments(side(encode()), side(encode()));
    assertThat(EnvironmentGates.of(same, false))
        .noneMatch(Gate::closed)
        .anyMatch(gate -> gate.name().equals("machine") && !gate.passed());
  }

  private static Environment environment(String governor, int jdk) {
    Finding finding = new Finding("governor", Finding.Grade.FINE, governor, "");
    Health health = new Health(Instant.EPOCH, List.of(finding));
    Run run = PlantedRuns.run(List.of(), Map.of()).with(health, null, List.of());
    return Environment.of(run, PlantedRuns.machine(), run.jdks().get(jdk));
  }

  @Test
  void anotherGovernorClosesAGateAndAnotherJdkDoesNot() {
    EnvironmentGates.Both jdks =
        new EnvironmentGates.Both(environment("performance", 0), environment("performance", 1));
    List<Gate> gates = EnvironmentGates.of(Set.of(jdks), false);
    assertThat(gates).noneMatch(Gate::closed).noneMatch(gate -> gate.name().equals("machine"));
    assertThat(gates)
        .filteredOn(gate -> gate.name().equals("JDK"))
        .singleElement()
        .satisfies(gate -> assertThat(gate.says()).contains("17.0.15", "25.0.3"));
    EnvironmentGates.Both governors =
        new EnvironmentGates.Both(environment("performance", 0), environment("powersave", 0));
    assertThat(EnvironmentGates.of(Set.of(governors), false))
        .filteredOn(Gate::closed)
        .singleElement()
        .satisfies(gate -> assertThat(gate.name()).isEqualTo("governor"));
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
