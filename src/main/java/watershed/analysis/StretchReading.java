package watershed.analysis;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import watershed.analysis.Crossings.Turn;
import watershed.analysis.SliceFinding.Side;

/** What is known of a pair's z along one stretch of a slice. */
interface StretchReading {
  Stretch stretch();

  /** Mean of z at a value of the stretch, by its place. */
  double mean(int i);

  /** Standard deviation of z there. */
  double sd(int i);

  /** Whether more blocks would tell nothing that is asked. */
  boolean settled();

  /** Who is better at a value, by its place; null where that is open. */
  @Nullable Side side(int i);

  /** Where the better one changes, in coordinates; a guess unless it is settled. */
  List<Turn> turns();

  /**
   * Two values of the stretch between which the better one changes.
   *
   * @param from place of the last at which one is better
   * @param to place of the first at which the other is
   */
  record Change(int from, int to, boolean aBefore) {}

  /** The changes between values at which it is known who is better. */
  default List<Change> changes() {
    List<Change> changes = new ArrayList<>();
    int last = -1;
    for (int i = 0; i < stretch().values().size(); i++) {
      Side side = side(i);
      if (side == Side.A || side == Side.B) {
        if (last >= 0 && side(last) != side) {
          changes.add(new Change(last, i, side == Side.B));
        }
        last = i;
      }
    }
    return changes;
  }
}
