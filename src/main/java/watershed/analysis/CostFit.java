package watershed.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.DecompositionSolver;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealVector;

/**
 * A model of cost, fitted.
 *
 * @param reason why it could not be; empty where it could
 * @param constants fitted values by name
 * @param prediction natural logarithm of the cost of a cell; NaN where the model cannot tell it
 */
record CostFit(
    String reason, Map<String, Double> constants, ToDoubleFunction<CostPoint> prediction) {
  static final String C = "c";
  static final String INTERCEPT = "intercept";
  static final String THREADS = "threads";
  static final String KEYS = "keys";
  static final String WRITES = "writes";

  /** Diagonal of R below which columns count as one: the cells do not tell them apart. */
  private static final double SINGULAR = 1e-9;

  CostFit {
    constants = Collections.unmodifiableMap(new LinkedHashMap<>(constants));
  }

  private static CostFit not(String reason) {
    return new CostFit(reason, Map.of(), p -> Double.NaN);
  }

  /** base + c·T·log₂K with the document's own c. */
  static CostFit formula(double c, ToDoubleFunction<CostPoint> base) {
    return new CostFit("", Map.of(), p -> formula(p, c, base));
  }

  /**
   * base + c·T·log₂K, c by least squares of relative errors: c = Σ x(y−b)/y² ÷ Σ x²/y² with cost y,
   * base b and x = T·log₂K.
   */
  static CostFit formula(List<CostPoint> training, ToDoubleFunction<CostPoint> base) {
    double above = 0;
    double below = 0;
    for (CostPoint p : training) {
      double b = base.applyAsDouble(p);
      if (!p.given() && !Double.isNaN(b)) {
        double y = Math.exp(p.log());
        double x = p.formulaTerm();
        above += x * (y - b) / (y * y);
        below += x * x / (y * y);
      }
    }
    if (below == 0) {
      return not("no cell with a base is left to fit c to");
    }
    double c = above / below;
    return new CostFit("", Map.of(C, c), p -> formula(p, c, base));
  }

  private static double formula(CostPoint p, double c, ToDoubleFunction<CostPoint> base) {
    // Below 0 there is no logarithm: such a prediction is infinitely far off.
    return Math.log(Math.max(0, base.applyAsDouble(p) + c * p.formulaTerm()));
  }

  private record Column(String name, ToDoubleFunction<CostPoint> of) {}

  private static final List<Column> COLUMNS =
      List.of(
          new Column(THREADS, CostPoint::logThreads),
          new Column(KEYS, CostPoint::logKeys),
          new Column(WRITES, CostPoint::writes));

  /**
   * ln cost = intercept + a·log₂T + b·log₂K + d·w by least squares. It is the logarithm that is
   * linear, so that no prediction is below 0 and what is minimised is what is judged. What does not
   * vary is left out, and then says nothing of cells that differ in it.
   */
  static CostFit linear(List<CostPoint> training) {
    if (training.isEmpty()) {
      return not("no cell is left to fit to");
    }
    CostPoint one = training.get(0);
    List<Column> columns = new ArrayList<>();
    List<Column> constant = new ArrayList<>();
    for (Column column : COLUMNS) {
      boolean varies =
          training.stream()
              .anyMatch(p -> column.of.applyAsDouble(p) != column.of.applyAsDouble(one));
      (varies ? columns : constant).add(column);
    }
    int unknowns = columns.size() + 1;
    if (training.size() <= unknowns) {
      return not(
          "only " + Texts.count(training.size(), "cell") + " for " + unknowns + " constants");
    }
    double[][] rows = new double[training.size()][unknowns];
    double[] logs = new double[training.size()];
    for (int i = 0; i < logs.length; i++) {
      logs[i] = training.get(i).log();
      rows[i][0] = 1;
      for (int j = 1; j < unknowns; j++) {
        rows[i][j] = columns.get(j - 1).of.applyAsDouble(training.get(i));
      }
    }
    DecompositionSolver solver =
        new QRDecomposition(new Array2DRowRealMatrix(rows, false), SINGULAR).getSolver();
    if (!solver.isNonSingular()) {
      return not("threads, keys and writes do not vary independently of each other");
    }
    RealVector solution = solver.solve(new ArrayRealVector(logs, false));
    Map<String, Double> constants = new LinkedHashMap<>();
    constants.put(INTERCEPT, solution.getEntry(0));
    for (int j = 1; j < unknowns; j++) {
      constants.put(columns.get(j - 1).name, solution.getEntry(j));
    }
    return new CostFit(
        "",
        constants,
        p -> {
          for (Column c : constant) {
            if (c.of.applyAsDouble(p) != c.of.applyAsDouble(one)) {
              return Double.NaN;
            }
          }
          double log = solution.getEntry(0);
          for (int j = 1; j < unknowns; j++) {
            log += solution.getEntry(j) * columns.get(j - 1).of.applyAsDouble(p);
          }
          return log;
        });
  }

  private record Curve(int keys, double writes) {
    static Curve of(CostPoint p) {
      return new Curve(p.keys(), p.writes());
    }
  }

  /** {@link Usl} for each number of keys and share of writes that has enough thread counts. */
  static CostFit usl(List<CostPoint> training) {
    Map<Curve, List<CostPoint>> curves = new LinkedHashMap<>();
    training.forEach(p -> curves.computeIfAbsent(Curve.of(p), k -> new ArrayList<>()).add(p));
    Map<Curve, Usl> fits = new LinkedHashMap<>();
    curves.forEach(
        (curve, points) -> {
          Usl fit =
              Usl.fit(
                  points.stream().mapToDouble(CostPoint::threads).toArray(),
                  points.stream().mapToDouble(p -> Math.log(p.threads()) - p.log()).toArray());
          if (fit != null) {
            fits.put(curve, fit);
          }
        });
    return fits.isEmpty()
        ? not("no keys and writes are left with " + Usl.FEWEST + " thread counts")
        : new CostFit(
            "",
            Map.of(),
            p -> {
              Usl fit = fits.get(Curve.of(p));
              return fit == null
                  ? Double.NaN
                  : Math.log(p.threads()) - Math.log(fit.throughput(p.threads()));
            });
  }
}
