package watershed.experiments.races;

import java.util.SplittableRandom;
import java.util.function.Function;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.ThreadParams;

/** What one thread of {@link CheckThenActCost} does next, and what it has done. */
@AuxCounters(AuxCounters.Type.EVENTS)
@State(Scope.Thread)
public class LazyCaller {
  private static final int STEPS = 1 << 16;

  // Not public, or JMH would take it for a counter.
  final Function<Integer, Integer> maker = this::make;

  // Of each step the key's index, complemented where the key is to be removed.
  private final int[] tape = new int[STEPS];
  private int at;
  private long asked;
  private long made;
  private long removed;

  /** Draws the tape beforehand: every fork of a block has the same. */
  @Setup
  public void wind(CheckThenActCost shared, ThreadParams thread) {
    SplittableRandom random =
        new SplittableRandom(Long.getLong("watershed.seed", 1) + thread.getThreadIndex());
    for (int i = 0; i < STEPS; i++) {
      int key = random.nextInt(shared.keys);
      tape[i] = random.nextDouble() * 100 < shared.removals ? ~key : key;
    }
  }

  @Setup(Level.Iteration)
  public void begin() {
    asked = 0;
    made = 0;
    removed = 0;
  }

  int next() {
    int step = tape[at++ & (STEPS - 1)];
    if (step < 0) {
      removed++;
    } else {
      asked++;
    }
    return step;
  }

  private Integer make(Integer key) {
    made++;
    return key;
  }

  /** Look-ups of a value, made where it was missing. */
  public long lookUps() {
    return asked;
  }

  /** Of those, how many made it. */
  public long initialisations() {
    return made;
  }

  /** Removals of a key. */
  public long removalsDone() {
    return removed;
  }
}
