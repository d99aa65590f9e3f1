package watershed.experiments.creation;

import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import watershed.subjects.EagerOwner;
import watershed.subjects.LazyOwner;

/** The owners of maps that {@link CreationGuard} writes to. */
@State(Scope.Thread)
public abstract class GuardedOwners {
  static final int KEYS = 8;
  static final int OWNERS = 16;

  /** Calls that find a map, and calls that find none: what the last compiler waits for is 5000. */
  private static final int PROFILED = 20_000;

  Integer[] keys;
  LazyOwner[] lazy;
  EagerOwner[] eager;

  private int at;

  /** Creates every map as its users would, by a first write through the guard that creates. */
  @Setup
  public void create() {
    keys = IntStream.range(0, KEYS).boxed().toArray(Integer[]::new);
    lazy = IntStream.range(0, OWNERS).mapToObj(i -> new LazyOwner()).toArray(LazyOwner[]::new);
    eager = IntStream.range(0, OWNERS).mapToObj(i -> new EagerOwner()).toArray(EagerOwner[]::new);
    // Hazard: a branch that was never taken when the compiler looked is compiled away, and what
    // creates these few maps is over before there is a profile. This profile has seen both.
    for (int i = 0; i < PROFILED; i++) {
      LazyOwner fresh = new LazyOwner();
      fresh.putCreating(keys[i % KEYS], i);
      fresh.putCreating(keys[i % KEYS], i);
    }
    for (int i = 0; i < OWNERS * KEYS; i++) {
      lazy[i / KEYS].putCreating(keys[i % KEYS], i);
      eager[i / KEYS].put(keys[i % KEYS], i);
    }
  }

  /** Numbers of owners and keys by turns. */
  int next() {
    return at = (at + 1) & (OWNERS * KEYS - 1);
  }
}
