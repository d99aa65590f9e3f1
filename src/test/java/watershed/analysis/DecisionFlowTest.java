package watershed.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static watershed.analysis.PlantedFindings.INCUMBENT;
import static watershed.analysis.PlantedFindings.JDK;
import static watershed.analysis.PlantedFindings.rises;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import watershed.analysis.DecisionFlow.Branch;
import watershed.analysis.DecisionFlow.Leaf;
import watershed.analysis.DecisionFlow.Question;
import watershed.record.Slice;

class DecisionFlowTest {
  private static DecisionFlow flow(PlantedFindings planted) {
    List<DecisionFlow> flows = DecisionFlow.of(DecisionTableTest.table(planted));
    assertThat(flows).hasSize(1);
    return flows.get(0);
  }

  private static Leaf take(String... designs) {
    return new Leaf(List.of(designs), true);
  }

  @Test
  void aCrossingSplitsTheAxisAtItsMiddle() {
    DecisionFlow flow =
        flow(
            new PlantedFindings()
                .add(PlantedFindings.writes(2, 1024), "Sharded64", rises(0.2, 20), 0.01));
    assertThat(flow.root())
        .isEqualTo(
            new Question(
                "writes",
                List.of(
                    new Branch(List.of("1 to 20 %"), take(INCUMBENT)),
                    new Branch(List.of("20 to 100 %"), take("Sharded64")))));
    assertThat(flow.measured())
        .containsEntry("threads", List.of("2"))
        .containsEntry("keys", List.of("1024"))
        .containsEntry("mix", List.of("update"))
        .containsEntry("writes", List.of("1 to 100 %"));
  }

  @Test
  void equalAnswersNeedNoQuestion() {
    PlantedFindings planted = new PlantedFindings();
    for (int threads : new int[] {1, 2}) {
      for (int keys : new int[] {1024, 65536}) {
        planted.add(PlantedFindings.writes(threads, keys), "Sharded64", w -> 1, 0.01);
      }
    }
    assertThat(flow(planted).root()).isEqualTo(take("Sharded64"));
    assertThat(flow(planted).measured()).containsEntry("threads", List.of("1", "2"));
  }

  @Test
  void questionsAreAskedWhereAnswersDifferAndEqualBranchesAreOne() {
    DecisionFlow flow =
        flow(
            new PlantedFindings()
                .add(PlantedFindings.writes(1, 1024), "Sharded64", w -> 1, 0.01)
                .add(PlantedFindings.writes(2, 1024), "Sharded64", w -> 1, 0.01)
                .add(PlantedFindings.writes(64, 1024), "Sharded64", w -> -1, 0.01));
    assertThat(flow.root())
        .isEqualTo(
            new Question(
                "threads",
                List.of(
                    new Branch(List.of("1", "2"), take("Sharded64")),
                    new Branch(List.of("64 (oversubscribed)"), take(INCUMBENT)))));
  }

  @Test
  void aValueThatWasNotMeasuredEverywhereIsNotAnsweredFor() {
    DecisionFlow flow =
        flow(
            new PlantedFindings()
                .add(PlantedFindings.writes(1, 1024), "Sharded64", w -> 1, 0.01)
                .add(PlantedFindings.writes(2, 1024), "Sharded64", w -> 1, 0.01)
                .add(PlantedFindings.writes(2, 65536), "Sharded64", w -> 1, 0.01));
    assertThat(flow.root())
        .isEqualTo(
            new Question(
                "threads",
                List.of(
                    new Branch(
                        List.of("1"),
                        new Question(
                            "keys", List.of(new Branch(List.of("1024"), take("Sharded64"))))),
                    new Branch(List.of("2"), take("Sharded64")))));
  }

  @Test
  void whatIsNotSettledStaysSo() {
    DecisionFlow flow =
        flow(new PlantedFindings().add(PlantedFindings.writes(2, 1024), "Sharded64", w -> 0, 0.2));
    assertThat(flow.root()).isEqualTo(new Leaf(List.of(INCUMBENT, "Sharded64"), false));
  }

  @Test
  void jdksThatAgreeAreOneAndReadOnlyIsABranch() {
    Slice slice = PlantedFindings.writes(2, 1024);
    Estimate worse = new Estimate(0.5, new Estimate.Interval(0.49, 0.51), 0.01, 3);
    DecisionFlow flow =
        flow(
            new PlantedFindings()
                .add(slice, JDK, "Sharded64", w -> -1, 0.01, worse)
                .add(slice, "25.0.3", "Sharded64", w -> -1, 0.01, worse));
    assertThat(flow.root())
        .isEqualTo(
            new Question(
                "writes",
                List.of(
                    new Branch(List.of("0 % (reads only)"), take("Sharded64")),
                    new Branch(List.of("1 to 100 %"), take(INCUMBENT)))));
    assertThat(flow.measured())
        .containsEntry("JDK", List.of(JDK, "25.0.3"))
        .containsEntry("writes", List.of("0 and 1 to 100 %"));
  }

  @Test
  void everyAxisHasAFlowInItsOwnUnits() {
    List<DecisionFlow> flows =
        DecisionFlow.of(
            DecisionTableTest.table(
                new PlantedFindings()
                    .add(
                        PlantedFindings.keys(2, "20", 1024.0, 4096.0, 16384.0, 65536.0),
                        "X",
                        k -> Math.log(k / 8192),
                        0.001)
                    .add(PlantedFindings.threads("20", 1.0, 2.0, 64.0), "X", t -> 30 - t, 0.01)));
    assertThat(flows).hasSize(2);
    Question keys = (Question) flows.get(0).root();
    assertThat(keys.asks()).isEqualTo("keys");
    assertThat(keys.branches())
        .extracting(branch -> branch.when().get(0))
        .containsExactly("1024 to 8200", "8200 to 65536");
    Question threads = (Question) flows.get(1).root();
    assertThat(threads.branches())
        .containsExactly(
            new Branch(List.of("1 to 2"), take("X")),
            new Branch(List.of("64 (oversubscribed)"), take(INCUMBENT)));
    assertThat(flows.get(1).measured()).containsEntry("threads", List.of("1 to 2 and 64"));
  }

  @Test
  void parametersThatVaryAreAskedFor() {
    DecisionFlow flow =
        flow(
            new PlantedFindings()
                .add(
                    PlantedFindings.writes(2, Map.of("keys", "1024", "mix", "churn")),
                    "X",
                    w -> 1,
                    0.01)
                .add(PlantedFindings.writes(2, 1024), "X", w -> -1, 0.01));
    assertThat(flow.root())
        .isEqualTo(
            new Question(
                "mix",
                List.of(
                    new Branch(List.of("churn"), take("X")),
                    new Branch(List.of("update"), take(INCUMBENT)))));
  }
}
