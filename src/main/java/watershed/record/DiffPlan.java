package watershed.record;

import java.util.List;

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
 */
public record DiffPlan(Side a, Side b, int pairs, List<Integer> looks, double delta) {
  /** Name of the file within its run's directory. */
  public static final String FILE = "sides.json";

  public DiffPlan {
    looks = List.copyOf(looks);
  }

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
