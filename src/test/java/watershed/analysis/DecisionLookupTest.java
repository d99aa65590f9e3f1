package watershed.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static watershed.analysis.PlantedFindings.INCUMBENT;
import static watershed.analysis.PlantedFindings.JDK;
import static watershed.analysis.PlantedFindings.rises;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import watershed.analysis.DecisionTable.Answer;
import watershed.record.Cell;

class DecisionLookupTest {
  private static final DecisionTable TABLE =
      DecisionTableTest.table(
          new PlantedFindings()
              .add(
                  PlantedFindings.writes(2, 1024),
                  JDK,
                  "Sharded64",
                  rises(0.2, 20),
                  0.005,
                  new Estimate(1.5, new Estimate.Interval(1.4, 1.6), 0.02, 3))
              .add(PlantedFindings.writes(2, 16384), "Sharded64", w -> 1, 0.005)
              .add(PlantedFindings.writes(64, 1024), "Sharded64", w -> -1, 0.005)
              .add(
                  PlantedFindings.keys(2, "40", 1024.0, 2048.0, 4096.0, 8192.0),
                  "Sharded64",
                  k -> 1,
                  0.005));

  private static Answer ask(String jdk, int threads, String... params) {
    Map<String, String> named = new TreeMap<>();
    for (int i = 0; i < params.length; i += 2) {
      named.put(params[i], params[i + 1]);
    }
    return TABLE.lookup(jdk, Cell.of("Contention", named, threads));
  }

  private static String design(Answer answer) {
    assertThat(answer.refusal()).isEmpty();
    return Objects.requireNonNull(answer.decision()).design();
  }

  @Test
  void withinWhatWasMeasuredThereIsAnAnswer() {
    assertThat(design(ask(JDK, 2, "keys", "1024", "writes", "1", "mix", "update")))
        .isEqualTo(INCUMBENT);
    assertThat(design(ask(JDK, 2, "keys", "1024", "writes", "17.5", "mix", "update")))
        .isEqualTo(INCUMBENT);
    assertThat(design(ask(JDK, 2, "keys", "1024", "writes", "60.0"))).isEqualTo("Sharded64");
    assertThat(design(ask(JDK, 64, "keys", "1024", "writes", "60"))).isEqualTo(INCUMBENT);
  }

  @Test
  void readOnlyIsAskedForByItself() {
    Answer zero = ask(JDK, 2, "keys", "1024", "writes", "0");
    assertThat(design(zero)).isEqualTo(INCUMBENT);
    assertThat(Objects.requireNonNull(zero.decision()).readsOnly()).isTrue();
    Answer between = ask(JDK, 2, "keys", "1024", "writes", "0.5");
    assertThat(between.decision()).isNull();
    assertThat(between.refusal()).startsWith("not measured: writes=0.5; nearest measured is ");
  }

  @Test
  void otherThreadsAreRefusedWithTheNearest() {
    Answer answer = ask(JDK, 3, "keys", "1024", "writes", "20");
    assertThat(answer.decision()).isNull();
    assertThat(answer.refusal())
        .isEqualTo(
            "not measured: 3 threads; nearest measured is JDK 17.0.15, 2 threads, keys=1024,"
                + " mix=update, writes=20");
    assertThat(answer.nearest())
        .isEqualTo(
            Cell.of("Contention", Map.of("keys", "1024", "mix", "update", "writes", "20"), 2));
    assertThat(ask(JDK, 50, "keys", "1024", "writes", "20").refusal())
        .contains("nearest measured is JDK 17.0.15, 64 threads");
  }

  @Test
  void otherKeysAreRefusedUnlessACurveRunsThroughThem() {
    assertThat(ask(JDK, 2, "keys", "3000", "writes", "20").refusal())
        .isEqualTo(
            "not measured: writes=20; nearest measured is JDK 17.0.15, 2 threads, keys=3000,"
                + " mix=update, writes=40");
    assertThat(design(ask(JDK, 2, "keys", "3000", "writes", "40"))).isEqualTo("Sharded64");
    Answer beyond = ask(JDK, 2, "keys", "1048576", "writes", "40");
    assertThat(beyond.decision()).isNull();
    assertThat(beyond.refusal()).contains("nearest measured is").contains("keys=16384");
  }

  @Test
  void otherJdksParametersAndExperimentsAreRefused() {
    assertThat(ask("21", 2, "keys", "1024", "writes", "20").refusal())
        .startsWith("not measured: JDK 21; nearest measured is JDK 17.0.15, 2 threads");
    assertThat(ask(JDK, 2, "keys", "1024", "writes", "20", "mix", "churn").refusal())
        .startsWith("not measured: mix=churn; nearest");
    assertThat(ask(JDK, 2, "keys", "1024", "writes", "101").refusal())
        .startsWith("not measured: writes=101;")
        .endsWith("writes=100");
    assertThat(TABLE.lookup(JDK, Cell.of("Other", Map.of(), 2)).refusal())
        .isEqualTo("nothing decided of the experiment Other");
  }

  @Test
  void whatFitsSeveralCellsMustBeNamed() {
    Answer answer = ask(JDK, 2, "writes", "60");
    assertThat(answer.decision()).isNull();
    assertThat(answer.refusal()).isEqualTo("not one cell: name keys too");
    assertThat(ask(JDK, 2, "keys", "1024").refusal()).isEqualTo("not one cell: name writes too");
  }
}
