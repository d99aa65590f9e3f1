package watershed.experiments;

/**
 * What each contender of {@link PlantedCrossover} burns per operation, in tokens of JMH's {@code
 * Blackhole.consumeCPU}; {@link PlantedCrossings} says where that crosses {@link #flat}. Spelled in
 * lower case because the names are what users type.
 *
 * <p>An operation of n tokens takes c + t·n. c is tape, loop and call; a core also overlaps the end
 * of one call with the start of the next, by some tens of tokens, so that c may be below 0. Hence
 * every operation of every contender is one call of at least 400 tokens: c is the same for all, and
 * a crossing is where the mean numbers of tokens are equal, whatever c and t are. What may differ
 * by contender is a branch mispredicted per operation: some 20 cycles, or 3 tokens, as a token is
 * one multiplication, three additions and a mask that wait for each other. Half a point away from
 * each planted share the means differ by more than that.
 */
public enum PlantedCost {
  /** The same for reads and writes. */
  flat(1600, 1600),
  /** Crosses {@link #flat} once, steeply: 25 % of its cost in 10 points. */
  rising(400, 4400),
  /** Crosses it once, at a fifth of that slope: within 3 % of it from 39 to 51 %. */
  shallow(1240, 2040),
  /** The same on average for every share of writes: less and more in turn, by the tape's place. */
  tie(1600, 1600) {
    @Override
    Burden burden(double writePercent) {
      int less = FLAT - SWING;
      int more = FLAT + SWING;
      return (write, place) -> (place & 1) == 0 ? less : more;
    }
  },
  /** Crosses it twice: reads and writes alike burn what a curve over the cell's writes says. */
  twice(1600, 1600) {
    @Override
    Burden burden(double writePercent) {
      int tokens = curve(writePercent);
      return (write, place) -> tokens;
    }

    @Override
    double mean(double writePercent) {
      return curve(writePercent);
    }
  };

  /** Percent of writes at which {@link #twice} costs what {@link #flat} does. */
  static final double FIRST = 12;

  /** See {@link #FIRST}. */
  static final double SECOND = 60;

  private static final int FLAT = 1600;
  private static final int SWING = 800;

  /** How far {@link #twice} bends: 27 % below {@link #flat} midway between its crossings. */
  private static final double BEND = 6;

  private final int read;
  private final int write;

  PlantedCost(int read, int write) {
    this.read = read;
    this.write = write;
  }

  /** What one operation burns. */
  @FunctionalInterface
  interface Burden {
    /**
     * Its tokens.
     *
     * @param write whether it is a write
     * @param place on the tape, counted from 0
     */
    int tokens(boolean write, long place);
  }

  /** What operations burn in a cell of that share of writes. */
  Burden burden(double writePercent) {
    int ofRead = read;
    int ofWrite = write;
    return (isWrite, place) -> isWrite ? ofWrite : ofRead;
  }

  /** Mean tokens of an operation where that share of them writes. */
  double mean(double writePercent) {
    return read + (write - read) * writePercent / 100;
  }

  /** The share of writes, in percent, at which reads and writes together cost what flat does. */
  double balance() {
    return 100.0 * (FLAT - read) / (write - read);
  }

  /** {@code flat · (1 + bend · (x − x1) · (x − x2))} of x = √(writes / 100), in whole tokens. */
  private static int curve(double writePercent) {
    double x = Math.sqrt(writePercent / 100);
    double bent = (x - Math.sqrt(FIRST / 100)) * (x - Math.sqrt(SECOND / 100));
    return (int) Math.round(FLAT * (1 + BEND * bent));
  }
}
