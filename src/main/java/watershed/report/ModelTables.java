package watershed.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import watershed.analysis.CostCells;
import watershed.analysis.CostModel;
import watershed.analysis.CostModels;
import watershed.analysis.Estimate;
import watershed.analysis.ScalingFit;

/** Tables of models of cost: how far off they are, what was fitted, how throughput scales. */
final class ModelTables {
  private static final String NONE = "-";

  /** Percent of writes that a fitted factor is shown for. */
  private static final int STEP = 10;

  private ModelTables() {}

  /** A value with its interval, or without where there are too few forks for one. */
  static String text(Estimate estimate) {
    return estimate.alone()
        ? Numbers.of(estimate.value()) + " (no interval: too few forks)"
        : Numbers.withInterval(estimate);
  }

  private static String off(@Nullable Estimate error) {
    return error == null ? NONE : brief(error.map(Math::exp));
  }

  private static String brief(Estimate estimate) {
    return estimate.alone() ? Numbers.of(estimate.value()) : Numbers.withInterval(estimate);
  }

  private static String where(boolean oversubscribed, int cpus) {
    return oversubscribed
        ? "oversubscribed (more than " + Numbers.count(cpus, "thread") + ")"
        : "up to " + Numbers.count(cpus, "CPU");
  }

  /** How far each model is off on the cells of a band that it was not fitted to. */
  static CellTable errors(CostModels models, CostModels.Band band, int cpus, String jdk) {
    List<List<String>> rows = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    notes.add(
        "used: "
            + CostCells.text(band.cells())
            + (models.cells().leftOut() == 0
                ? ""
                : "; " + models.cells().leftOut() + " of churn, Zipf or the like left out"));
    if (!models.cells().bases().isEmpty()) {
      notes.add(
          "own base: " + CostCells.text(models.cells().bases()) + ", the nearest writes taken");
    }
    notes.add(
        "all cells of one thread count (key count) are left out at a time and predicted from the"
            + " others; off by: the larger of predicted and measured over the smaller, 1 is exact;"
            + " intervals 95 %, forks redrawn");
    for (CostModels.Errors e : band.errors()) {
      rows.add(
          List.of(
              e.model().label(),
              e.leftOut(),
              e.predicted() + " of " + e.tested(),
              off(e.median()),
              off(e.ninetieth())));
      if (!e.reason().isEmpty()) {
        notes.add(e.model().label() + ", " + e.leftOut() + " left out: not tested: " + e.reason());
      }
    }
    Map<CostModel, List<String>> fitted = new LinkedHashMap<>();
    for (CostModels.Constant c : band.constants()) {
      fitted.computeIfAbsent(c.model(), k -> new ArrayList<>()).add(constant(c));
    }
    fitted.forEach(
        (model, texts) ->
            notes.add("fitted to all, " + model.label() + ": " + String.join(", ", texts)));
    return new CellTable(
        "Models of the cost of "
            + models.cells().design()
            + " in thread time, out of sample, "
            + where(band.oversubscribed(), cpus)
            + "; JDK "
            + jdk,
        List.of(
            CellTable.Column.text("model"),
            CellTable.Column.text("left out"),
            CellTable.Column.text("cells"),
            CellTable.Column.text("median off by"),
            CellTable.Column.text("90th percentile")),
        rows,
        notes);
  }

  private static String constant(CostModels.Constant c) {
    return switch (c.name()) {
      case "threads", "keys" ->
          "x" + brief(c.value().map(Math::exp)) + " per doubling of " + c.name();
      case "writes" -> "x" + brief(perStep(c.value())) + " per " + STEP + " % writes";
      case "intercept" -> "constant " + brief(c.value().map(Math::exp)) + " ns";
      default -> c.name() + " = " + brief(c.value()) + " ns";
    };
  }

  private static Estimate perStep(Estimate perPercent) {
    DoubleUnaryOperator factor = x -> Math.exp(STEP * x);
    return perPercent.map(factor);
  }

  /** The linear model of every design, a table for each band in which one could be fitted. */
  static List<CellTable> linear(List<CostModels> designs, int cpus, String jdk) {
    List<CellTable> tables = new ArrayList<>();
    for (boolean oversubscribed : new boolean[] {false, true}) {
      List<List<String>> rows = new ArrayList<>();
      for (CostModels models : designs) {
        for (CostModels.Band band : models.bands()) {
          if (band.oversubscribed() == oversubscribed && !band.constants().isEmpty()) {
            rows.add(row(models.cells().design(), band));
          }
        }
      }
      if (!rows.isEmpty()) {
        tables.add(
            new CellTable(
                "Linear model of each design's cost, "
                    + where(oversubscribed, cpus)
                    + "; JDK "
                    + jdk,
                List.of(
                    CellTable.Column.text("design"),
                    CellTable.Column.text("x per 2 T"),
                    CellTable.Column.text("x per 2 K"),
                    CellTable.Column.text("x per " + STEP + " % w"),
                    CellTable.Column.text("off, T out"),
                    CellTable.Column.text("off, K out")),
                rows,
                List.of(
                    "x: factor of the cost per doubling of threads T, of keys K, per "
                        + STEP
                        + " % writes w; off, T (K) out: median on cells of the thread (key) count"
                        + " left out; - does not vary or too few")));
      }
    }
    return tables;
  }

  private static List<String> row(String design, CostModels.Band band) {
    Map<String, String> factors = new LinkedHashMap<>();
    for (CostModels.Constant c : band.constants()) {
      factors.put(
          c.name(),
          brief(c.name().equals("writes") ? perStep(c.value()) : c.value().map(Math::exp)));
    }
    List<String> row = new ArrayList<>();
    row.add(design);
    for (String name : List.of("threads", "keys", "writes")) {
      row.add(factors.getOrDefault(name, NONE));
    }
    band.errors().forEach(e -> row.add(off(e.median())));
    return row;
  }

  /** Gunther's law for each design, keys and writes; says of what it could not be fitted to. */
  static CellTable scaling(List<ScalingFit> fits, int cpus, String jdk) {
    List<List<String>> rows = new ArrayList<>();
    Map<String, List<ScalingFit>> unfitted = new LinkedHashMap<>();
    for (ScalingFit fit : fits) {
      ScalingFit.Curve curve = fit.curve();
      if (curve == null) {
        unfitted.computeIfAbsent(fit.reason(), k -> new ArrayList<>()).add(fit);
      } else {
        rows.add(
            List.of(
                fit.design(),
                Integer.toString(fit.keys()),
                Numbers.of(fit.writes()),
                brief(curve.gamma()),
                brief(curve.alpha()),
                brief(curve.beta()),
                curve.law().peak().isPresent()
                    ? Numbers.of(curve.law().peak().getAsDouble())
                    : "none",
                Numbers.percent(curve.residual()),
                Integer.toString(fit.forks())));
      }
    }
    List<String> notes = new ArrayList<>();
    if (fits.isEmpty()) {
      notes.add("not fitted: no keys and writes were measured on two thread counts");
    }
    unfitted.forEach((reason, of) -> notes.add(unfitted(reason, of)));
    notes.add(
        "it describes and decides nothing; thread counts above the "
            + Numbers.count(cpus, "CPU")
            + " never enter");
    return new CellTable(
        "Scaling, X = gamma N / (1 + alpha (N-1) + beta N (N-1)); JDK " + jdk,
        List.of(
            CellTable.Column.text("design"),
            CellTable.Column.number("keys"),
            CellTable.Column.number("writes"),
            CellTable.Column.text("gamma ops/us"),
            CellTable.Column.text("alpha"),
            CellTable.Column.text("beta"),
            CellTable.Column.number("peak N"),
            CellTable.Column.number("off"),
            CellTable.Column.number("forks")),
        rows,
        notes);
  }

  private static String unfitted(String reason, List<ScalingFit> fits) {
    Set<String> designs = new LinkedHashSet<>();
    Set<Integer> oversubscribed = new LinkedHashSet<>();
    fits.forEach(f -> designs.add(f.design()));
    fits.forEach(f -> oversubscribed.addAll(f.oversubscribed()));
    return "not fitted: "
        + reason
        + " ("
        + Numbers.count(fits.size(), "curve")
        + " of "
        + String.join(", ", designs)
        + (oversubscribed.isEmpty()
            ? ""
            : "; oversubscribed, left out: "
                + oversubscribed.stream()
                    .sorted()
                    .map(String::valueOf)
                    .collect(Collectors.joining(", ")))
        + ")";
  }
}
