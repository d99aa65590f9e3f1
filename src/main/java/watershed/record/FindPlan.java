package watershed.record;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a search for crossovers asks; written beside {@code run.json} before its first fork.
 *
 * @param slices lines to search along
 * @param designs contenders compared, without twins; every block measures all of them
 * @param incumbent that every other is compared with; null for the best
 * @param indifference largest ratio, less 1, at which two designs count as equal, such as 0.03
 * @param precision widest half interval of a crossover that is settled, in percentage points of
 *     writes, or in doublings of keys or threads
 * @param mostBlocks of a slice before it is called inconclusive
 */
public record FindPlan(
    List<Slice> slices,
    List<String> designs,
    @Nullable String incumbent,
    double indifference,
    double precision,
    int mostBlocks) {
  /** Name of the file within its run's directory. */
  public static final String FILE = "find.json";

  public FindPlan {
    slices = List.copyOf(slices);
    designs = List.copyOf(designs);
  }
}
