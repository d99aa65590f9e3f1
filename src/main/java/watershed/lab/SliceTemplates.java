package watershed.lab;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import watershed.record.Axis;
import watershed.record.Cell;
import watershed.record.PlannedCell;
import watershed.record.Slice;

/**
 * How every cell of a slice is measured: as one of its cells, its template, which stands in the
 * run's plan for all of them. So the lead-in that is calibrated there holds for the whole slice.
 */
public final class SliceTemplates {
  /** Percent of writes at which lead-ins are calibrated: reads and writes both refill caches. */
  private static final double TEMPLATE_WRITES = 20;

  private final Map<String, PlannedCell> bySlice;
  private final Function<Cell, String> labels;

  private SliceTemplates(Map<String, PlannedCell> bySlice, Function<Cell, String> labels) {
    this.bySlice = bySlice;
    this.labels = labels;
  }

  /**
   * The templates of new slices, in their order.
   *
   * @param mostBlocks of a slice
   * @param cpus of this machine
   */
  public static List<PlannedCell> plan(
      List<Slice> slices, SearchDesigns designs, int mostBlocks, int cpus) {
    List<PlannedCell> templates = new ArrayList<>();
    for (Slice slice : slices) {
      Cell cell = slice.cell(templateValue(slice));
      templates.add(
          new PlannedCell(
              cell,
              designs.contenders(),
              mostBlocks,
              Dose.named(Dose.FIND).windows(cell.threads(), cpus)));
    }
    return templates;
  }

  /** The largest table and the most threads, which need the most time; of writes some. */
  private static double templateValue(Slice slice) {
    List<Double> values = slice.values();
    double chosen = values.get(values.size() - 1);
    if (slice.axis() == Axis.WRITES) {
      for (double value : values) {
        if (Math.abs(value - TEMPLATE_WRITES) < Math.abs(chosen - TEMPLATE_WRITES)) {
          chosen = value;
        }
      }
    }
    return chosen;
  }

  /**
   * The templates of a stored run.
   *
   * @throws IllegalArgumentException if a slice has none
   */
  public static SliceTemplates of(List<Slice> slices, List<PlannedCell> planned) {
    Map<String, PlannedCell> bySlice = new LinkedHashMap<>();
    List<PlannedCell> cells = new ArrayList<>();
    for (Slice slice : slices) {
      PlannedCell template =
          planned.stream()
              .filter(p -> slice.contains(p.cell()))
              .findFirst()
              .orElseThrow(() -> new IllegalArgumentException("no template of " + slice.id()));
      bySlice.put(slice.id(), template);
      for (double value : slice.values()) {
        cells.add(at(template, slice.cell(value)));
      }
    }
    return new SliceTemplates(bySlice, CellLabels.of(cells));
  }

  /**
   * One replicate at one value of a slice.
   *
   * @param block its number among those of that cell
   * @param runSeed of the whole search
   */
  public PlannedBlock block(Slice slice, double value, int block, long runSeed) {
    PlannedCell template = bySlice.get(slice.id());
    if (template == null) {
      throw new IllegalArgumentException("no template of " + slice.id());
    }
    return PlannedBlock.of(at(template, slice.cell(value)), block, runSeed);
  }

  /** A short name of a cell, by what varies in the search. */
  public String label(Cell cell) {
    return labels.apply(cell);
  }

  private static PlannedCell at(PlannedCell template, Cell cell) {
    return new PlannedCell(cell, template.contenders(), template.blocks(), template.windows());
  }
}
