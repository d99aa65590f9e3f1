package watershed.experiments.lifetimes;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import watershed.probes.Footprint;
import watershed.probes.LiveHeap;
import watershed.probes.RetainedHeap;

/** Weighs what a {@link BoundedRegistry} holds after the inserts, in two ways. */
@AuxCounters(AuxCounters.Type.EVENTS)
@State(Scope.Thread)
public class RegistryLeft {
  /** Entries, all that are due for eviction being gone. */
  public long residentEntries;

  /** Bytes by JOL: registry, keys and values. */
  public long retainedBytes;

  /** Bytes by which the collected heap shrinks when the registry is dropped. */
  public long heapBytes;

  /** How far the heap may lie from JOL unnoticed; from 100 on it tells nothing of so little. */
  public double heapTellsPercent;

  @TearDown(Level.Iteration)
  public void weigh(BoundedRegistry shared) {
    residentEntries = shared.registry().residents();
    // Apart from an empty one: what all registries of a kind have in common is not this one's.
    retainedBytes = Footprint.apart(shared.registry(), shared.design.create(shared.bound)).bytes();
    long with = LiveHeap.bytes();
    shared.drop();
    heapBytes = with - LiveHeap.bytes();
    heapTellsPercent = new RetainedHeap(retainedBytes, heapBytes, 1).agreed().tellsPercent();
  }
}
