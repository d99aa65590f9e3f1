package watershed.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.descriptive.Quantile;
import watershed.analysis.Crossings.Turn;

/** Where each of many sampled curves changes sign. */
final class Courses {
  /** Of each tail, what an interval leaves out (METHOD, Crossover 4). */
  private static final double TAIL = 0.0125;

  private final List<Course> courses;

  /** A curve's zeros, in order, and whether it begins above 0. */
  private static final class Course {
    final boolean aFirst;
    final double[] zeros;

    Course(FitGrid grid, double[] path) {
      double[] found = new double[path.length];
      int n = 0;
      for (int i = 1; i < path.length; i++) {
        if (path[i - 1] > 0 != path[i] > 0) {
          double share = path[i - 1] / (path[i - 1] - path[i]);
          found[n++] = grid.x(i - 1) + (grid.x(i) - grid.x(i - 1)) * share;
        }
      }
      this.aFirst = path[0] > 0;
      this.zeros = Arrays.copyOf(found, n);
    }

    int kind() {
      return 2 * zeros.length + (aFirst ? 1 : 0);
    }
  }

  /**
   * Finds the zeros of curves that are linear between the points of a grid.
   *
   * @param paths at all points of the grid; at least one
   */
  Courses(FitGrid grid, double[][] paths) {
    this.courses = Arrays.stream(paths).map(path -> new Course(grid, path)).toList();
  }

  /** The most frequent answer to how often they change sign, and which way first. */
  Crossings modal() {
    int most = courses.stream().mapToInt(Course::kind).max().orElseThrow();
    int[] votes = new int[most + 1];
    int modal = 0;
    for (Course course : courses) {
      int kind = course.kind();
      votes[kind]++;
      modal = votes[kind] > votes[modal] ? kind : modal;
    }
    int winner = modal;
    List<Course> agreeing = courses.stream().filter(c -> c.kind() == winner).toList();
    boolean aFirst = agreeing.get(0).aFirst;
    List<Turn> turns = new ArrayList<>();
    for (int k = 0; k < agreeing.get(0).zeros.length; k++) {
      int which = k;
      double[] zeros = agreeing.stream().mapToDouble(c -> c.zeros[which]).toArray();
      turns.add(turn(zeros, zeros, aFirst == (k % 2 == 0)));
    }
    return new Crossings(aFirst, agreeing.size() / (double) courses.size(), turns);
  }

  /**
   * Where they change sign between two coordinates, below and above which it is known who is
   * better. Those that wind about 0 there count from their first zero to their last.
   *
   * @return the whole of it where none has a zero there
   */
  Turn between(double from, double to, boolean aBefore) {
    List<double[]> inside =
        courses.stream()
            .map(c -> Arrays.stream(c.zeros).filter(z -> z >= from && z <= to).toArray())
            .filter(zeros -> zeros.length > 0)
            .toList();
    if (inside.isEmpty()) {
      return new Turn((from + to) / 2, from, to, aBefore);
    }
    ToDoubleFunction<double[]> last = zeros -> zeros[zeros.length - 1];
    return turn(
        inside.stream().mapToDouble(zeros -> zeros[0]).toArray(),
        inside.stream().mapToDouble(last).toArray(),
        aBefore);
  }

  private static Turn turn(double[] lows, double[] highs, boolean aBefore) {
    double[] middles = new double[lows.length];
    for (int i = 0; i < middles.length; i++) {
      middles[i] = (lows[i] + highs[i]) / 2;
    }
    Quantile quantile = Quantile.withDefaults();
    return new Turn(
        quantile.evaluate(middles, 0.5),
        quantile.evaluate(lows, TAIL),
        quantile.evaluate(highs, 1 - TAIL),
        aBefore);
  }
}
