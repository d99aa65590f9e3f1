package watershed.probes;

import java.util.HashMap;
import java.util.Map;
import org.openjdk.jol.vm.VirtualMachine;

/**
 * Addresses of objects, corrected for what JOL does not know.
 *
 * <p>JOL reads a compressed reference and scales it by the objects' alignment. HotSpot scales it so
 * only where the heap does not lie below 4 GiB: the addresses of a small heap come out eightfold.
 * What is right shows in objects that are allocated one after the other: they lie as far apart as
 * they are large.
 */
final class Addresses {
  private static final int PROBES = 512;
  private static final int LARGEST_SCALE = 8;

  private static final long SCALE = scale(Jol.vm());

  private Addresses() {}

  /** The present address of an object, in bytes, up to a multiple of the heap's base. */
  static long of(Object object) {
    return Jol.vm().addressOf(object) / SCALE;
  }

  private static long scale(VirtualMachine vm) {
    Object[] probes = new Object[PROBES];
    for (int i = 0; i < PROBES; i++) {
      probes[i] = new Object();
    }
    Map<Long, Integer> apart = new HashMap<>();
    for (int i = 1; i < PROBES; i++) {
      // A collection in between may have turned the row round.
      long distance = Math.abs(vm.addressOf(probes[i]) - vm.addressOf(probes[i - 1]));
      apart.merge(distance, 1, Integer::sum);
    }
    long usual = apart.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
    long size = vm.sizeOf(probes[0]);
    long scale = usual / size;
    if (usual % size != 0 || Long.bitCount(scale) != 1 || scale > LARGEST_SCALE || scale < 1) {
      throw new IllegalStateException(
          "addresses can't be told: objects of "
              + size
              + " B that were allocated in a row seem "
              + usual
              + " B apart");
    }
    return scale;
  }
}
