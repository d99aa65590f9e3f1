package watershed.analysis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.jspecify.annotations.Nullable;

/**
 * How the throughput of a design grows with threads, for one number of keys and share of writes:
 * {@link Usl} on the fork means' logarithms, intervals by redrawing forks. It describes and does
 * not decide: no verdict rests on it. Thread counts above the CPUs are never fitted with the
 * others.
 *
 * @param design the contender
 * @param keys number of keys
 * @param writes percent
 * @param threads counts that were fitted or would have been, ascending
 * @param oversubscribed counts that were left out
 * @param forks number of forks at the counts that were not
 * @param curve the fit; null where there is none
 * @param reason why there is none; empty where there is
 */
public record ScalingFit(
    String design,
    int keys,
    double writes,
    List<Integer> threads,
    List<Integer> oversubscribed,
    int forks,
    @Nullable Curve curve,
    String reason) {
  /** Fewest thread counts: one more than the law has constants, or it would fit anything. */
  static final int FEWEST = Usl.FEWEST + 1;

  /** Share of redrawn curves that must be fitted for an interval. */
  private static final double FITTED = 0.9;

  /**
   * A fitted curve.
   *
   * @param law the fit
   * @param gamma throughput of one thread, operations per microsecond
   * @param alpha Gunther's contention
   * @param beta Gunther's coherence
   * @param residual standard deviation of ln(measured/fitted) over thread counts
   */
  public record Curve(Usl law, Estimate gamma, Estimate alpha, Estimate beta, double residual) {}

  public ScalingFit {
    threads = List.copyOf(threads);
    oversubscribed = List.copyOf(oversubscribed);
  }

  /**
   * One for each number of keys and share of writes that was measured on two thread counts or more.
   *
   * @param cells of the design
   * @param cpus of the machine
   * @param bootstrap how forks are redrawn
   */
  public static List<ScalingFit> of(CostCells cells, int cpus, Bootstrap bootstrap) {
    List<ScalingFit> fits = new ArrayList<>();
    List<CostCell> seen = new ArrayList<>();
    ForkNoise noise = ForkNoise.of(cells.band(cpus, false));
    for (CostCell first : cells.cells()) {
      if (seen.stream().noneMatch(first::sameCurve)) {
        seen.add(first);
        List<CostCell> curve = cells.cells().stream().filter(first::sameCurve).toList();
        if (curve.size() > 1) {
          fits.add(of(cells.design(), curve, cpus, noise, bootstrap));
        }
      }
    }
    return fits;
  }

  private static ScalingFit of(
      String design, List<CostCell> cells, int cpus, ForkNoise noise, Bootstrap bootstrap) {
    List<CostCell> within = cells.stream().filter(c -> c.threads() <= cpus).toList();
    List<Integer> threads = within.stream().map(CostCell::threads).toList();
    Curve curve = threads.size() < FEWEST ? null : curve(within, noise, bootstrap);
    return new ScalingFit(
        design,
        cells.get(0).keys(),
        cells.get(0).writes(),
        threads,
        cells.stream().map(CostCell::threads).filter(t -> t > cpus).toList(),
        CostCells.forks(within),
        curve,
        threads.size() < FEWEST ? tooFew(threads) : curve == null ? "no convergence" : "");
  }

  private static String tooFew(Collection<Integer> threads) {
    return "only "
        + Texts.count(threads.size(), "thread count")
        + " up to the CPUs"
        + (threads.isEmpty() ? "" : " (" + Texts.list(threads) + ")")
        + ", "
        + FEWEST
        + " are needed";
  }

  private static @Nullable Curve curve(List<CostCell> cells, ForkNoise noise, Bootstrap bootstrap) {
    double[] threads = cells.stream().mapToDouble(CostCell::threads).toArray();
    Usl law = fit(threads, cells.stream().mapToDouble(CostCell::mean).toArray());
    if (law == null) {
      return null;
    }
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(bootstrap.seed());
    int draws = noise.known() ? bootstrap.resamples() : 0;
    List<Usl> redrawn = new ArrayList<>();
    for (int r = 0; r < draws; r++) {
      Usl again = fit(threads, cells.stream().mapToDouble(c -> noise.draw(c, random)).toArray());
      if (again != null) {
        redrawn.add(again);
      }
    }
    List<Usl> enough = redrawn.size() < FITTED * draws ? List.of() : redrawn;
    int forks = CostCells.forks(cells);
    double squares = 0;
    for (CostCell cell : cells) {
      double off =
          logThroughput(cell.threads(), cell.mean()) - Math.log(law.throughput(cell.threads()));
      squares += off * off;
    }
    return new Curve(
        law,
        estimate(law, enough, Usl::gamma, forks),
        estimate(law, enough, Usl::alpha, forks),
        estimate(law, enough, Usl::beta, forks),
        Math.sqrt(squares / (cells.size() - Usl.FEWEST)));
  }

  private static @Nullable Usl fit(double[] threads, double[] logCosts) {
    double[] logs = new double[threads.length];
    for (int i = 0; i < logs.length; i++) {
      logs[i] = logThroughput(threads[i], logCosts[i]);
    }
    return Usl.fit(threads, logs);
  }

  /** Logarithm of operations per microsecond of all threads together. */
  private static double logThroughput(double threads, double logNanos) {
    return Math.log(1000 * threads) - logNanos;
  }

  private static Estimate estimate(
      Usl law, List<Usl> redrawn, ToDoubleFunction<Usl> of, int forks) {
    return CrossValidation.interval(
        of.applyAsDouble(law), redrawn.stream().mapToDouble(of).toArray(), forks);
  }
}
