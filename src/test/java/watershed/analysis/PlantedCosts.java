package watershed.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Cells whose cost follows a planted law, forks scattered about it log-normally. */
final class PlantedCosts {
  /** A cost in nanoseconds of thread time. */
  @FunctionalInterface
  interface Law {
    double nanos(int threads, int keys, double writes);
  }

  private final Random random;
  private final int forks;
  private final double sd;
  private List<Integer> threads = List.of(1, 2, 4, 8, 16);
  private List<Integer> keys = List.of(1 << 10, 1 << 14, 1 << 17);
  private List<Integer> writes = List.of(5, 30);

  PlantedCosts(long seed, int forks, double sd) {
    this.random = new Random(seed);
    this.forks = forks;
    this.sd = sd;
  }

  PlantedCosts threads(Integer... counts) {
    threads = List.of(counts);
    return this;
  }

  PlantedCosts keys(Integer... counts) {
    keys = List.of(counts);
    return this;
  }

  PlantedCosts writes(Integer... percent) {
    writes = List.of(percent);
    return this;
  }

  CostCells of(String design, Law law) {
    List<CostCell> cells = new ArrayList<>();
    for (int t : threads) {
      for (int k : keys) {
        for (int w : writes) {
          double log = Math.log(law.nanos(t, k, w));
          cells.add(
              new CostCell(
                  t,
                  k,
                  w,
                  IntStream.range(0, forks)
                      .mapToObj(f -> log + sd * random.nextGaussian())
                      .toList()));
        }
      }
    }
    return new CostCells(design, "17", cells, 0);
  }

  /** The document's formula with some constant over a base that depends on the writes alone. */
  static Law formula(double c) {
    return (t, k, w) -> {
      double base = 20 + w / 2;
      boolean itself = t == 1 && k == 1 << 10;
      return itself ? base : base + c * t * Math.log(k) / Math.log(2);
    };
  }

  static final CostCells NO_LOCKED = new CostCells("RWLock", "17", List.of(), 0);
}
