package watershed.experiments.memory;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.ThreadParams;
import watershed.probes.CacheSizes;

/**
 * How large the map of a {@link MapWalk} is, by JOL, and the caches that it is held against. JMH
 * adds the values up over threads: so one gives them, and the others 0.
 */
@AuxCounters(AuxCounters.Type.EVENTS)
@State(Scope.Thread)
public class MapMemory {
  private static final int L1 = 1;
  private static final int L2 = 2;
  private static final int L3 = 3;

  private MapWalk walk;
  private boolean speaks;
  private double l1;
  private double l2;
  private double l3;

  @Setup
  public void prepare(MapWalk walk, ThreadParams thread) {
    this.walk = walk;
    speaks = thread.getThreadIndex() == 0;
    l1 = CacheSizes.bytes(L1);
    l2 = CacheSizes.bytes(L2);
    l3 = CacheSizes.bytes(L3);
  }

  /**
   * Bytes that the map keeps for an entry, keys included (they are its values too): of the map
   * itself, or of a smaller one alike where it has more than {@link MapWalk#MOST_WALKED} entries.
   */
  public double entryBytes() {
    return speaks ? walk.entryBytes : 0;
  }

  /** Bytes of the whole map: {@link #entryBytes()} times its keys. */
  public double footprintBytes() {
    return speaks ? walk.entryBytes * walk.keys : 0;
  }

  /** Bytes of the first-level cache of data by the system's word; NaN where it says none. */
  public double l1Bytes() {
    return speaks ? l1 : 0;
  }

  /** Bytes of the second-level cache by the system's word; NaN where it says none. */
  public double l2Bytes() {
    return speaks ? l2 : 0;
  }

  /** Bytes of the third-level cache by the system's word; NaN where it says none. */
  public double l3Bytes() {
    return speaks ? l3 : 0;
  }
}
