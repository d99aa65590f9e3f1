package watershed.lab;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import watershed.experiments.Experiment;
import watershed.experiments.Grid;
import watershed.experiments.Preset;
import watershed.record.BadInput;
import watershed.record.Cell;
import watershed.record.Contenders;
import watershed.record.PlannedCell;
import watershed.record.Windows;

/** Turns a selection into cells, and cells into an order of blocks. */
public final class Planner {
  static final String THREADS = "threads";

  /** More than this is a slip of the finger, or a machine that the suite does not know. */
  public static final int MOST_THREADS = 4096;

  private static final int MOST_BLOCKS = 100_000;

  private final Catalogue catalogue;
  private final int cpus;

  /**
   * @param cpus of this machine, which {@code 1x} threads stands for
   */
  public Planner(Catalogue catalogue, int cpus) {
    this.catalogue = catalogue;
    this.cpus = cpus;
  }

  /** The experiments that a selection names. */
  public List<ExperimentSpec> experiments(Selection selection) {
    if (selection.experiments().isEmpty()) {
      return catalogue.all();
    }
    Set<ExperimentSpec> chosen = new LinkedHashSet<>();
    selection.experiments().forEach(name -> chosen.add(catalogue.find(name)));
    return List.copyOf(chosen);
  }

  private static int blocks(Dose dose, Experiment experiment, Preset preset) {
    int most = Math.min(dose.blocks(), experiment.mostBlocks());
    return preset.compareTo(Preset.QUICK) <= 0 ? Math.min(most, experiment.quickBlocks()) : most;
  }

  /**
   * The cells of a selection.
   *
   * @throws BadInput if a name or a value is not known or not allowed
   */
  public List<PlannedCell> cells(Selection selection) {
    List<ExperimentSpec> specs = experiments(selection);
    Params.rejectUnknown(selection.params().keySet(), specs);
    Dose dose = Dose.of(selection.preset());
    Integer given = selection.blocks();
    if (given != null && (given < 1 || given > MOST_BLOCKS)) {
      throw new BadInput("--blocks " + given + ": give a whole number from 1 to " + MOST_BLOCKS);
    }
    List<PlannedCell> planned = new ArrayList<>();
    for (ExperimentSpec spec : specs) {
      int blocks = given != null ? given : blocks(dose, spec.meta(), selection.preset());
      cells(spec, selection)
          .forEach(
              (cell, contenders) ->
                  planned.add(
                      new PlannedCell(
                          cell,
                          withTwin(spec, contenders),
                          blocks,
                          windows(spec, dose, cell.threads()))));
    }
    if (planned.isEmpty()) {
      throw new BadInput(
          "the preset '"
              + selection.preset().name().toLowerCase(java.util.Locale.ROOT)
              + "' has no cell of what was asked for: take a larger preset");
    }
    return planned;
  }

  /**
   * The blocks of a plan: first one of every cell, then a second, so that stopping early is fair to
   * all; shuffled within each pass.
   */
  static List<PlannedBlock> blocks(List<PlannedCell> cells, long seed) {
    List<PlannedBlock> all = new ArrayList<>();
    int most = cells.stream().mapToInt(PlannedCell::blocks).max().orElse(0);
    for (int block = 0; block < most; block++) {
      List<PlannedBlock> pass = new ArrayList<>();
      for (PlannedCell cell : cells) {
        if (block < cell.blocks()) {
          pass.add(PlannedBlock.of(cell, block, seed));
        }
      }
      Collections.shuffle(pass, new Random(seed + block));
      all.addAll(pass);
    }
    return all;
  }

  /** The twin tells what noise forks in turns have; those of single shots take none. */
  private List<String> withTwin(ExperimentSpec spec, Collection<String> contenders) {
    List<String> ordered = new ArrayList<>(spec.contenders());
    ordered.retainAll(contenders);
    contenders.stream().filter(c -> !ordered.contains(c)).forEach(ordered::add);
    if (spec.isSingleShot()) {
      return ordered;
    }
    String twinned =
        ordered.contains(spec.meta().baseline())
            ? spec.meta().baseline()
            : ordered.stream()
                .filter(c -> !c.equals(spec.meta().harness()))
                .findFirst()
                .orElse(ordered.get(0));
    ordered.add(Contenders.twinOf(twinned));
    return ordered;
  }

  private Windows windows(ExperimentSpec spec, Dose dose, int threads) {
    ExperimentSpec.Timing timing = spec.timing();
    return spec.isSingleShot()
        ? Windows.shots(timing.warmups(), timing.shots())
        : dose.windows(threads, cpus);
  }

  private Map<Cell, Set<String>> cells(ExperimentSpec spec, Selection selection) {
    Map<Cell, Set<String>> cells = new LinkedHashMap<>();
    Preset preset = selection.preset();
    if (!selection.experiments().isEmpty()) {
      // What was asked for by name is measured, however small the preset: in its smallest grid.
      Preset smallest = smallest(spec);
      preset = smallest.compareTo(preset) > 0 ? smallest : preset;
    }
    for (Grid grid : spec.meta().grids()) {
      if (grid.from().compareTo(preset) > 0) {
        continue;
      }
      Map<String, List<String>> axes = axes(spec, grid, selection);
      List<String> contenders = axes.remove(spec.meta().contender());
      for (Map<String, String> point : product(axes)) {
        int threads = threads(point.remove(THREADS));
        cells
            .computeIfAbsent(Cell.of(spec.name(), point, threads), c -> new LinkedHashSet<>())
            .addAll(contenders == null ? List.of() : contenders);
      }
    }
    return cells;
  }

  private static Preset smallest(ExperimentSpec spec) {
    return Arrays.stream(spec.meta().grids())
        .map(Grid::from)
        .min(Comparator.naturalOrder())
        .orElse(Preset.FLASH);
  }

  private Map<String, List<String>> axes(ExperimentSpec spec, Grid grid, Selection selection) {
    Map<String, List<String>> axes = new TreeMap<>();
    spec.params().forEach((param, values) -> axes.put(param, List.of(values.get(0))));
    if (spec.methods().size() > 1 || spec.meta().contender().equals(Experiment.METHOD)) {
      axes.put(Experiment.METHOD, spec.methods());
    }
    axes.put(spec.meta().contender(), spec.contenders());
    axes.put(THREADS, List.of("1"));
    for (String entry : grid.vary()) {
      int equals = entry.indexOf('=');
      String name = equals < 0 ? entry : entry.substring(0, equals);
      if (equals < 0 || !axes.containsKey(name)) {
        throw new IllegalStateException(spec.name() + ": no parameter in grid entry " + entry);
      }
      axes.put(name, List.of(entry.substring(equals + 1).split(",")));
    }
    selection
        .params()
        .forEach(
            (param, values) -> {
              if (axes.containsKey(param)) {
                axes.put(param, values.stream().map(v -> Params.checked(spec, param, v)).toList());
              }
            });
    if (!selection.threads().isEmpty()) {
      axes.put(THREADS, selection.threads());
    }
    return axes;
  }

  /** Every combination of one value each. */
  static List<Map<String, String>> product(Map<String, List<String>> axes) {
    List<Map<String, String>> points = new ArrayList<>();
    points.add(new TreeMap<>());
    axes.forEach(
        (name, values) -> {
          List<Map<String, String>> longer = new ArrayList<>();
          for (Map<String, String> point : points) {
            for (String value : values) {
              Map<String, String> extended = new TreeMap<>(point);
              extended.put(name, value);
              longer.add(extended);
            }
          }
          points.clear();
          points.addAll(longer);
        });
    return points;
  }

  /**
   * A number of threads.
   *
   * @param text a number, or a multiple of the CPUs as {@code 2x}; null for 1
   * @throws BadInput if it is neither
   */
  int threads(@Nullable String text) {
    return threads(text, cpus);
  }

  /** As {@link #threads(String)}, on a machine of that many CPUs. */
  static int threads(@Nullable String text, int cpus) {
    String given = text == null ? "1" : text.strip();
    boolean multiple = given.endsWith("x");
    String digits = multiple ? given.substring(0, given.length() - 1) : given;
    if (!ExperimentSpec.isNumber(digits)) {
      throw new BadInput("threads '" + given + "': give a number, or a multiple of the CPUs as 2x");
    }
    double number = Double.parseDouble(digits);
    long threads = multiple ? Math.max(1, Math.round(number * cpus)) : (long) number;
    if (number <= 0 || (!multiple && threads != number) || threads > MOST_THREADS) {
      throw new BadInput("threads '" + given + "': give a whole number from 1 to " + MOST_THREADS);
    }
    return (int) threads;
  }
}
