package watershed.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static watershed.analysis.PlantedFindings.INCUMBENT;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import watershed.record.FindPlan;
import watershed.record.PlantedRuns;
import watershed.record.Slice;

/** Decisions along keys and threads, and over several slices. */
class DecisionAxesTest {
  private static final Slice TWO = PlantedFindings.writes(2, 1024);

  private static List<Decision> rows(PlantedFindings planted) {
    return table(planted).rows();
  }

  private static DecisionTable table(PlantedFindings planted) {
    return DecisionTableTest.table(planted);
  }

  @Test
  void moreThreadsThanCpusAreMarkedAndNoRowReachesOverThem() {
    assertThat(rows(new PlantedFindings().add(PlantedFindings.writes(64, 1024), "X", w -> 1, 0.1)))
        .allMatch(Decision::oversubscribed);
    List<Decision> rows =
        rows(
            new PlantedFindings()
                .add(
                    PlantedFindings.threads("20", 1.0, 2.0, 4.0, 8.0, 16.0, 32.0),
                    "X",
                    t -> 1,
                    0.1));
    assertThat(rows)
        .extracting(Decision::from, Decision::to, Decision::oversubscribed)
        .containsExactly(tuple(1.0, 1.0, false), tuple(2.0, 2.0, false), tuple(4.0, 32.0, true));
  }

  @Test
  void keysAreDecidedInWholeKeys() {
    Slice slice = PlantedFindings.keys(2, "20", 1024.0, 4096.0, 16384.0, 65536.0);
    List<Decision> rows =
        rows(
            new PlantedFindings()
                .add(slice, "X", k -> 0.2 * (Math.log(k) - Math.log(8192)), 0.001));
    assertThat(rows.get(0).from()).isEqualTo(1024);
    assertThat(rows.get(0).design()).isEqualTo(INCUMBENT);
    assertThat(rows.get(rows.size() - 1).to()).isEqualTo(65536);
    assertThat(rows.get(rows.size() - 1).design()).isEqualTo("X");
    for (int i = 1; i < rows.size(); i++) {
      assertThat(rows.get(i).from()).isEqualTo(rows.get(i - 1).to() + 1);
    }
  }

  @Test
  void betweenValuesWithoutACurveNothingIsSaid() {
    Slice slice = PlantedFindings.keys(2, "20", 1024.0, 65536.0);
    List<Decision> rows = rows(new PlantedFindings().add(slice, "X", k -> 1, 0.01));
    assertThat(rows).extracting(Decision::from).containsExactly(1024.0, 65536.0);
    assertThat(rows).extracting(Decision::to).containsExactly(1024.0, 65536.0);
  }

  @Test
  void aSliceWithoutFindingsIsNamed() {
    PlantedFindings planted = new PlantedFindings().add(TWO, "X", w -> 1, 0.1);
    Slice missing = PlantedFindings.writes(1, 1024);
    FindPlan plan =
        new FindPlan(List.of(TWO, missing), List.of(INCUMBENT, "X"), null, 0.03, 2.5, 60);
    DecisionTable table = DecisionTable.of(PlantedRuns.machine(), plan, planted.findings());
    assertThat(table.unanswered()).containsExactly(missing.id());
  }

  @Test
  void parametersOrderRowsByTheirSize() {
    DecisionTable table =
        table(
            new PlantedFindings()
                .add(PlantedFindings.writes(2, 65536), "X", w -> 1, 0.01)
                .add(PlantedFindings.writes(2, 1024), "X", w -> 1, 0.01)
                .add(PlantedFindings.writes(1, Map.of("keys", "1024")), "X", w -> 1, 0.01));
    assertThat(table.rows())
        .extracting(r -> r.slice().threads() + "/" + r.slice().params().get("keys"))
        .containsExactly("1/1024", "2/1024", "2/65536");
  }
}
