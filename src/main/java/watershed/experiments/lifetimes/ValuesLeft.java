package watershed.experiments.lifetimes;

import java.util.List;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import watershed.probes.Footprint;
import watershed.probes.LiveHeap;
import watershed.probes.RetainedHeap;

/** Weighs the map of {@link LargeValues} before its values were let go, and after. */
@AuxCounters(AuxCounters.Type.EVENTS)
@State(Scope.Thread)
public class ValuesLeft {
  /** Bytes by JOL of the map with all of its values. */
  public long filledBytes;

  /** Bytes by JOL of the map that is left: keys, nodes, table and whatever values it still has. */
  public long retainedBytes;

  /** Bytes by which the collected heap shrinks when that map is dropped too. */
  public long heapBytes;

  /** How far the heap may lie from JOL unnoticed; from 100 on it tells nothing of so little. */
  public double heapTellsPercent;

  private long filled;

  @Setup(Level.Iteration)
  public void weighFilled(LargeValues shared) {
    filled = Footprint.of(shared.map(), List.of()).bytes();
  }

  @TearDown(Level.Iteration)
  public void weighLeft(LargeValues shared) {
    filledBytes = filled; // here, since JMH sets counters to 0 after the set-up
    retainedBytes = Footprint.of(shared.map(), List.of()).bytes();
    long with = LiveHeap.bytes();
    shared.drop();
    heapBytes = with - LiveHeap.bytes();
    heapTellsPercent = new RetainedHeap(retainedBytes, heapBytes, 1).agreed().tellsPercent();
  }
}
