package watershed.probes;

import java.util.List;

/**
 * Prints {@code PERCENT by-heap by-jol}: how the heap grew when arrays were made of which that many
 * percent are kept, and what JOL finds of them.
 */
public final class PlantedHeap {
  private static final int ARRAYS = 2000;
  private static final int ARRAY_BYTES = 4096;

  private PlantedHeap() {}

  public static void main(String[] args) {
    for (String percent : args) {
      long before = LiveHeap.bytes();
      byte[][] planted = new byte[ARRAYS][];
      for (int i = 0; i < ARRAYS; i++) {
        byte[] array = new byte[ARRAY_BYTES];
        planted[i] = i % 100 < Integer.parseInt(percent) ? array : null;
      }
      long grown = LiveHeap.bytes() - before;
      System.out.println(percent + " " + grown + " " + Footprint.of(planted, List.of()).bytes());
    }
  }
}
