package watershed.testing;

import watershed.probes.CacheLine;
import watershed.probes.LayoutMode;
import watershed.probes.ObjectLayout;
import watershed.subjects.SharingLayout;
import watershed.subjects.padded.HotPair;

/**
 * Prints, for every layout: its name, whether one object holds both counters, the counters' offsets
 * and their objects' sizes, and how many bytes apart the counters lie in memory.
 */
public final class SharingShapes {
  private SharingShapes() {}

  public static void main(String[] args) {
    for (SharingLayout layout : SharingLayout.values()) {
      HotPair pair = layout.create();
      CacheLine.settle();
      HotPair.Spot a = pair.spotA();
      HotPair.Spot b = pair.spotB();
      long apart =
          CacheLine.addressOf(b.holder(), b.field()) - CacheLine.addressOf(a.holder(), a.field());
      System.out.println(
          String.join(
              " ",
              layout.name(),
              String.valueOf(a.holder() == b.holder()),
              String.valueOf(CacheLine.offsetOf(a.holder().getClass(), a.field())),
              String.valueOf(CacheLine.offsetOf(b.holder().getClass(), b.field())),
              String.valueOf(bytes(a)),
              String.valueOf(bytes(b)),
              String.valueOf(Math.abs(apart))));
    }
  }

  private static long bytes(HotPair.Spot spot) {
    return ObjectLayout.of(spot.holder(), LayoutMode.ACTUAL).instanceBytes();
  }
}
