package watershed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import watershed.lab.Catalogue;
import watershed.record.Axis;
import watershed.record.FindPlan;

class FindPlannerTest {
  private static final Duration BUDGET = Duration.ofMinutes(20);
  private static final Duration NIGHT = Duration.ofHours(10);

  private final FindPlanner planner = new FindPlanner(Catalogue.load(), 2, 1);

  private FindPlan stored(FindOptions asked) {
    return planner.plan(asked, BUDGET).plan();
  }

  private static FindOptions two() {
    FindOptions asked = new FindOptions();
    asked.designs = List.of("ConcurrentHashMap", "RWLock");
    return asked;
  }

  @Test
  void whatIsNotSaidHasADefault() {
    FindPlan plan = stored(new FindOptions());
    assertThat(plan.slices()).hasSize(1);
    assertThat(plan.slices().get(0).axis()).isEqualTo(Axis.WRITES);
    assertThat(plan.designs()).hasSize(6);
    assertThat(plan.incumbent()).isNull();
    assertThat(plan.indifference()).isEqualTo(0.03);
    assertThat(plan.precision()).isEqualTo(2.5);
    assertThat(plan.mostBlocks()).isEqualTo(60);
  }

  @Test
  void alongKeysAndThreadsPrecisionIsInDoublings() {
    FindOptions asked = two();
    asked.axis = Axis.KEYS;
    assertThat(stored(asked).precision()).isEqualTo(0.5);
    asked.precision = 2.0;
    assertThat(stored(asked).precision()).isEqualTo(2);
  }

  @Test
  void aLargerBudgetSearchesMoreOfTheExperimentsOwnSlices() {
    FindPlanner.Planned small = planner.plan(two(), Duration.ofMinutes(1));
    FindPlanner.Planned large = planner.plan(two(), NIGHT);
    assertThat(small.plan().slices()).hasSize(1);
    assertThat(large.plan().slices()).hasSize(1 + small.leftOut());
    assertThat(large.leftOut()).isZero();
    assertThat(large.templates()).hasSameSizeAs(large.plan().slices());
    FindOptions named = two();
    named.params = Map.of("keys", "1024,4096,16384");
    assertThat(planner.plan(named, Duration.ofMinutes(1)).plan().slices())
        .as("what was named is not left out")
        .hasSize(3);
  }

  @Test
  void whoSaysNothingOrTheSameGoesOn() {
    FindOptions asked = two();
    asked.indifference = "7%";
    asked.params = Map.of("keys", "1024,4096");
    FindPlan stored = stored(asked);
    assertThat(planner.differences(new FindOptions(), stored, BUDGET)).isEmpty();
    FindOptions same = two();
    same.experiment = "contention";
    same.axis = Axis.WRITES;
    same.indifference = "7 %";
    same.params = Map.of("keys", "4096,1024");
    same.most = 60;
    assertThat(planner.differences(same, stored, BUDGET)).isEmpty();
  }

  @Test
  void theExperimentsOwnSlicesAreTheSameHoweverLongTheSitting() {
    FindPlan stored = stored(two());
    FindOptions points = two();
    points.params = Map.of("writes", "0..100");
    assertThat(planner.differences(points, stored, BUDGET)).isEmpty();
  }

  @Test
  void everyDifferenceIsNamed() {
    FindOptions first = two();
    first.params = Map.of("keys", "1024");
    FindPlan stored = stored(first);
    FindOptions other = new FindOptions();
    other.designs = List.of("ConcurrentHashMap", "Sharded64");
    other.incumbent = "Sharded64";
    other.indifference = "5%";
    other.precision = 4.0;
    other.params = Map.of("keys", "2048");
    other.most = 20;
    assertThat(String.join("\n", planner.differences(other, stored, BUDGET)))
        .contains("designs: only stored [RWLock], only asked for [Sharded64]")
        .contains("incumbent: stored the best, here Sharded64")
        .contains("indifference: stored 3.0 %, here 5.0 %")
        .contains("precision: stored 2.5, here 4.0")
        .contains("slices: only stored [Contention{")
        .contains("blocks of a slice at most: stored 60, here 20");
  }

  @Test
  void anotherQuestionIsNamedAsSuch() {
    FindPlan stored = stored(two());
    FindOptions other = new FindOptions();
    other.experiment = "FalseSharing";
    other.axis = Axis.THREADS;
    assertThat(planner.differences(other, stored, BUDGET))
        .containsExactly(
            "experiment: stored Contention, here FalseSharing",
            "axis: stored writes, here threads");
  }

  @Test
  void moreBlocksMayBeAllowedThanBefore() {
    FindOptions more = new FindOptions();
    more.most = 200;
    assertThat(planner.differences(more, stored(two()), BUDGET)).isEmpty();
  }
}
