package watershed.analysis;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import watershed.analysis.CrossoverFinder.Proposal;
import watershed.analysis.SliceFinding.Crossing;
import watershed.analysis.SliceFinding.Side;
import watershed.analysis.SliceFinding.State;
import watershed.record.FindPlan;
import watershed.record.Slice;

/** Many searches of planted truths, each played to its end. */
final class SearchTrials {
  static final List<Shape> ALL = List.of(Shape.values());

  /** As many as the default search has pairs. */
  static final List<Shape> FIVE =
      List.of(Shape.STEEP, Shape.LOG, Shape.SHALLOW, Shape.TIE, Shape.DOUBLE);

  private static final FitGrids GRIDS = new FitGrids();
  private static final double INDIFFERENCE = 0.03;

  private SearchTrials() {}

  /**
   * What a search said of one pair on one slice when it first asked for confirmation, or nothing.
   *
   * @param blocks that the slice took
   * @param after what it said once it had asked for nothing more
   * @param confirming blocks that all slices took from there on
   */
  record Result(
      Shape shape,
      Shape.Truth truth,
      SliceFinding found,
      int blocks,
      SliceFinding after,
      int confirming) {
    boolean crossing() {
      return found.state() == State.CROSSING;
    }

    /** Whether fresh blocks bore out every crossing. */
    boolean confirmed() {
      return after.state() == State.CROSSING
          && after.crossings().stream().allMatch(Crossing::confirmed);
    }

    int zeros() {
      return truth.zeros.length;
    }

    /** How many of the true crossings are in their intervals; none where their number is wrong. */
    int covered() {
      List<Crossing> crossings = found.crossings();
      if (crossings.size() != zeros()) {
        return 0;
      }
      int covered = 0;
      for (int k = 0; k < zeros(); k++) {
        double zero = truth.zeros[k];
        covered += crossings.get(k).low() <= zero && zero <= crossings.get(k).high() ? 1 : 0;
      }
      return covered;
    }

    /**
     * Whether a design is said to be the better one, or as good as any, that is worse somewhere by
     * more than twice what does not matter.
     */
    boolean misled() {
      double worstOfA = 0;
      double worstOfB = 0;
      for (int w = 1; w <= 100; w++) {
        worstOfA = Math.min(worstOfA, truth.gain.applyAsDouble(w));
        worstOfB = Math.min(worstOfB, -truth.gain.applyAsDouble(w));
      }
      double tolerated = -2 * Math.log1p(INDIFFERENCE);
      return switch (found.state()) {
        case ONE_BETTER -> (found.better() == Side.A ? worstOfA : worstOfB) < tolerated;
        case INDIFFERENT -> Math.min(worstOfA, worstOfB) < tolerated;
        case CROSSING, INCONCLUSIVE -> false;
      };
    }
  }

  private static List<Result> search(
      long seed, List<Shape> shapes, List<Slice> slices, List<String> designs, double slowForks) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    PlayedTruth lab = new PlayedTruth(seed, 0.03, slowForks);
    Map<Shape, Shape.Truth> truths = new EnumMap<>(Shape.class);
    for (Shape shape : shapes) {
      Shape.Truth truth = shape.draw(random);
      truths.put(shape, truth);
      lab.plant(slices.get(shape.ordinal() % slices.size()), design(shape, designs), truth.gain);
    }
    FindPlan plan = new FindPlan(slices, designs, PlayedTruth.INCUMBENT, INDIFFERENCE, 2.5, 60);
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
    List<SliceBlock> more = new ArrayList<>(blocks);
    for (Proposal p = finder.next(more); p != null; p = finder.next(more)) {
      more.add(lab.measure(p.slice(), p.value()));
    }
    Findings confirmed = finder.findings(more);
    int confirming = more.size() - blocks.size();
    List<Result> results = new ArrayList<>();
    truths.forEach(
        (shape, truth) -> {
          Slice slice = slices.get(shape.ordinal() % slices.size());
          String other = design(shape, designs);
          int taken = (int) blocks.stream().filter(b -> b.slice().equals(slice)).count();
          results.add(
              new Result(
                  shape,
                  truth,
                  finding(findings, slice, other),
                  taken,
                  finding(confirmed, slice, other),
                  confirming));
        });
    return results;
  }

  private static SliceFinding finding(Findings findings, Slice slice, String b) {
    return findings.all().stream()
        .filter(f -> f.slice().equals(slice) && f.pair().b().equals(b))
        .findFirst()
        .orElseThrow();
  }

  private static String design(Shape shape, List<String> designs) {
    return designs.get(1 + shape.ordinal() % (designs.size() - 1));
  }

  /** Searches along a slice for each shape, one pair on each. */
  static List<Result> apart(int searches, double slowForks) {
    List<Slice> slices = ALL.stream().map(s -> PlayedTruth.writes(1 << s.ordinal())).toList();
    List<String> designs = List.of(PlayedTruth.INCUMBENT, "New");
    return IntStream.range(0, searches)
        .parallel()
        .mapToObj(i -> search(1000 + i, ALL, slices, designs, slowForks))
        .flatMap(List::stream)
        .toList();
  }

  /** Searches along one slice whose blocks serve a pair of each of five shapes. */
  static List<Result> shared(int searches) {
    List<String> designs = new ArrayList<>(List.of(PlayedTruth.INCUMBENT));
    FIVE.forEach(shape -> designs.add(shape.name()));
    return IntStream.range(0, searches)
        .parallel()
        .mapToObj(i -> search(5000 + i, FIVE, List.of(PlayedTruth.writes(1)), designs, 0))
        .flatMap(List::stream)
        .toList();
  }

  /** Searches along one slice for one pair, of each of five shapes. */
  static List<Result> alone(int searches) {
    List<Slice> slices = List.of(PlayedTruth.writes(1));
    List<String> designs = List.of(PlayedTruth.INCUMBENT, "New");
    return IntStream.range(0, searches * FIVE.size())
        .parallel()
        .mapToObj(i -> search(20_000 + i, List.of(FIVE.get(i % FIVE.size())), slices, designs, 0))
        .flatMap(List::stream)
        .toList();
  }
}
