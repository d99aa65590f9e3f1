package watershed.lab;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import watershed.experiments.Preset;
import watershed.record.BadInput;
import watershed.record.Machine;
import watershed.record.PlannedCell;
import watershed.record.Run;

/**
 * What a plan will cost, told before it starts.
 *
 * @param cells of the plan
 * @param jdks how many JDKs take part in every block
 * @param calibration seconds that finding the lead-ins takes first
 */
public record PlanPreview(List<PlannedCell> cells, int jdks, double calibration) {
  /** Of memory, how much the forks of one block may take. */
  private static final double MEMORY_SHARE = 0.85;

  /** What a JVM takes beside its heap, in MiB: code, metaspace, threads. */
  private static final int BESIDE_HEAP_MIB = 80;

  /** The preview of a plan of that preset. */
  public static PlanPreview of(
      List<PlannedCell> cells, int jdks, Preset preset, Catalogue catalogue) {
    double calibration =
        Dose.of(preset).calibrates() ? Calibrator.seconds(Calibrator.groups(cells, catalogue)) : 0;
    return new PlanPreview(List.copyOf(cells), jdks, calibration);
  }

  /** Expected seconds of the whole plan. */
  public double seconds() {
    return calibration + cells.stream().mapToDouble(c -> c.blocks() * seconds(c)).sum();
  }

  private double seconds(PlannedCell c) {
    return new PlannedBlock(c.cell(), 0, c.contenders(), c.windows(), 0).seconds(jdks);
  }

  /**
   * The cells with as many blocks each as fit into a time: the same number of every cell at first,
   * one more of the cheapest as long as there is room; where not even one of each fits, the dearest
   * cells go.
   */
  public List<PlannedCell> cutTo(double seconds) {
    if (seconds() <= seconds) {
      return cells;
    }
    List<PlannedCell> cheapestFirst = new ArrayList<>(cells);
    cheapestFirst.sort(Comparator.comparingDouble(this::seconds));
    Map<PlannedCell, Integer> blocks = new TreeMap<>(Comparator.comparing(PlannedCell::cell));
    double used = calibration;
    int most = cells.stream().mapToInt(PlannedCell::blocks).max().orElse(0);
    for (int pass = 1; pass <= most; pass++) {
      for (PlannedCell cell : cheapestFirst) {
        double cost = seconds(cell);
        if (pass <= cell.blocks() && used + cost <= seconds) {
          blocks.merge(cell, 1, Integer::sum);
          used += cost;
        }
      }
    }
    if (blocks.isEmpty()) {
      throw new BadInput(
          String.format(
              Locale.ROOT,
              "--budget: the cheapest block takes about %s: give at least that",
              Progress.human(calibration + seconds(cheapestFirst.get(0)))));
    }
    List<PlannedCell> kept = new ArrayList<>();
    for (PlannedCell cell : cells) {
      Integer n = blocks.get(cell);
      if (n != null) {
        kept.add(new PlannedCell(cell.cell(), cell.contenders(), n, cell.windows()));
      }
    }
    return Collections.unmodifiableList(kept);
  }

  /** Prints the plan. */
  public void print(PrintStream out, Run run, @Nullable Duration budget) {
    int forks = 0;
    Map<String, int[]> perExperiment = new TreeMap<>();
    for (PlannedCell c : cells) {
      int f = c.blocks() * c.contenders().size() * jdks;
      forks += f;
      int[] sums = perExperiment.computeIfAbsent(c.cell().experiment(), e -> new int[3]);
      sums[0]++;
      sums[1] += c.blocks();
      sums[2] += f;
    }
    out.printf(
        Locale.ROOT,
        "plan: preset %s on JDK %s, seed %d: %s, about %s%s%n",
        run.preset(),
        String.join(" and ", run.jdks().stream().map(j -> j.id()).toList()),
        run.seed(),
        Progress.count(forks, "fork"),
        Progress.human(seconds()),
        budget == null
            ? ""
            : " (cut to a budget of " + Progress.human((double) budget.toSeconds()) + ")");
    perExperiment.forEach(
        (name, s) ->
            out.printf(
                Locale.ROOT,
                "  %-22s %9s, %11s, %11s%n",
                name,
                Progress.count(s[0], "cell"),
                Progress.count(s[1], "block"),
                Progress.count(s[2], "fork")));
  }

  /**
   * Refuses a plan whose largest block needs more memory than there is.
   *
   * @throws BadInput with the way out
   */
  public void requireMemory(Machine machine, Catalogue catalogue) {
    long limit =
        new Cgroup(new SystemFiles(Path.of("/"))).memoryLimit().orElse(Long.MAX_VALUE) >> 20;
    long memory = Math.min(machine.memoryMiB(), limit);
    for (PlannedCell c : cells) {
      ExperimentSpec spec = catalogue.find(c.cell().experiment());
      int together = spec.isSingleShot() ? 1 : c.contenders().size() * jdks;
      int heap = spec.meta().heapMiB();
      long need = (long) together * (heap + BESIDE_HEAP_MIB);
      if (need > memory * MEMORY_SHARE) {
        throw new BadInput(
            String.format(
                Locale.ROOT,
                "%s: its %d forks, alive together, may take %d MiB of the %d that"
                    + " this process may use: compare fewer at a time (-p, or one --jdk)",
                c.cell().id(),
                together,
                need,
                memory));
      }
    }
  }
}
