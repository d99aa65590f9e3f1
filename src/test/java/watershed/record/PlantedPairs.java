package watershed.record;

import java.util.List;
import java.util.Map;

/** Trials of a diff whose pairs are written down number by number. */
public final class PlantedPairs {
  private PlantedPairs() {}

  /**
   * One window of each side in each block, in ns per operation.
   *
   * @param logs ln(B/A) of each pair
   */
  public static List<Trial> of(Cell cell, String jdk, double... logs) {
    Planted planted = new Planted(1).unit("avgt", "ns/op");
    for (int block = 0; block < logs.length; block++) {
      double a = 10.0 + block;
      double b = a * Math.exp(logs[block]);
      planted.fork(cell, Side.A, jdk, block, Map.of(Measurement.PRIMARY, a));
      planted.fork(cell, Side.B, jdk, block, Map.of(Measurement.PRIMARY, b));
    }
    return planted.trials();
  }
}
