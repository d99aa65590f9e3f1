package watershed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import watershed.record.RunStore;
import watershed.record.Trial;
import watershed.testing.Program;

/** The packed program finds a slowdown that was planted. */
class PlantedSlowdownIT {
  @TempDir Path scratch;

  @Test
  void aPlantedSlowdownIsRecovered() {
    Path results = scratch.resolve("results");
    Program.Ended ended =
        Program.run(
            scratch,
            "run",
            "Planted",
            "-p",
            "plant=none,slower10",
            "--preset",
            "quick",
            "--blocks",
            "4",
            "--seed",
            "1",
            "--results",
            results.toString());
    assertThat(ended.exit()).as(ended.err()).isZero();

    List<Trial> trials = new RunStore(results).newest().trials().trials();
    // 1.10 was planted; a bound in the middle between that and no effect at all.
    assertThat(medianRatio(trials)).as("slower10 / none").isBetween(1.05, 1.15);
  }

  /**
   * Of the windows that were measured in the same round: what else a machine does while its tests
   * run spoils some rounds, hardly half of them.
   */
  private static double medianRatio(List<Trial> trials) {
    Map<String, List<Double>> scores = new HashMap<>();
    for (Trial trial : trials) {
      scores.put(trial.contender() + " " + trial.block(), scores(trial));
    }
    List<Double> ratios = new ArrayList<>();
    for (int block = 0; scores.containsKey("none " + block); block++) {
      List<Double> none = scores.get("none " + block);
      List<Double> slower = scores.get("slower10 " + block);
      assertThat(slower).hasSameSizeAs(none);
      for (int i = 0; i < none.size(); i++) {
        ratios.add(slower.get(i) / none.get(i));
      }
    }
    assertThat(ratios).hasSize(40);
    return ratios.stream().sorted().skip(20).findFirst().orElseThrow();
  }

  private static List<Double> scores(Trial trial) {
    var jmh = trial.jmh();
    assertThat(jmh).isNotNull();
    return jmh.at("/primaryMetric/rawData/0").valueStream().map(v -> v.asDouble()).toList();
  }
}
