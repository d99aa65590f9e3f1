package watershed.analysis;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import watershed.record.Axis;
import watershed.record.Slice;

/**
 * What to take in one stretch of a slice.
 *
 * @param slice where; of its values the first and the last
 * @param jdk {@link watershed.record.Jdk#id()}
 * @param from first value of the axis; 0 for the cell without writes, which stands alone
 * @param to last value, at which the next stretch begins where shares of writes are the axis
 * @param oversubscribed whether there are more threads than the machine has CPUs
 * @param certainty how sure this is
 * @param design to take
 * @param anyOf it and all that are not told from it somewhere here, in order of their names
 * @param mostLost upper end of what taking the worst of those can cost, in percent; 0 where the
 *     design stands alone
 * @param probability that no other design is better by more than the indifference, at the least
 *     certain value here
 * @param least gain over the second best where that is smallest; {@code design} is that second
 * @param most the same where it is largest
 * @param blocks that the slice has, each with one fork of every design in turns
 * @param moreBlocks about how many more it would take; null where it is settled, and where all that
 *     is open is a crossing that fresh blocks have not confirmed
 */
public record Decision(
    Slice slice,
    String jdk,
    double from,
    double to,
    boolean oversubscribed,
    Certainty certainty,
    String design,
    List<String> anyOf,
    double mostLost,
    double probability,
    Regret least,
    Regret most,
    int blocks,
    @Nullable Integer moreBlocks) {
  /** Estimates of missing blocks end here: beyond, they only say that it is hopeless. */
  public static final int HOPELESS = 9999;

  /** How sure a decision is. */
  public enum Certainty {
    /** One design is best. */
    CLEAR,
    /**
     * Others are not told from the design to take, but none is better by more than the
     * indifference; they may be worse by more.
     */
    NEAR_BEST,
    /**
     * Several are not told apart, and any will do: they differ by no more than the indifference, or
     * cross here, within an interval as narrow as was asked.
     */
    ANY_OF,
    /** It may cost more: more blocks are needed. */
    INCONCLUSIVE
  }

  public Decision {
    anyOf = List.copyOf(anyOf);
  }

  /** The designs of which any will do; where it is not settled those that may be best. */
  public SortedSet<String> willDo() {
    return new TreeSet<>(certainty == Certainty.NEAR_BEST ? List.of(design) : anyOf);
  }

  /** Those that are not told from the design to take. */
  public List<String> others() {
    return anyOf.stream().filter(other -> !other.equals(design)).toList();
  }

  /** Whether it speaks of the cell without writes. */
  public boolean readsOnly() {
    return slice.axis() == Axis.WRITES && to == 0;
  }
}
