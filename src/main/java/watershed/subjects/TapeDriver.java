package watershed.subjects;

import org.jspecify.annotations.Nullable;

/** One thread's place on its tape. Used by that thread alone. */
public class TapeDriver {
  private final OperationTape tape;
  private final int[] operations;
  private final Integer[] keys;
  private final Integer[] values;
  private final int firstValue;
  private long position;
  private long hits;

  private TapeDriver(
      OperationTape tape, Integer[] keys, Integer[] values, int firstValue, long start) {
    this.tape = tape;
    operations = tape.operations();
    this.keys = keys;
    this.values = values;
    this.firstValue = firstValue;
    position = start;
  }

  /**
   * A driver of a thread.
   *
   * @param values a power of two of them, twice as many as the tape is long
   * @param start the place on the tape that it begins at, from 0
   */
  static TapeDriver of(
      OperationTape tape, Integer[] keys, Integer[] values, int thread, long start) {
    // Threads start at scattered places, so that two of them seldom put the same value in turn.
    return new Padded(tape, keys, values, (thread * 0x9E3779B9) >>> 1, start);
  }

  /**
   * Does the next operation on {@code map}; returns what the map returned.
   *
   * <p>Hazard: some maps do nothing when the value put is the one that is there. This thread's last
   * put of the same key was at most one tape ago, and the values go round in two tapes' time, so it
   * never brings the same object twice running.
   */
  public final @Nullable Integer step(MapUnderTest<Integer, Integer> map) {
    long now = position;
    position = now + 1;
    int operation = operations[(int) now & (operations.length - 1)];
    Integer key = keys[operation >>> 2];
    int kind = operation & 3;
    if (kind == OperationTape.GET) {
      Integer found = map.get(key);
      if (found != null) {
        hits++;
      }
      return found;
    }
    if (kind == OperationTape.PUT) {
      return map.put(key, values[(int) now + firstValue & (values.length - 1)]);
    }
    return map.remove(key);
  }

  /** The place on the tape, which each operation moves on by one. */
  public final long position() {
    return position;
  }

  /** Reads so far that found something. */
  public final long hits() {
    return hits;
  }

  /** The tape, to say what the operations between two positions were. */
  public final OperationTape tape() {
    return tape;
  }

  /**
   * Hazard: {@code position} and {@code hits} are written at every step. Two threads' drivers side
   * by side in memory would share a cache line, and the harness would measure itself. A subclass's
   * fields follow its superclass's, so these 128 bytes keep any next driver a line away.
   */
  private static final class Padded extends TapeDriver {
    @SuppressWarnings("unused") // it only takes up room
    long p00, p01, p02, p03, p04, p05, p06, p07, p08, p09, p10, p11, p12, p13, p14, p15;

    Padded(OperationTape tape, Integer[] keys, Integer[] values, int firstValue, long start) {
      super(tape, keys, values, firstValue, start);
    }
  }
}
