package watershed.analysis;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How many bytes CPUs hand to one another at a time, from what two threads pay that update words so
 * far apart: the least distance from which on it costs no more than at the widest one.
 *
 * <p>A distance is apart where the interval of its cost over that at the widest lies below {@value
 * CacheEdges#LEAST}, and shares where it lies above. What is between may be either.
 *
 * @param bytes the granule; 0 where that can't be told
 * @param shares the widest distance that shares, or null where none is known to
 * @param apart the least distance from which on all are apart, or null where none but the widest is
 */
public record Granule(int bytes, @Nullable Step shares, @Nullable Step apart) {
  /**
   * One distance.
   *
   * @param bytes apart
   * @param cost of an operation over that at the widest distance, with its interval
   */
  public record Step(int bytes, Estimate cost) {}

  /**
   * Finds it.
   *
   * @param strides forks by bytes apart, of one cell and JDK
   * @return null where there are fewer than three distances
   */
  public static @Nullable Granule of(SortedMap<Double, Series> strides) {
    if (strides.size() < 3) {
      return null;
    }
    Series widest = Objects.requireNonNull(strides.get(strides.lastKey()));
    SortedMap<Double, Step> steps = new TreeMap<>();
    strides
        .headMap(strides.lastKey())
        .forEach((bytes, s) -> steps.put(bytes, new Step(bytes.intValue(), cost(s, widest))));
    @Nullable Step apart = null;
    @Nullable Step shares = null;
    boolean told = true;
    for (Map.Entry<Double, Step> entry : new TreeMap<>(steps).descendingMap().entrySet()) {
      Step step = entry.getValue();
      Estimate.@Nullable Interval interval = step.cost().interval();
      boolean below = interval != null && interval.high() < CacheEdges.LEAST;
      if (shares == null && told && below) {
        apart = step;
      } else if (interval != null && interval.low() > CacheEdges.LEAST) {
        shares = step;
        break;
      } else {
        told = false;
      }
    }
    return new Granule(told && shares != null && apart != null ? apart.bytes() : 0, shares, apart);
  }

  /** Cost of an operation over another's, whichever way scores go. */
  private static Estimate cost(Series here, Series widest) {
    int sign = -here.direction().sign();
    return new Propagation(List.of(here, widest))
        .of(means -> sign * (Math.log(means[0]) - Math.log(means[1])))
        .map(Math::exp);
  }
}
