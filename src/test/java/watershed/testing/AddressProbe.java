package watershed.testing;

import java.util.HashMap;
import java.util.Map;
import watershed.probes.CacheLine;

/** Prints how far apart the fields of objects lie that were allocated one after the other. */
public final class AddressProbe {
  private static final int OBJECTS = 256;

  /** One long: 24 bytes, or 16 with compact headers. */
  private static final class Cell {
    @SuppressWarnings("unused")
    private long word;
  }

  private AddressProbe() {}

  public static void main(String[] args) {
    Cell[] cells = new Cell[OBJECTS];
    for (int i = 0; i < OBJECTS; i++) {
      cells[i] = new Cell();
    }
    Map<Long, Integer> apart = new HashMap<>();
    for (int i = 1; i < OBJECTS; i++) {
      long distance =
          CacheLine.addressOf(cells[i], "word") - CacheLine.addressOf(cells[i - 1], "word");
      apart.merge(Math.abs(distance), 1, Integer::sum);
    }
    long usual = apart.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
    System.out.println("apart " + usual);
  }
}
