package watershed.analysis;

import org.jspecify.annotations.Nullable;

/** How two series of one cell and unit are compared. */
@FunctionalInterface
public interface Comparison {
  /** The ratio of a to b at the usual confidence; null where a score of 0 leaves none. */
  @Nullable Ratio of(Series a, Series b);
}
