package watershed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import watershed.record.DiffPlan;
import watershed.record.Side;

/** What a diff is judged by is what was there when it began, or is said to be something else. */
class VerdictOptionsTest {
  private static final String STRICTER = "{\"leastQuality\": 60}";

  @TempDir Path scratch;

  private VerdictOptions options(@Nullable String policy) throws IOException {
    VerdictOptions options = new VerdictOptions();
    options.rows = 40;
    options.policyFile =
        policy == null ? null : Files.writeString(scratch.resolve("policy.json"), policy);
    return options;
  }

  private static DiffPlan plan(@Nullable String policy) {
    Side a = new Side(Side.A, "17.0.15", List.of(), null);
    Side b = new Side(Side.B, "17.0.15", List.of("-ea"), null);
    return new DiffPlan(
        a, b, 10, List.of(5, 10), .03, List.of("gc.*"), policy, List.of(), List.of());
  }

  @Test
  void aPolicyThatChangesWhileADiffMeasuresIsNotReadAgain() throws IOException {
    VerdictOptions options = options(STRICTER);
    options.check();
    Files.writeString(scratch.resolve("policy.json"), "{\"leastQuality\": 0}");
    assertThat(options.policy().leastQuality()).isEqualTo(60);
    assertThat(options.policyText()).isEqualTo(STRICTER);
  }

  @Test
  void whatADiffWasNotBegunWithIsSaid() throws IOException {
    VerdictOptions other = options(STRICTER);
    other.delta = 0.05;
    other.metrics = List.of("gc.count");
    assertThat(other.unlike(plan(null)))
        .extracting(line -> line.split(" is not what", -1)[0])
        .containsExactly("--policy", "--delta 0.05", "--metric gc.count");
    VerdictOptions same = options(STRICTER);
    same.delta = 0.03;
    same.metrics = List.of("gc.*");
    assertThat(same.unlike(plan(STRICTER))).isEmpty();
    assertThat(options(null).unlike(plan(STRICTER))).as("nothing is asked for").isEmpty();
  }
}
