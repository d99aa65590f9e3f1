package watershed.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.jspecify.annotations.Nullable;

/** The cells of a design as they were measured, and as they might have come out. */
final class CostPoints {
  private final List<CostCell> cells;
  private final List<@Nullable CostCell> locked = new ArrayList<>();
  private final int[] bases;
  private final Map<CostCell, ForkNoise> noise = new HashMap<>();
  private final boolean known;

  /**
   * Pairs each cell with what the document's extra cost may be on top of.
   *
   * @param design the cells that are modelled
   * @param lockedMap those of the read-write-locked map
   * @param cpus of the machine: beyond them forks scatter by another law
   */
  CostPoints(CostCells design, CostCells lockedMap, int cpus) {
    cells = design.cells();
    bases = bases(design);
    for (CostCell cell : cells) {
      locked.add(lockedMap.cells().stream().filter(cell::samePlace).findFirst().orElse(null));
    }
    known = ForkNoise.of(cells).known();
    lend(design, cpus);
    if (ForkNoise.of(lockedMap.cells()).known()) {
      lend(lockedMap, cpus);
    }
  }

  /** Gives each cell the noise of its band; of all cells where its band has too little. */
  private void lend(CostCells design, int cpus) {
    ForkNoise all = ForkNoise.of(design.cells());
    for (boolean oversubscribed : new boolean[] {false, true}) {
      List<CostCell> band = design.band(cpus, oversubscribed);
      ForkNoise own = ForkNoise.of(band);
      band.forEach(c -> noise.put(c, own.known() ? own : all));
    }
  }

  /**
   * For each cell the one on one thread with the fewest keys, of the nearest share of writes; −1
   * where none was measured on one thread.
   */
  private static int[] bases(CostCells design) {
    List<CostCell> cells = design.cells();
    int[] bases = new int[cells.size()];
    for (int i = 0; i < bases.length; i++) {
      bases[i] = -1;
      double least = Double.POSITIVE_INFINITY;
      for (CostCell base : design.bases()) {
        double distance = Math.abs(base.writes() - cells.get(i).writes());
        if (distance < least) {
          bases[i] = cells.indexOf(base);
          least = distance;
        }
      }
    }
    return bases;
  }

  /** The points as measured, in the order of the cells. */
  List<CostPoint> measured() {
    return points(
        cells.stream().mapToDouble(CostCell::mean).toArray(),
        locked.stream().mapToDouble(c -> c == null ? Double.NaN : c.mean()).toArray());
  }

  /**
   * The points as redrawn from the scatter of forks. The locked map's noise is drawn apart, though
   * it took turns with the design, so intervals of the second reading are rather too wide.
   *
   * @return none where no cells have two forks
   */
  List<List<CostPoint>> redrawn(long seed, int resamples) {
    List<List<CostPoint>> all = new ArrayList<>();
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    for (int r = 0; known && r < resamples; r++) {
      all.add(
          points(
              cells.stream().mapToDouble(c -> draw(c, random)).toArray(),
              locked.stream()
                  .mapToDouble(c -> c == null ? Double.NaN : draw(c, random))
                  .toArray()));
    }
    return all;
  }

  private double draw(CostCell cell, UniformRandomProvider random) {
    ForkNoise own = noise.get(cell);
    return own == null ? cell.mean() : own.draw(cell, random);
  }

  private List<CostPoint> points(double[] logs, double[] lockedLogs) {
    List<CostPoint> points = new ArrayList<>();
    for (int i = 0; i < logs.length; i++) {
      CostCell cell = cells.get(i);
      points.add(
          new CostPoint(
              cell.threads(),
              cell.keys(),
              cell.writes(),
              logs[i],
              bases[i] < 0 ? Double.NaN : Math.exp(logs[bases[i]]),
              Math.exp(lockedLogs[i]),
              bases[i] == i));
    }
    return points;
  }
}
