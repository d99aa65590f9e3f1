package watershed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import watershed.analysis.diff.DiffRules;
import watershed.record.Cell;
import watershed.record.Contenders;
import watershed.record.DiffPlan;
import watershed.record.Planted;
import watershed.record.PlantedPairs;
import watershed.record.Side;
import watershed.record.Trial;

/** A look decides by what will judge the end: the policy's rules and their deltas included. */
class DiffLooksTest {
  private static final Cell CELL = Cell.of("Contention", Map.of("writes", "5"), 2);
  private static final String JDK = "17.0.15";
  private static final String TOLERANT =
      "{\"delta\": 0.5, \"rules\": [{\"benchmark\": \"Contention\", \"delta\": 0.3}]}";

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  private static DiffPlan plan(@Nullable String policy) {
    Side a = new Side(Side.A, JDK, List.of(), null);
    Side b = new Side(Side.B, JDK, List.of("-ea"), null);
    return new DiffPlan(a, b, 10, DiffLooks.at(10), .03, List.of(), policy, List.of(), List.of());
  }

  /** Five pairs, 6 % apart but for noise of 4 %: open by 3 %, equal by 30 %. */
  private static List<Trial> trials() {
    return new Planted(5)
        .noise(.04, .01, .1)
        .blocks(5)
        .cell(CELL, Map.of(Side.A, 10.0, Contenders.twinOf(Side.A), 10.0, Side.B, 9.7))
        .trials();
  }

  private DiffLooks looks(@Nullable String policy) {
    return new DiffLooks(plan(policy), new PrintStream(said, true, StandardCharsets.UTF_8));
  }

  @Test
  void aRulesDeltaDecidesWhatIsMeasuredOn() {
    assertThat(looks(null).decided(trials(), 5)).isEmpty();
    assertThat(looks(TOLERANT).decided(trials(), 5)).containsExactly(CELL);
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("1 of 1 open", "all 1 settled");
  }

  @Test
  void atTheLastLookWhatIsNotSettledIsOpenAgain() {
    assertThat(looks(null).decided(trials(), 10)).isEmpty();
    assertThat(looks(TOLERANT).decided(trials(), 10)).containsExactly(CELL);
  }

  /** Slower by 5 %, with a standard error of 1 %: by less than 3 %, perhaps. */
  @Test
  void aRegressionThatFailsOnlyWhereItIsConfirmedIsMeasuredOn() {
    List<Trial> likely = PlantedPairs.of(CELL, JDK, .02, .04, .05, .06, .08);
    String confirmedOnly = "{\"confirmedOnly\": true}";
    assertThat(looks(null).decided(likely, 5)).containsExactly(CELL);
    assertThat(looks(confirmedOnly).decided(likely, 5)).isEmpty();
    assertThat(looks(confirmedOnly).decided(likely, 10)).as("its spared pairs too").isEmpty();
  }

  @Test
  void theLooksOfAPlanEndWithItsLastPair() {
    assertThat(DiffLooks.at(10)).containsExactly(5, 10);
    assertThat(DiffLooks.at(4)).containsExactly(4);
    assertThat(DiffLooks.at(30)).containsExactly(5, 10, 15, 20, 30);
    assertThat(DiffLooks.rules(plan(null)).looks()).isEqualTo(2);
  }

  @Test
  void theLeastChangeIsTheCommandsThenThePolicysThenTheUsual() {
    VerdictOptions options = new VerdictOptions();
    assertThat(options.leastChange()).isEqualTo(DiffRules.USUAL.delta());
    options.delta = 0.2;
    assertThat(options.leastChange()).isEqualTo(0.2);
  }
}
