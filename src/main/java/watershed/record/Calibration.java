package watershed.record;

import java.util.List;
import java.util.Map;

/**
 * How long a fork must work after its turn began until its score stands still: the caches that
 * another fork emptied are full again by then.
 *
 * @param group what the cells that it holds for have in common: experiment and all parameters but
 *     the crossover axis
 * @param cell where it was measured
 * @param windowMillis length of one position
 * @param rounds turns that every figure is a mean over
 * @param relative by contender: mean of ln(score at a position / mean score of the last third), per
 *     position
 * @param bias root mean square of that over contenders, less what noise contributes, per position
 * @param leadIns positions to throw away
 * @param settled whether the score stood still within the positions tried
 */
public record Calibration(
    String group,
    Cell cell,
    int windowMillis,
    int rounds,
    Map<String, List<Double>> relative,
    List<Double> bias,
    int leadIns,
    boolean settled) {
  /** Name of the file that holds all calibrations of a run. */
  public static final String FILE = "calibration.json";
}
