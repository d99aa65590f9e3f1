package watershed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import watershed.record.Cell;
import watershed.record.FindPlan;
import watershed.record.Planted;
import watershed.record.PlantedSearch;
import watershed.record.Slice;
import watershed.record.Trial;
import watershed.record.Trial.Outcome;

class FeasibleTest {
  private static final String JDK = "17.0.15";

  private final Slice slice = PlantedSearch.slice("Contention");
  private final List<Trial> trials = new ArrayList<>();

  private FindPlan plan(String... designs) {
    return new FindPlan(List.of(slice), List.of(designs), designs[0], 0.03, 2.5, 60);
  }

  private void completed(double writes, String... designs) {
    Map<String, Double> truth = new TreeMap<>();
    for (String design : designs) {
      truth.put(design, 10.0);
    }
    trials.addAll(new Planted(1).blocks(1).cell(slice.cell(writes), truth).trials());
  }

  private void failed(double writes, String design, Outcome outcome) {
    Cell cell = slice.cell(writes);
    trials.add(Planted.trial(cell, design, JDK, 0, outcome, "planted").failed());
  }

  @Test
  void whatWorksIsLeftAsItIs() {
    completed(5, "A", "B", "A#2");
    Feasible feasible = Feasible.of(plan("A", "B"), trials);
    assertThat(feasible.plan()).isEqualTo(plan("A", "B"));
    assertThat(feasible.lacking()).isEmpty();
    assertThat(feasible.hopeless()).isFalse();
    assertThat(Feasible.of(plan("A", "B"), List.of()).plan()).isEqualTo(plan("A", "B"));
  }

  @Test
  void aDesignThatIsNotToBeHadIsLeftOutAtOnce() {
    completed(5, "B", "C");
    failed(5, "A", Outcome.UNAVAILABLE);
    Feasible feasible = Feasible.of(plan("A", "B", "C"), trials);
    assertThat(feasible.plan().designs()).containsExactly("B", "C");
    assertThat(feasible.plan().incumbent()).as("it was the incumbent").isNull();
    assertThat(feasible.plan().slices()).containsExactly(slice);
    assertThat(feasible.lacking())
        .singleElement()
        .asString()
        .contains("A: no fork completed", "UNAVAILABLE", "planted");
  }

  @Test
  void aDesignThatFailsHereAndThereStays() {
    for (double writes : new double[] {5, 10, 20}) {
      completed(writes, "B", "C");
      failed(writes, "A", Outcome.THREW);
      boolean given = Feasible.of(plan("A", "B", "C"), trials).plan().designs().contains("A");
      assertThat(given).as("after %s", writes).isEqualTo(writes < 20);
    }
    completed(50, "A", "B", "C");
    assertThat(Feasible.of(plan("A", "B", "C"), trials).plan().designs()).contains("A");
  }

  @Test
  void whereFewerThanTwoAreLeftThereIsNoHope() {
    completed(5, "A", "A#2");
    failed(5, "B", Outcome.UNAVAILABLE);
    Feasible feasible = Feasible.of(plan("A", "B"), trials);
    assertThat(feasible.hopeless()).isTrue();
    assertThat(feasible.plan()).as("what was asked").isEqualTo(plan("A", "B"));
    assertThat(feasible.lacking()).hasSize(1);
  }
}
