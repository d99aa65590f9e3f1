package watershed.lab;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import watershed.record.Axis;

/**
 * What the user asks of a search for crossovers.
 *
 * @param experiment its name, in any case
 * @param axis that the lines follow
 * @param designs contenders to compare; empty for those that the experiment names
 * @param incumbent that all others are compared with; null for the best
 * @param params values by parameter, of which all combinations are lines; those of the axis are
 *     points
 * @param threads likewise, as numbers or multiples of the CPUs; empty for the experiment's own
 */
public record SearchQuestion(
    String experiment,
    Axis axis,
    List<String> designs,
    @Nullable String incumbent,
    Map<String, List<String>> params,
    List<String> threads) {
  /** Whether it says by itself which lines are wanted, so that none may be left out. */
  public boolean namesLines() {
    return params.keySet().stream().anyMatch(name -> !name.equals(axis.label()))
        || (axis != Axis.THREADS && !threads.isEmpty());
  }

  /** What it says of the axis's points; null where it says nothing. */
  @Nullable List<String> points() {
    if (axis == Axis.THREADS) {
      return threads.isEmpty() ? null : threads;
    }
    return params.get(axis.label());
  }
}
