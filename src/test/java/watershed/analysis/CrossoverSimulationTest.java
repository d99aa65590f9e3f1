package watershed.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import watershed.analysis.CrossoverFinder.Proposal;
import watershed.analysis.SliceFinding.Crossing;
import watershed.analysis.SliceFinding.State;
import watershed.record.FindPlan;
import watershed.record.Slice;

/**
 * METHOD's figures for the search, tried on planted truths: forks' sd 3 %, windows' sd 2 %, and a
 * variant where a quarter of the forks runs 10 % slow. Prints what it finds.
 */
class CrossoverSimulationTest {
  /** Searches with one slice for each shape. */
  private static final int SEARCHES = 600;

  /** Searches with one slice that has a pair for each of five shapes. */
  private static final int SHARED = 200;

  /** Searches of each shape with one pair on one slice, which has only its own blocks for noise. */
  private static final int ALONE = 150;

  /** Searches as the first, on a machine with slow forks. */
  private static final int SLOW = 150;

  private static final int RIVALS = 100;
  private static final FitGrids GRIDS = new FitGrids();
  private static final List<Shape> ALL = List.of(Shape.values());

  /** As many as the default search has pairs. */
  private static final List<Shape> FIVE =
      List.of(Shape.STEEP, Shape.LOG, Shape.SHALLOW, Shape.TIE, Shape.DOUBLE);

  /** What a search said of one pair on one slice when it was done. */
  private record Result(Shape shape, SliceFinding found, double[] zeros, double least, int blocks) {
    boolean crossing() {
      return found.state() == State.CROSSING;
    }

    /** Which of the true crossings are in their intervals; none where their number is wrong. */
    int covered() {
      List<Crossing> crossings = found.crossings();
      if (crossings.size() != zeros.length) {
        return 0;
      }
      int covered = 0;
      for (int k = 0; k < zeros.length; k++) {
        covered +=
            crossings.get(k).low() <= zeros[k] && zeros[k] <= crossings.get(k).high() ? 1 : 0;
      }
      return covered;
    }
  }

  /** Plays a search until it asks for confirmation or nothing. */
  private static List<Result> search(
      long seed, List<Shape> shapes, List<Slice> slices, List<String> designs, double slowForks) {
    UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
    PlayedTruth lab = new PlayedTruth(seed, 0.03, slowForks);
    Map<Shape, Shape.Truth> truths = new EnumMap<>(Shape.class);
    for (Shape shape : shapes) {
      Shape.Truth truth = shape.draw(random);
      truths.put(shape, truth);
      lab.plant(slices.get(shape.ordinal() % slices.size()), design(shape, designs), truth.gain);
    }
    FindPlan plan = new FindPlan(slices, designs, PlayedTruth.INCUMBENT, 0.03, 2.5, 60);
    // A few seeds of curves serve all searches, as drawing them anew takes longer than searching.
    CrossoverFinder finder =
        new CrossoverFinder(plan, List.of(PlayedTruth.JDK), 2, seed % 8, GRIDS);
    List<SliceBlock> blocks = new ArrayList<>();
    for (Proposal p = finder.next(blocks);
        p != null && !p.reason().startsWith("confirms");
        p = finder.next(blocks)) {
      blocks.add(lab.measure(p.slice(), p.value()));
    }
    Findings findings = finder.findings(blocks);
    List<Result> results = new ArrayList<>();
    truths.forEach(
        (shape, truth) -> {
          Slice slice = slices.get(shape.ordinal() % slices.size());
          SliceFinding found =
              findings.all().stream()
                  .filter(f -> f.slice().equals(slice))
                  .filter(f -> f.pair().b().equals(design(shape, designs)))
                  .findFirst()
                  .orElseThrow();
          int taken = (int) blocks.stream().filter(b -> b.slice().equals(slice)).count();
          results.add(new Result(shape, found, truth.zeros, truth.least(), taken));
        });
    return results;
  }

  private static String design(Shape shape, List<String> designs) {
    return designs.get(1 + shape.ordinal() % (designs.size() - 1));
  }

  /** Searches along a slice for each shape, one pair on each. */
  private static List<Result> apart(int searches, double slowForks) {
    List<Slice> slices = ALL.stream().map(s -> PlayedTruth.writes(1 << s.ordinal())).toList();
    List<String> designs = List.of(PlayedTruth.INCUMBENT, "New");
    return IntStream.range(0, searches)
        .parallel()
        .mapToObj(i -> search(1000 + i, ALL, slices, designs, slowForks))
        .flatMap(List::stream)
        .toList();
  }

  /** Searches along one slice whose blocks serve a pair of each shape. */
  private static List<Result> shared(int searches) {
    List<String> designs = new ArrayList<>(List.of(PlayedTruth.INCUMBENT));
    FIVE.forEach(shape -> designs.add(shape.name()));
    return IntStream.range(0, searches)
        .parallel()
        .mapToObj(i -> search(5000 + i, FIVE, List.of(PlayedTruth.writes(1)), designs, 0))
        .flatMap(List::stream)
        .toList();
  }

  /** Searches along one slice for one pair. */
  private static List<Result> alone(int searches) {
    List<Slice> slices = List.of(PlayedTruth.writes(1));
    List<String> designs = List.of(PlayedTruth.INCUMBENT, "New");
    return IntStream.range(0, searches * FIVE.size())
        .parallel()
        .mapToObj(i -> search(20_000 + i, List.of(FIVE.get(i % FIVE.size())), slices, designs, 0))
        .flatMap(List::stream)
        .toList();
  }

  private static double share(List<Result> results, Predicate<Result> which) {
    return results.stream().filter(which).count() / (double) results.size();
  }

  private static double blocks(List<Result> results) {
    return results.stream().mapToInt(Result::blocks).average().orElseThrow();
  }

  /** Share of the crossings of settled crossings that are in their intervals; NaN without any. */
  private static double coverage(List<Result> results) {
    List<Result> crossing =
        results.stream().filter(r -> r.crossing() && r.zeros().length > 0).toList();
    return crossing.stream().mapToInt(Result::covered).sum()
        / (double) crossing.stream().mapToInt(r -> r.zeros().length).sum();
  }

  private static List<Result> of(List<Result> results, Shape shape) {
    return results.stream().filter(r -> r.shape() == shape).toList();
  }

  private static void print(String title, List<Result> results) {
    System.out.println(title);
    System.out.printf(
        "  %-10s %6s %8s %8s %8s %8s %9s%n",
        "truth", "n", "crossing", "one", "equal", "open", "coverage");
    for (Shape shape : results.stream().map(Result::shape).distinct().toList()) {
      List<Result> some = of(results, shape);
      System.out.printf(
          "  %-10s %6d %8.3f %8.3f %8.3f %8.3f %9.3f  %.1f blocks a slice%n",
          shape,
          some.size(),
          share(some, Result::crossing),
          share(some, r -> r.found().state() == State.ONE_BETTER),
          share(some, r -> r.found().state() == State.INDIFFERENT),
          share(some, r -> r.found().state() == State.INCONCLUSIVE),
          coverage(some),
          blocks(some));
    }
  }

  @Test
  void oneSearchOverManySlicesHoldsWhatTheMethodPromises() {
    List<Result> results = apart(SEARCHES, 0);
    print("one pair on each of " + ALL.size() + " slices", results);
    System.out.println("  a grid of 21 points that is told the noise, pairs a slice:");
    for (Shape shape : ALL) {
      System.out.printf(
          "  %-10s %3.0f for +-2.5 points, %3.0f if what does not matter may stay open (of %d)%n",
          shape,
          GridRival.mean(shape, RIVALS, 7, false),
          GridRival.mean(shape, RIVALS, 7, true),
          GridRival.POINTS * GridRival.MOST_ROUNDS);
    }
    for (Shape shape : List.of(Shape.STEEP, Shape.LOG, Shape.SHALLOW, Shape.DOUBLE, Shape.STRONG)) {
      assertThat(coverage(of(results, shape))).as("coverage, %s", shape).isGreaterThan(0.93);
    }
    assertThat(share(of(results, Shape.TIE), Result::crossing)).isLessThan(0.05);
    assertThat(
            share(
                of(results, Shape.DOUBLE), r -> r.crossing() && r.found().crossings().size() == 2))
        .isGreaterThan(0.9);
    assertThat(share(of(results, Shape.STEEP), Result::crossing)).isGreaterThan(0.95);
    assertThat(blocks(results)).isLessThan(25);
    List<Result> oneSided =
        of(results, Shape.ONE_SIDED).stream()
            .filter(r -> r.found().state() == State.ONE_BETTER)
            .toList();
    assertThat(oneSided).hasSizeGreaterThan(SEARCHES * 9 / 10);
    assertThat(share(oneSided, r -> r.found().leastGain() <= Math.expm1(r.least())))
        .isGreaterThan(0.93);
  }

  @Test
  void aBlockServesEveryPairOfItsSlice() {
    List<Result> results = shared(SHARED);
    print(FIVE.size() + " pairs on one slice, served by the same blocks", results);
    double perPair = blocks(results) / FIVE.size();
    System.out.printf("  %.1f blocks for each pair%n", perPair);
    assertThat(blocks(results)).isLessThan(60);
    assertThat(perPair).isLessThan(12);
    List<Result> crossing = results.stream().filter(r -> r.zeros().length > 0).toList();
    assertThat(coverage(crossing)).isGreaterThan(0.93);
    assertThat(share(of(results, Shape.TIE), Result::crossing)).isLessThan(0.06);
  }

  @Test
  void oneSliceByItselfLearnsItsNoiseToo() {
    List<Result> results = alone(ALONE);
    print("one pair on one slice", results);
    for (Shape shape : List.of(Shape.STEEP, Shape.LOG, Shape.SHALLOW, Shape.DOUBLE)) {
      assertThat(coverage(of(results, shape))).as("coverage, %s", shape).isGreaterThan(0.93);
    }
    assertThat(share(of(results, Shape.TIE), Result::crossing)).isLessThan(0.05);
    assertThat(blocks(results)).isLessThan(25);
  }

  @Test
  void slowForksCostBlocksButNotCoverage() {
    List<Result> results = apart(SLOW, 0.25);
    print("a quarter of the forks 10 % slow", results);
    List<Result> crossing = results.stream().filter(r -> r.zeros().length > 0).toList();
    assertThat(coverage(crossing)).isGreaterThan(0.9);
    assertThat(share(of(results, Shape.TIE), Result::crossing)).isLessThan(0.1);
  }
}
