package watershed.probes;

import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Plants maps that fail to let go of a known share of the values removed from them, and prints a
 * line {@code planted graph heap weak} for each: the share planted, and as each measure has it.
 */
final class PlantedRetention {
  static final String MARK = "@planted";
  static final String CAUGHT = "@caught";

  private static final int COPIES = 100;
  private static final int VALUES = 100;
  private static final int VALUE_BYTES = 1000;
  private static final int HEADER = 16;

  private static final List<Object> HIDDEN = new ArrayList<>();

  private PlantedRetention() {}

  public static void main(String[] args) {
    for (int percent : new int[] {0, 10, 100}) {
      RetainedHeap kept =
          RetainedHeap.of(COPIES, () -> leaky(percent, PlantedRetention::value), List.of());
      Survivors values = new Survivors();
      Object held = leaky(percent, () -> values.watch(value()));
      double weak = values.reachablePercent();
      Reference.reachabilityFence(held);
      double all = VALUES * (VALUE_BYTES + HEADER) / 100.0;
      System.out.println(
          String.join(
              " ",
              MARK,
              String.valueOf(percent),
              String.valueOf(kept.graphBytes() / all),
              String.valueOf(kept.heapBytes() / all),
              String.valueOf(weak)));
    }
    try {
      RetainedHeap.of(COPIES, PlantedRetention::hiding, List.of()).agreed();
    } catch (IllegalStateException e) {
      System.out.println(CAUGHT + " " + e.getMessage());
    }
  }

  /** Removes all, and keeps some. */
  private static Object leaky(int percent, Supplier<Object> value) {
    Map<Integer, Object> map = new HashMap<>();
    List<Object> leaked = new ArrayList<>();
    for (int i = 0; i < VALUES; i++) {
      map.put(i, value.get());
    }
    for (int i = 0; i < VALUES; i++) {
      Object removed = map.remove(i);
      if (i < percent) {
        leaked.add(removed);
      }
    }
    return List.of(map, leaked);
  }

  /** Leaves on the heap what its graph does not lead to. */
  private static Object hiding() {
    HIDDEN.add(value());
    return value();
  }

  private static Object value() {
    return new byte[VALUE_BYTES];
  }
}
