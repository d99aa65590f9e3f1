package watershed.experiments.collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import watershed.experiments.Unavailable;
import watershed.testing.Jvm;

/** A contender that is a collector is never measured by another's work. */
class CollectorTest {
  /** As JDK 17 to 25 name them. */
  private static final Map<Collector, List<List<String>>> NAMES =
      Map.of(
          Collector.SERIAL,
          List.of(List.of("Copy", "MarkSweepCompact")),
          Collector.PARALLEL,
          List.of(List.of("PS MarkSweep", "PS Scavenge")),
          Collector.G1,
          List.of(
              List.of("G1 Young Generation", "G1 Old Generation"),
              List.of("G1 Young Generation", "G1 Concurrent GC", "G1 Old Generation")),
          Collector.ZGC,
          List.of(
              List.of("ZGC Cycles", "ZGC Pauses"),
              List.of("ZGC Minor Cycles", "ZGC Minor Pauses", "ZGC Major Cycles")),
          Collector.SHENANDOAH,
          List.of(List.of("Shenandoah Pauses", "Shenandoah Cycles")));

  @ParameterizedTest
  @EnumSource
  void knowsItsOwnNamesAndNoOthers(Collector collector) {
    NAMES.forEach(
        (other, all) ->
            assertThat(all).allMatch(names -> collector.runs(names) == (collector == other)));
    assertThat(collector.runs(List.of())).isFalse();
    assertThat(collector.runs(List.of("Epsilon Heap"))).isFalse();
  }

  @Test
  void thisJvmRunsOneOfThemAndTheOthersRefuse() {
    List<Collector> running =
        Arrays.stream(Collector.values()).filter(c -> c.runs(Collector.present())).toList();
    assertThat(running).hasSize(1);
    running.get(0).check();
    for (Collector collector : Collector.values()) {
      if (!running.contains(collector)) {
        assertThatThrownBy(collector::check)
            .isInstanceOf(Unavailable.class)
            .hasMessageContaining("needs a JVM with " + collector)
            .hasMessageContaining(Collector.present().get(0));
      }
    }
  }

  /** As a JVM without Shenandoah takes its flag: in silence. */
  @Test
  void aFlagThatTheJvmDoesNotKnowIsNoticed() {
    List<String> said =
        Jvm.JDK_17.runWith(
            List.of("-XX:+UseSerialGC", "-XX:+UseACollectorOfTheFutureGC"),
            CollectionsProbe.class,
            "SHENANDOAH");
    assertThat(said)
        .singleElement()
        .asString()
        .startsWith("unavailable")
        .contains("needs a JVM with SHENANDOAH", "MarkSweepCompact");
  }

  @Test
  void aRuntimeWithoutFlightRecorderIsNoticed() {
    List<String> said =
        Jvm.JDK_17.runWith(
            List.of(
                "-XX:+UseSerialGC",
                "--limit-modules",
                "java.se,jdk.management,jdk.unsupported,jdk.attach"),
            CollectionsProbe.class,
            "SERIAL");
    assertThat(said).singleElement().asString().startsWith("unavailable").contains("jdk.jfr");
  }
}
