package watershed.lab;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import watershed.record.Calibration;
import watershed.record.Cell;
import watershed.record.Contenders;
import watershed.record.PlannedCell;
import watershed.record.Windows;

/**
 * Finds the lead-in that each group of cells needs. A calibration block has turns of many windows,
 * all kept; where the later windows of a turn no longer differ from its last ones, the caches are
 * as full as they get.
 */
final class Calibrator {
  static final int POSITIONS = 12;
  static final int ROUNDS = 12;

  /** Largest bias, as a natural logarithm, that a lead-in may leave. */
  static final double TOLERANCE = 0.02;

  /** One-sided 99 %: a bias counts when it is told from the tolerance despite the noise. */
  private static final double Z = 2.33;

  private final Catalogue catalogue;
  private final SessionSettings settings;
  private final Consumer<String> forkOutput;

  Calibrator(Catalogue catalogue, SessionSettings settings, Consumer<String> forkOutput) {
    this.catalogue = catalogue;
    this.settings = settings;
    this.forkOutput = forkOutput;
  }

  /** The groups of a plan that need one: those of experiments with a working set. */
  static Map<String, List<PlannedCell>> groups(List<PlannedCell> cells, Catalogue catalogue) {
    Map<String, List<PlannedCell>> groups = new TreeMap<>();
    for (PlannedCell planned : cells) {
      ExperimentSpec spec = catalogue.find(planned.cell().experiment());
      if (spec.isCalibrated()) {
        groups.computeIfAbsent(group(spec, planned.cell()), g -> new ArrayList<>()).add(planned);
      }
    }
    return groups;
  }

  private static String group(ExperimentSpec spec, Cell cell) {
    SortedMap<String, String> shared = new TreeMap<>(cell.params());
    shared.remove(spec.meta().axis());
    return cell.experiment() + shared;
  }

  /** Seconds that one calibration is expected to take. */
  static double estimate(PlannedCell cell) {
    return new PlannedBlock(cell.cell(), 0, cell.contenders(), shape(cell.windows()), 0).seconds(1);
  }

  private static Windows shape(Windows w) {
    int leadIn = (POSITIONS - 1) * w.windowMillis();
    return new Windows(w.warmupRounds(), w.warmupMillis(), ROUNDS, leadIn, w.windowMillis());
  }

  /**
   * Measures one group, in the cell of its that has as many threads as there are CPUs, or nearest.
   */
  Calibration calibrate(String group, List<PlannedCell> cells, long seed)
      throws InterruptedException {
    int cpus = Runtime.getRuntime().availableProcessors();
    PlannedCell chosen = cells.get(0);
    for (PlannedCell cell : cells) {
      if (Math.abs(cell.cell().threads() - cpus) < Math.abs(chosen.cell().threads() - cpus)) {
        chosen = cell;
      }
    }
    ExperimentSpec spec = catalogue.find(chosen.cell().experiment());
    List<BlockRunner.Entrant> entrants = new ArrayList<>();
    for (String contender : chosen.contenders()) {
      if (!Contenders.isTwin(contender) && !contender.equals(spec.meta().harness())) {
        entrants.add(new BlockRunner.Entrant(contender, settings.jdks().get(0)));
      }
    }
    BlockRunner runner =
        new BlockRunner(
            spec, settings.extraJvmArgs(), settings.code(), settings.turnDeadline(), forkOutput);
    Map<String, List<Double>> scores =
        runner.everyIteration(
            new PlannedBlock(chosen.cell(), 0, chosen.contenders(), chosen.windows(), seed),
            entrants,
            shape(chosen.windows()));
    return judge(group, chosen, scores);
  }

  /**
   * Reads the lead-in off the scores.
   *
   * @param scores by contender: all windows of all turns, in order
   */
  static Calibration judge(String group, PlannedCell cell, Map<String, List<Double>> scores) {
    Map<String, List<Double>> relative = new LinkedHashMap<>();
    double[] square = new double[POSITIONS];
    double[] variance = new double[POSITIONS];
    for (Map.Entry<String, List<Double>> contender : scores.entrySet()) {
      List<Double> means = new ArrayList<>();
      for (int p = 0; p < POSITIONS; p++) {
        double sum = 0;
        double squares = 0;
        for (int r = 0; r < ROUNDS; r++) {
          double x = Math.log(contender.getValue().get(r * POSITIONS + p)) - tail(contender, r);
          sum += x;
          squares += x * x;
        }
        double mean = sum / ROUNDS;
        double errorSquared = (squares / ROUNDS - mean * mean) / (ROUNDS - 1);
        means.add(mean);
        // Noise alone makes squares of means positive: its share is taken off.
        square[p] += (mean * mean - errorSquared) / scores.size();
        // Of the square of a normal mean about mu: 2 sigma^4 + 4 mu^2 sigma^2, at the tolerance.
        variance[p] +=
            (2 * errorSquared + 4 * TOLERANCE * TOLERANCE)
                * errorSquared
                / scores.size()
                / scores.size();
      }
      relative.put(contender.getKey(), means);
    }
    List<Double> bias = new ArrayList<>();
    int leadIns = 1;
    int last = POSITIONS - tailLength();
    for (int p = 0; p < POSITIONS; p++) {
      double b = Math.sqrt(Math.max(0, square[p]));
      bias.add(b);
      // Not a number where a window held no operation at all: then nothing is known of it.
      boolean still = square[p] - Z * Math.sqrt(variance[p]) <= TOLERANCE * TOLERANCE;
      if (!still && p < last) {
        leadIns = p + 1;
      }
    }
    return new Calibration(
        group,
        cell.cell(),
        cell.windows().windowMillis(),
        ROUNDS,
        relative,
        bias,
        leadIns,
        leadIns < last && !scores.isEmpty());
  }

  private static int tailLength() {
    return POSITIONS / 3;
  }

  private static double tail(Map.Entry<String, List<Double>> contender, int round) {
    double sum = 0;
    for (int p = POSITIONS - tailLength(); p < POSITIONS; p++) {
      sum += Math.log(contender.getValue().get(round * POSITIONS + p));
    }
    return sum / tailLength();
  }

  /** The cells of a plan with the lead-ins that were found. */
  List<PlannedCell> apply(List<PlannedCell> cells, List<Calibration> found) {
    Map<String, Calibration> byGroup = new TreeMap<>();
    found.forEach(c -> byGroup.put(c.group(), c));
    List<PlannedCell> adjusted = new ArrayList<>();
    for (PlannedCell planned : cells) {
      ExperimentSpec spec = catalogue.find(planned.cell().experiment());
      Calibration c = byGroup.get(group(spec, planned.cell()));
      if (c == null || !spec.isCalibrated()) {
        adjusted.add(planned);
        continue;
      }
      Windows w = planned.windows();
      // Whole windows, and never less than the plan's own: long windows have long lead-ins already.
      int needed = c.leadIns() * c.windowMillis();
      int windows = Math.max(w.leadInMillis(), needed + w.windowMillis() - 1) / w.windowMillis();
      adjusted.add(
          new PlannedCell(
              planned.cell(),
              planned.contenders(),
              planned.blocks(),
              new Windows(
                  w.warmupRounds(),
                  w.warmupMillis(),
                  w.rounds(),
                  windows * w.windowMillis(),
                  w.windowMillis())));
    }
    return adjusted;
  }

  /** Seconds that calibrating those groups is expected to take. */
  static double seconds(Map<String, List<PlannedCell>> groups) {
    return groups.values().stream().mapToDouble(g -> estimate(g.get(0))).sum();
  }
}
