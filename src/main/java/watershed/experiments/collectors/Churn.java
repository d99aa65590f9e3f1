package watershed.experiments.collectors;

import java.util.Random;
import org.jspecify.annotations.Nullable;
import watershed.subjects.IntTable;
import watershed.subjects.ValueShape;

/** Work that makes garbage beside a live table, and asks for collections. */
final class Churn {
  /** Collections of the whole heap that {@link #rounds} asks for. */
  static final int ROUNDS = 3;

  private static final int GARBAGE_BYTES = 64 << 20;
  private static final int PIECE_BYTES = 1 << 10;

  /** So few that the old table's new values alone do not fill the young generation. */
  private static final int REPLACED = 10_000;

  /** What is allocated escapes to here, or no compiler would have to allocate it. */
  static volatile @Nullable Object sink;

  private Churn() {}

  /** Brings what is live to where it stays: the first collection moves more than those after. */
  static void settle() {
    System.gc();
  }

  /**
   * In each round the same garbage and the same number of replaced values, whatever the size of the
   * table, and then a collection.
   *
   * @param live a table as {@link ValueShape#filled} makes it
   */
  static void rounds(IntTable live) {
    Random random = new Random(Long.getLong("watershed.seed", 1));
    for (int round = 0; round < ROUNDS; round++) {
      for (int made = 0; made < GARBAGE_BYTES; made += PIECE_BYTES) {
        sink = new byte[PIECE_BYTES];
      }
      for (int i = 0; i < REPLACED; i++) {
        int key = ValueShape.key(random.nextInt(live.size()));
        live.put(key, key + round);
      }
      System.gc();
    }
    sink = null;
  }
}
