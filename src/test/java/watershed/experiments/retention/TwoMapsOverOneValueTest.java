package watershed.experiments.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import watershed.experiments.Claim;
import watershed.experiments.Experiment;
import watershed.experiments.Figure;
import watershed.testing.Jvm;

class TwoMapsOverOneValueTest {
  private static final int N = 5000;

  @ParameterizedTest
  @Jvm.Ends
  void bytesAddUpAndOneMapIsEnoughToHoldAValue(Jvm jvm) {
    Map<String, Map<String, Double>> found =
        RetentionRun.by(
            "held", jvm, TwoMapsOverOneValue.class, "n=" + N, "concurrent=ConcurrentHashMap");

    RetentionRun.assertAgreement(found);
    assertThat(interaction(found, "allocatedBytes")).isZero();
    assertThat(interaction(found, "retainedBytes")).isZero();
    Map<String, Double> allocated = RetentionRun.all(found, "allocatedBytes");
    RetentionRun.all(found, "retainedBytes")
        .forEach(
            (held, bytes) -> assertThat(bytes).as(held).isLessThanOrEqualTo(allocated.get(held)));

    // A box of 16 bytes for every key of every map.
    assertThat(allocated.get("BOTH") - allocated.get("VALUES")).isGreaterThan(2.0 * 16 * N);
    assertThat(RetentionRun.all(found, "reachablePercent"))
        .containsOnly(
            Map.entry("VALUES", 100.0),
            Map.entry("LOCKED", 100.0),
            Map.entry("CONCURRENT", 100.0),
            Map.entry("BOTH", 100.0),
            Map.entry("EVICTED_FROM_ONE", 100.0),
            Map.entry("EVICTED_FROM_BOTH", 0.0));
  }

  @Test
  void onlyMoreThanTheSumInflates() {
    Claim[] claims = TwoMapsOverOneValue.class.getAnnotation(Experiment.class).claims();
    assertThat(claims)
        .filteredOn(claim -> claim.id().startsWith("4.4-both-inflate"))
        .hasSize(2)
        .allSatisfy(
            claim ->
                assertThat(List.of(claim.figures()))
                    .singleElement()
                    .satisfies(f -> assertThat(f.is()).isEqualTo(Figure.Relation.ABOVE))
                    .satisfies(f -> assertThat(f.threshold()).isPositive()));
  }

  private static double interaction(Map<String, Map<String, Double>> found, String metric) {
    Map<String, Double> bytes = RetentionRun.all(found, metric);
    return bytes.get("BOTH") - bytes.get("LOCKED") - bytes.get("CONCURRENT") + bytes.get("VALUES");
  }
}
