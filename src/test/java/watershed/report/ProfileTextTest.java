package watershed.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import watershed.record.Jdk;
import watershed.record.Profile;
import watershed.record.Profile.Hot;

class ProfileTextTest {
  private static final Jdk JDK = new Jdk("17.0.15", "17.0.15", "v", "vm");

  @Test
  void sharesAreOfAllSamplesNotOfThoseShown() {
    String text =
        ProfileText.of(
            profile("cpu", "1 ms each", 200, List.of(new Hot("get", 50)), Map.of()), "out");

    assertThat(text.lines())
        .containsExactly(
            "Contention.mix design=LOCKED keys=10, 4 thread(s), JDK 17.0.15, event cpu, 2 fork(s)",
            "200 samples (1 ms each)",
            "  25.00 %        50  get",
            "files in out:",
            "  fork-1/flame.html");
  }

  @Test
  void countersStandInPlaceOfSamples() {
    String text =
        ProfileText.of(profile("perfnorm", "", 0, List.of(), Map.of("cycles #/op", 12.5)), "out");

    assertThat(text).contains("        12.500  cycles #/op\n").doesNotContain("samples");
  }

  private static Profile profile(
      String event, String unit, long samples, List<Hot> hot, Map<String, Double> counters) {
    return new Profile(
        1,
        "Contention",
        "watershed.experiments.Contention.mix",
        Map.of("keys", "10", "design", "LOCKED"),
        4,
        JDK,
        event,
        unit,
        2,
        samples,
        hot,
        counters,
        List.of("fork-1/flame.html"));
  }
}
