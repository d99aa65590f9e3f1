package watershed.analysis;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import watershed.analysis.Crossings.Turn;
import watershed.analysis.SliceFinding.Side;

/**
 * A stretch along which a curve is fitted. It is settled (METHOD, Crossover 4) once
 *
 * <ol>
 *   <li>{@value #AGREED} of the sampled curves agree on how often z changes sign, and which way
 *       first, and every crossing's interval is narrow enough, or
 *   <li>at every value taking the design that looks better costs too little to matter.
 * </ol>
 */
final class FittedReading implements StretchReading {
  private static final double AGREED = 0.95;

  /** Where the mean is that near to 0, in standard deviations, curves cannot agree on its sign. */
  private static final double DISPUTED = 1.3;

  /** An interval of single points that is that much too wide has none of curves that would do. */
  private static final double SLACK = 1.1;

  private final Stretch stretch;
  private final AxisScale scale;
  private final Margin margin;
  private final double precision;
  private final CurveFit fit;
  private final FitGrid grid;
  private final long seed;
  private @Nullable Courses courses;
  private @Nullable Crossings crossings;
  private @Nullable Boolean located;

  /**
   * Reads a fit.
   *
   * @param precision widest half interval of a crossing, in the axis's unit
   * @param seed of the sampled curves
   */
  FittedReading(
      Stretch stretch, AxisScale scale, Margin margin, double precision, CurveFit fit, long seed) {
    this.stretch = stretch;
    this.scale = scale;
    this.margin = margin;
    this.precision = precision;
    this.fit = fit;
    this.grid = fit.grid();
    this.seed = seed;
  }

  @Override
  public Stretch stretch() {
    return stretch;
  }

  @Override
  public double mean(int i) {
    return fit.mean(grid.at(i));
  }

  @Override
  public double sd(int i) {
    return fit.sd(grid.at(i));
  }

  @Override
  public boolean settled() {
    return indifferent() || located();
  }

  private boolean indifferent() {
    for (int i = 0; i < stretch.values().size(); i++) {
      if (!margin.enough(mean(i), sd(i))) {
        return false;
      }
    }
    return true;
  }

  /** Sampling costs far more than this look, which tells most readings that are not settled. */
  private boolean near() {
    int start = -1;
    for (int i = 0; i <= grid.size(); i++) {
      boolean open = i < grid.size() && Margin.straddle(fit.mean(i), fit.sd(i)) >= 0;
      if (open && start < 0) {
        start = i;
      } else if (!open && start >= 0) {
        if (!near(start, i - 1)) {
          return false;
        }
        start = -1;
      }
    }
    return true;
  }

  private boolean near(int from, int to) {
    boolean above = false;
    boolean below = false;
    double least = Double.POSITIVE_INFINITY;
    for (int i = Math.max(0, from - 1); i <= Math.min(grid.size() - 1, to + 1); i++) {
      above |= fit.mean(i) > 0;
      below |= fit.mean(i) <= 0;
      least = Math.min(least, Math.abs(fit.mean(i)) / fit.sd(i));
    }
    return above && below
        ? scale.half(scale.value(grid.x(from)), scale.value(grid.x(to))) <= SLACK * precision
        : least >= DISPUTED;
  }

  private boolean located() {
    Boolean known = located;
    if (known == null) {
      known = near() && narrow();
      located = known;
    }
    return known;
  }

  private boolean narrow() {
    Crossings found = crossings();
    return found.agreement() >= AGREED
        && found.turns().stream()
            .allMatch(t -> scale.half(scale.value(t.low()), scale.value(t.high())) <= precision);
  }

  private Crossings crossings() {
    Crossings found = crossings;
    if (found == null) {
      found = courses().modal();
      crossings = found;
    }
    return found;
  }

  private Courses courses() {
    Courses drawn = courses;
    if (drawn == null) {
      drawn = new Courses(grid, fit.paths(grid.paths(seed)));
      courses = drawn;
    }
    return drawn;
  }

  @Override
  public @Nullable Side side(int i) {
    double mean = mean(i);
    double sd = sd(i);
    Side alone = margin.side(mean, sd);
    if (margin.equal(mean, sd)) {
      return Side.INDIFFERENT;
    }
    if (!located()) {
      return alone == Side.INDIFFERENT && Math.abs(mean) > margin.indifference() && differ()
          ? better(mean)
          : alone;
    }
    // Curves agree more surely on a whole course than each of its points shows by itself.
    double x = grid.x(grid.at(i));
    boolean a = crossings().aFirst();
    for (Turn turn : crossings().turns()) {
      if (turn.low() <= x && x <= turn.high()) {
        return alone;
      }
      a ^= turn.high() < x;
    }
    return a ? Side.A : Side.B;
  }

  private static Side better(double mean) {
    return mean > 0 ? Side.A : Side.B;
  }

  private boolean certain(int i) {
    return Margin.certain(mean(i), sd(i));
  }

  /**
   * Whether they differ so that it matters: it is certain somewhere who is better, or each is
   * likely to be better somewhere. Then a mean that matters counts where it is not quite certain
   * too: else one of two that cross would pass for the better one, or both for equal.
   */
  private boolean differ() {
    boolean a = false;
    boolean b = false;
    for (int i = 0; i < stretch.values().size(); i++) {
      if (certain(i)) {
        return true;
      }
      boolean likely = margin.likely(mean(i), sd(i));
      a |= likely && mean(i) > 0;
      b |= likely && mean(i) < 0;
    }
    return a && b;
  }

  @Override
  public List<Turn> turns() {
    if (located()) {
      return crossings().turns();
    }
    List<Turn> turns = new ArrayList<>();
    if (indifferent()) {
      for (Change change : changes()) {
        turns.add(between(change));
      }
      return turns;
    }
    for (int i = 1; i < grid.size(); i++) {
      if (fit.mean(i - 1) > 0 != fit.mean(i) > 0) {
        turns.add(guess(i));
      }
    }
    return turns;
  }

  /** Where curves cross between the nearest values that are certain, or the ends. */
  private Turn between(Change change) {
    int from = change.from();
    while (from > 0 && !certain(from)) {
      from--;
    }
    int to = change.to();
    while (to < stretch.values().size() - 1 && !certain(to)) {
      to++;
    }
    return courses().between(grid.x(grid.at(from)), grid.x(grid.at(to)), change.aBefore());
  }

  /** A zero of the mean, and the nearest points to either side whose sign is certain. */
  private Turn guess(int i) {
    double share = fit.mean(i - 1) / (fit.mean(i - 1) - fit.mean(i));
    int low = i - 1;
    while (low > 0 && !Margin.certain(fit.mean(low), fit.sd(low))) {
      low--;
    }
    int high = i;
    while (high < grid.size() - 1 && !Margin.certain(fit.mean(high), fit.sd(high))) {
      high++;
    }
    double at = grid.x(i - 1) + (grid.x(i) - grid.x(i - 1)) * share;
    return new Turn(at, grid.x(low), grid.x(high), fit.mean(i - 1) > 0);
  }
}
