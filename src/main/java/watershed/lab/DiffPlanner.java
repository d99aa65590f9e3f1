package watershed.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import watershed.record.BadInput;
import watershed.record.Cell;
import watershed.record.Contenders;
import watershed.record.DiffPlan;
import watershed.record.PlannedCell;
import watershed.record.Run;
import watershed.record.Side;
import watershed.record.Windows;

/** Turns a selection of the suite's experiments into the cells of a diff. */
public final class DiffPlanner {
  /** What takes the place of the contender's parameter in a diff's record. */
  static final String SIDE = "side";

  private final Catalogue catalogue;
  private final Planner planner;
  private final List<InstalledJdk> jdks;

  /**
   * @param jdks of both sides
   */
  public DiffPlanner(Catalogue catalogue, Planner planner, List<InstalledJdk> jdks) {
    this.catalogue = catalogue;
    this.planner = planner;
    this.jdks = List.copyOf(jdks);
  }

  /**
   * What is to be measured.
   *
   * @param cells each with both sides and the twin of A
   * @param experiments as the run's record names them
   * @param leftOut what cannot be compared, with the reason
   * @param notes what else is to be known, one line each
   */
  public record Planned(
      List<PlannedCell> cells,
      List<Run.ExperimentInfo> experiments,
      List<DiffPlan.LeftOut> leftOut,
      List<String> notes) {}

  /**
   * A cell for every contender of every cell of a selection.
   *
   * @throws BadInput if a name or a value is not known, or nothing is left to compare
   */
  public Planned plan(Selection selection, int pairs) {
    List<PlannedCell> cells = new ArrayList<>();
    List<DiffPlan.LeftOut> leftOut = new ArrayList<>();
    for (PlannedCell planned : planner.cells(selection)) {
      ExperimentSpec spec = catalogue.find(planned.cell().experiment());
      for (String contender : planned.contenders()) {
        if (Contenders.isTwin(contender)) {
          continue;
        }
        Cell cell = whole(spec, planned.cell(), contender);
        String lacking = lacking(spec, contender);
        if (lacking == null) {
          cells.add(
              new PlannedCell(
                  cell, Side.entrants(), pairs, steadied(planned.windows(), selection)));
        } else {
          leftOut.add(new DiffPlan.LeftOut(cell, contender + " " + lacking));
        }
      }
    }
    if (cells.isEmpty()) {
      throw nothing(leftOut);
    }
    return new Planned(
        cells,
        planner.experiments(selection).stream().map(DiffPlanner::info).toList(),
        leftOut,
        List.of());
  }

  /** Where all that was asked for is left out. */
  static BadInput nothing(List<DiffPlan.LeftOut> leftOut) {
    return new BadInput(
        "nothing to compare: "
            + leftOut.stream()
                .map(DiffPlan.LeftOut::why)
                .distinct()
                .collect(Collectors.joining("; ")));
  }

  private @Nullable String lacking(ExperimentSpec spec, String contender) {
    for (InstalledJdk jdk : jdks) {
      String lacking = BlockSession.lacking(spec, contender, jdk);
      if (lacking != null) {
        return lacking;
      }
    }
    return null;
  }

  private static Cell whole(ExperimentSpec spec, Cell cell, String contender) {
    Map<String, String> params = new TreeMap<>(cell.params());
    params.put(spec.meta().contender(), contender);
    return Cell.of(cell.experiment(), params, cell.threads());
  }

  /**
   * The lead-ins of a diff are not measured: both sides refill equal caches, so that a bias which
   * is left hits both. Where a preset would measure them, they are twice as long.
   */
  private static Windows steadied(Windows w, Selection selection) {
    if (w.areShots() || !Dose.of(selection.preset()).calibrates()) {
      return w;
    }
    return new Windows(
        w.warmupRounds(), w.warmupMillis(), w.rounds(), 2 * w.leadInMillis(), w.windowMillis());
  }

  private static Run.ExperimentInfo info(ExperimentSpec spec) {
    Run.ExperimentInfo whole = spec.info();
    return sides(whole.name(), whole.className(), whole.section(), whole.question());
  }

  /** An experiment or benchmark whose contenders are the sides. */
  static Run.ExperimentInfo sides(String name, String className, String section, String question) {
    return new Run.ExperimentInfo(
        name,
        className,
        section,
        question,
        SIDE,
        "",
        "",
        List.of(),
        Side.A,
        List.of(Side.A, Side.B),
        Map.of(),
        List.of());
  }
}
