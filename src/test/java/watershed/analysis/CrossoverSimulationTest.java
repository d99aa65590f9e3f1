package watershed.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import watershed.analysis.SearchTrials.Result;
import watershed.analysis.SliceFinding.State;
import watershed.testing.Repeats;

/**
 * METHOD's figures for the search, tried on planted truths: forks' sd 3 %, windows' sd 2 %, and a
 * variant where a quarter of the forks runs 10 % slow. Prints what it finds.
 */
class CrossoverSimulationTest {
  /** Searches with one slice for each shape. */
  private static final int SEARCHES = Repeats.of(600);

  /** Searches with one slice that has a pair for each of five shapes. */
  private static final int SHARED = Repeats.of(300);

  /** Searches of each shape with one pair on one slice, which has only its own blocks for noise. */
  private static final int ALONE = Repeats.of(400);

  /** Searches as the first, on a machine with slow forks. */
  private static final int SLOW = 100;

  private static final int RIVALS = 100;

  /** Smallest share of intervals that must hold the truth, and largest of false crossings. */
  private static final double COVERAGE = 0.93;

  private static final double FALSE_CROSSINGS = 0.05;

  private static double share(List<Result> results, Predicate<Result> which) {
    return results.stream().filter(which).count() / (double) results.size();
  }

  private static double blocks(List<Result> results) {
    return results.stream().mapToInt(Result::blocks).average().orElseThrow();
  }

  /** Share of the true crossings, where any were found, that are in their intervals. */
  private static double coverage(List<Result> results) {
    List<Result> crossing = results.stream().filter(r -> r.crossing() && r.zeros() > 0).toList();
    return crossing.stream().mapToInt(Result::covered).sum()
        / (double) crossing.stream().mapToInt(Result::zeros).sum();
  }

  private static List<Result> of(List<Result> results, Shape shape) {
    return results.stream().filter(r -> r.shape() == shape).toList();
  }

  private static void print(String title, List<Result> results) {
    System.out.println(title);
    System.out.printf(
        "  %-10s %5s %8s %6s %6s %6s %7s %8s %s%n",
        "truth", "n", "crossing", "one", "equal", "open", "misled", "coverage", "blocks a slice");
    for (Shape shape : results.stream().map(Result::shape).distinct().toList()) {
      List<Result> some = of(results, shape);
      System.out.printf(
          "  %-10s %5d %8.3f %6.3f %6.3f %6.3f %7.3f %8.3f %.1f%n",
          shape,
          some.size(),
          share(some, Result::crossing),
          share(some, r -> r.found().state() == State.ONE_BETTER),
          share(some, r -> r.found().state() == State.INDIFFERENT),
          share(some, r -> r.found().state() == State.INCONCLUSIVE),
          share(some, Result::misled),
          coverage(some),
          blocks(some));
    }
  }

  /** What must hold however the slices and pairs are put together. */
  private static void assertPromises(List<Result> results) {
    for (Shape shape : results.stream().map(Result::shape).distinct().toList()) {
      List<Result> some = of(results, shape);
      if (some.get(0).zeros() > 0) {
        assertThat(coverage(some)).as("coverage, %s", shape).isGreaterThan(COVERAGE);
      } else {
        assertThat(share(some, Result::crossing))
            .as("false crossings, %s", shape)
            .isLessThan(FALSE_CROSSINGS);
      }
      assertThat(share(some, Result::misled)).as("misled, %s", shape).isLessThan(0.05);
    }
    assertThat(
            share(
                of(results, Shape.DOUBLE), r -> r.crossing() && r.found().crossings().size() == 2))
        .isGreaterThan(0.9);
    assertThat(share(of(results, Shape.STEEP), Result::crossing)).isGreaterThan(0.98);
  }

  @Test
  void oneSearchOverManySlices() {
    List<Result> results = SearchTrials.apart(SEARCHES, 0);
    print("one pair on each of " + SearchTrials.ALL.size() + " slices", results);
    System.out.println("  a grid of 21 points that is told the noise, pairs a slice:");
    for (Shape shape : SearchTrials.ALL) {
      System.out.printf(
          "  %-10s %3.0f for +-2.5 points, %3.0f if what does not matter may stay open%n",
          shape, GridRival.mean(shape, RIVALS, 7, false), GridRival.mean(shape, RIVALS, 7, true));
    }
    System.out.printf(
        "  (one that was not settled by %d pairs counts as %d)%n",
        GridRival.POINTS * GridRival.MOST_ROUNDS, GridRival.POINTS * (GridRival.MOST_ROUNDS + 1));
    assertPromises(results);
    assertThat(blocks(results)).isLessThan(25);
    assertThat(GridRival.mean(Shape.STEEP, RIVALS, 7, false)).isBetween(42.0, 63.0);
    assertThat(GridRival.mean(Shape.SHALLOW, RIVALS, 7, false)).isGreaterThan(336);
    List<Result> oneSided = of(results, Shape.ONE_SIDED);
    assertThat(share(oneSided, r -> r.found().state() == State.ONE_BETTER)).isGreaterThan(0.95);
    assertThat(share(oneSided, r -> !(r.found().leastGain() > Math.expm1(r.truth().least()))))
        .as("least gains that are no more than the true ones")
        .isGreaterThan(COVERAGE);
  }

  @Test
  void oneSliceByItselfLearnsItsNoiseToo() {
    List<Result> results = SearchTrials.alone(ALONE);
    print("one pair on one slice", results);
    List<Result> crossing = results.stream().filter(r -> r.crossing() && r.zeros() > 0).toList();
    double confirmed = share(crossing, Result::confirmed);
    double reopened = share(crossing, r -> r.confirming() > 10 * r.found().crossings().size());
    System.out.printf(
        "  of those with a crossing %.3f confirmed, %.3f opened again%n", confirmed, reopened);
    assertThat(confirmed).isGreaterThan(0.7);
    assertThat(reopened).isLessThan(0.05);
    assertPromises(results);
    assertThat(blocks(results)).isLessThan(25);
  }

  @Test
  void aBlockServesEveryPairOfItsSlice() {
    List<Result> results = SearchTrials.shared(SHARED);
    print(SearchTrials.FIVE.size() + " pairs on one slice, served by the same blocks", results);
    double perPair = blocks(results) / SearchTrials.FIVE.size();
    System.out.printf("  %.1f blocks for each pair%n", perPair);
    assertPromises(results);
    assertThat(blocks(results)).isLessThan(50);
    assertThat(perPair).isLessThan(10);
  }

  /** Noise of 1.7 times the size takes thrice the blocks: many slices are given up at 60. */
  @Test
  void slowForksCostBlocksButNotTruth() {
    List<Result> results = SearchTrials.apart(SLOW, 0.25);
    print("a quarter of the forks 10 % slow", results);
    List<Result> crossing = results.stream().filter(r -> r.zeros() > 0).toList();
    assertThat(coverage(crossing)).isGreaterThan(COVERAGE);
    assertThat(share(of(results, Shape.TIE), Result::crossing)).isLessThan(FALSE_CROSSINGS);
    assertThat(share(results, Result::misled)).isLessThan(0.05);
  }
}
