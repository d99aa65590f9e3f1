package watershed.record;

import java.util.List;

/**
 * What a run intends to do in one cell.
 *
 * @param cell where
 * @param contenders compared there, in declared order, the control twin included
 * @param blocks replicates wanted
 * @param windows how long each fork works at a time, with the calibrated lead-in once that was
 *     measured
 */
public record PlannedCell(Cell cell, List<String> contenders, int blocks, Windows windows) {
  public PlannedCell {
    contenders = List.copyOf(contenders);
  }
}
