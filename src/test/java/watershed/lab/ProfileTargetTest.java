package watershed.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Mode;
import watershed.experiments.Experiment;
import watershed.record.BadInput;

class ProfileTargetTest {
  @Experiment(
      section = "0",
      question = "?",
      contender = "design",
      baseline = "LOCKED",
      grids = {})
  private static final class ByParameter {}

  @Experiment(
      section = "0",
      question = "?",
      contender = Experiment.METHOD,
      baseline = "plain",
      grids = {})
  private static final class ByMethod {}

  private static final ExperimentSpec DESIGNS =
      new ExperimentSpec(
          "ByParameter",
          "some.ByParameter",
          ByParameter.class.getAnnotation(Experiment.class),
          List.of("mix"),
          Map.of("design", List.of("LOCKED", "SHARDED"), "keys", List.of("1000", "100000")),
          Map.of("design", List.of("LOCKED", "SHARDED", "RARE")),
          Map.of("keys", new ExperimentSpec.Bound(1, 1_000_000, true)),
          List.of(),
          Map.of(),
          new ExperimentSpec.Timing(Mode.AverageTime, 5, 5));
  private static final ExperimentSpec METHODS =
      new ExperimentSpec(
          "ByMethod",
          "some.ByMethod",
          ByMethod.class.getAnnotation(Experiment.class),
          List.of("padded", "plain"),
          Map.of(),
          Map.of(),
          Map.of(),
          List.of(),
          Map.of(),
          new ExperimentSpec.Timing(Mode.AverageTime, 5, 5));

  @Test
  void theContenderIsNamedAndTheRestTakesItsFirstValue() {
    ProfileTarget target = ProfileTarget.choose(DESIGNS, Map.of("design", "sharded"));

    assertThat(target.benchmark()).isEqualTo("some.ByParameter.mix");
    assertThat(target.params()).isEqualTo(Map.of("design", "SHARDED", "keys", "1000"));
  }

  @Test
  void aNumberNeedNotBeADeclaredOneButMustBeInRange() {
    assertThat(ProfileTarget.choose(DESIGNS, Map.of("design", "LOCKED", "keys", "77")).params())
        .containsEntry("keys", "77");
    assertThatThrownBy(() -> ProfileTarget.choose(DESIGNS, Map.of("design", "LOCKED", "keys", "0")))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("out of range");
  }

  @Test
  void anOpenContenderIsAskedFor() {
    assertThatThrownBy(() -> ProfileTarget.choose(DESIGNS, Map.of()))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("-p design=LOCKED")
        .hasMessageContaining("SHARDED, RARE");
    assertThatThrownBy(() -> ProfileTarget.choose(METHODS, Map.of()))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("-p method=padded");
  }

  @Test
  void aMethodIsChosenLikeAParameter() {
    assertThat(ProfileTarget.choose(METHODS, Map.of("method", "plain")).benchmark())
        .isEqualTo("some.ByMethod.plain");
    assertThatThrownBy(() -> ProfileTarget.choose(METHODS, Map.of("method", "plane")))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("did you mean 'plain'?");
  }

  @Test
  void anUnknownParameterIsRefused() {
    assertThatThrownBy(() -> ProfileTarget.choose(DESIGNS, Map.of("desing", "LOCKED")))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("did you mean 'design'?");
  }
}
