package watershed.testing;

import watershed.probes.AllocatedBytes;
import watershed.probes.Footprint;
import watershed.subjects.EmptyMapVariant;

/** Prints a line {@code VARIANT puts allocated footprint} for every variant and number of puts. */
public final class EmptyMapBytes {
  private EmptyMapBytes() {}

  public static void main(String[] args) {
    Object value = new Object();
    for (EmptyMapVariant variant : EmptyMapVariant.values()) {
      if (variant.sinceJdk() > Runtime.version().feature()) {
        continue;
      }
      Object[] keys = variant.keys();
      for (int puts : new int[] {0, 1, 8, 13, 64}) {
        long allocated = AllocatedBytes.perRun(() -> variant.make(keys, value, puts));
        Footprint left =
            Footprint.apart(variant.make(keys, value, puts), variant.make(keys, value, puts));
        System.out.println(variant + " " + puts + " " + allocated + " " + left.bytes());
      }
    }
  }
}
