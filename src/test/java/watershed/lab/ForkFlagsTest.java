package watershed.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForkFlagsTest {
  private static final String PARALLEL = "-XX:+UseParallelGC";
  private static final String PARALLEL_ONLY = "-XX:-UseAdaptiveSizePolicy";

  @Test
  void theSuiteChoosesTheCollectorWhereNobodyElseDoes() {
    assertThat(ForkFlags.measuring(64, List.of("-XX:+UseCompactObjectHeaders", "-Dx=UseZGC")))
        .contains(PARALLEL, PARALLEL_ONLY)
        .endsWith("-XX:+UseCompactObjectHeaders", "-Dx=UseZGC")
        .startsWith(ForkFlags.measuring(64).toArray(String[]::new));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Serial", "G1", "Z", "Shenandoah", "Epsilon"})
  void anotherCollectorTakesThePlaceOfTheSuites(String name) {
    String chosen = "-XX:+Use" + name + "GC";
    assertThat(ForkFlags.measuring(64, List.of(chosen, "-Xlog:gc")))
        .doesNotContain(PARALLEL, PARALLEL_ONLY)
        .contains("-Xmx64m", "-XX:+ExitOnOutOfMemoryError")
        .endsWith(chosen, "-Xlog:gc");
  }

  @Test
  void theCatalogueFindsTheFlagsOfContenders() {
    ExperimentSpec spec = Catalogue.load().find("PlantedShot");
    assertThat(spec.flags())
        .isEqualTo(
            Map.of(
                "way",
                Map.of(
                    "suite",
                    List.of(),
                    "serial",
                    List.of("-XX:+UseSerialGC"),
                    "forbidden",
                    List.of())));
    assertThat(BlockForks.flags(spec, Map.of("way", "serial"), List.of("-Xlog:gc")))
        .doesNotContain(PARALLEL)
        .endsWith("-XX:+UseSerialGC", "-Xlog:gc");
    assertThat(BlockForks.flags(spec, Map.of("way", "suite"), List.of())).contains(PARALLEL);
    assertThat(Catalogue.load().find("Contention").flags()).isEmpty();
  }
}
