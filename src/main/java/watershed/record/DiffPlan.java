package watershed.record;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a diff compares, and how far it goes; written beside {@code run.json} before its first fork.
 * Every block has three forks, whose contenders are {@link Side#entrants()}; what is measured, the
 * design included, stands in the block's cell.
 *
 * @param a the side that is compared with
 * @param b the side that is judged
 * @param pairs blocks of a cell that is not decided sooner
 * @param looks numbers of pairs, ascending, after which a cell that is decided gets no more; the
 *     last is {@code pairs}
 * @param delta largest ratio, less 1, at which the sides count as equal, such as 0.03
 * @param metrics patterns of secondary metrics that are judged though nobody judges them unasked
 * @param policy text of the policy file by which it is looked at on the way; null for none
 * @param leftOut what was asked for and is not measured, since a side does not have it
 * @param notes what else a reader should know of what is measured, one line each
 */
public record DiffPlan(
    Side a,
    Side b,
    int pairs,
    List<Integer> looks,
    double delta,
    List<String> metrics,
    @Nullable String policy,
    List<LeftOut> leftOut,
    List<String> notes) {
  /** Name of the file within its run's directory. */
  public static final String FILE = "sides.json";

  public DiffPlan {
    looks = List.copyOf(looks);
    metrics = List.copyOf(metrics);
    leftOut = List.copyOf(leftOut);
    notes = List.copyOf(notes);
  }

  /**
   * Something that one side has alone.
   *
   * @param cell of which what both sides have may be a part; a parameter's value is what one side
   *     lacks
   * @param why one line
   */
  public record LeftOut(Cell cell, String why) {}

  /** The side that a trial of that contender is of; a twin is of the side that it is a twin of. */
  public Side side(String contender) {
    String label = Contenders.subject(contender);
    if (label.equals(a.label())) {
      return a;
    }
    if (label.equals(b.label())) {
      return b;
    }
    throw new BadInput("a fork of '" + contender + "', which is no side of this diff");
  }
}
