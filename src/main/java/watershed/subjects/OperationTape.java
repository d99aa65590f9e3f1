package watershed.subjects;

import java.util.SplittableRandom;
import watershed.subjects.KeyDistribution.KeyChooser;

/**
 * One thread's operations, drawn before anything is measured: a generator inside the measured loop
 * would be measured too, and one shared by threads would be all that is measured.
 *
 * <p>The tape holds exactly the share of writes asked for, in random order, each with a key drawn
 * on its own. It is read round and round.
 */
public final class OperationTape {
  /** Code of a read, in the two lowest bits of an operation; above them is the key's index. */
  public static final int GET = 0;

  /** Code of a put. */
  public static final int PUT = 1;

  /** Code of a removal. */
  public static final int REMOVE = 2;

  /** While a tape is made: a read of a key that is never present. */
  private static final int MISS = 3;

  private static final int BLOCK = 256;

  private final int[] operations;
  private final int[] writesBeforeBlock;
  private final double hottestShare;

  private OperationTape(int[] operations, int keyRange) {
    this.operations = operations;
    writesBeforeBlock = new int[operations.length / BLOCK + 1];
    int[] uses = new int[keyRange];
    int hottest = 0;
    for (int i = 0; i < operations.length; i++) {
      hottest = Math.max(hottest, ++uses[key(operations[i])]);
      if (kind(operations[i]) != GET) {
        writesBeforeBlock[i / BLOCK + 1]++;
      }
    }
    for (int i = 1; i < writesBeforeBlock.length; i++) {
      writesBeforeBlock[i] += writesBeforeBlock[i - 1];
    }
    hottestShare = (double) hottest / operations.length;
  }

  /**
   * The tape of one thread.
   *
   * @param chooser of the recipe's distribution; shared by the threads, so that a hot key is hot
   *     for all of them
   * @param thread 0 or more: each has a stream of its own, split from the seed's
   */
  static OperationTape generate(TapeRecipe recipe, KeyChooser chooser, long seed, int thread) {
    SplittableRandom root = new SplittableRandom(seed);
    SplittableRandom order = root.split();
    // A seed of (seed + thread) would not do: a SplittableRandom's seeds are points of one stream.
    for (int i = 0; i < thread; i++) {
      order = root.split();
    }
    int[] operations = kinds(recipe);
    shuffle(operations, order);
    SplittableRandom keys = order.split();
    for (int i = 0; i < operations.length; i++) {
      int key = chooser.next(keys);
      operations[i] =
          operations[i] == MISS ? encode(GET, key + recipe.keys()) : encode(operations[i], key);
    }
    return new OperationTape(operations, recipe.keyRange());
  }

  /** The kinds of a tape's operations, as many of each as the recipe says, in blocks. */
  private static int[] kinds(TapeRecipe recipe) {
    int[] kinds = new int[recipe.length()];
    int writes = (int) Math.round(recipe.writePercent() / 100 * kinds.length);
    int removes = (int) Math.round(recipe.mix().removes() * writes);
    int misses = (int) Math.round((1 - recipe.hitPercent() / 100) * (kinds.length - writes));
    for (int i = 0; i < kinds.length; i++) {
      kinds[i] = i < removes ? REMOVE : i < writes ? PUT : i < writes + misses ? MISS : GET;
    }
    return kinds;
  }

  private static void shuffle(int[] values, SplittableRandom random) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = values[i];
      values[i] = values[j];
      values[j] = swapped;
    }
  }

  private static int encode(int kind, int key) {
    return key << 2 | kind;
  }

  /** {@link #GET}, {@link #PUT} or {@link #REMOVE}. */
  public static int kind(int operation) {
    return operation & 3;
  }

  /** Index of the operation's key. */
  public static int key(int operation) {
    return operation >>> 2;
  }

  /** Number of operations, a power of two. */
  public int length() {
    return operations.length;
  }

  /** The operation at a position, which goes round the tape. */
  public int at(long position) {
    return operations[(int) position & (operations.length - 1)];
  }

  /**
   * Writes among the operations from one position to before another, in the time of one block of
   * the tape however far apart they are.
   */
  public long writes(long from, long to) {
    return writesBefore(to) - writesBefore(from);
  }

  /** The share of operations that the most frequent key has on this tape. */
  public double hottestShare() {
    return hottestShare;
  }

  private long writesBefore(long position) {
    long laps = position / operations.length;
    int rest = (int) (position % operations.length);
    int block = rest / BLOCK;
    long writes = laps * writesBeforeBlock[writesBeforeBlock.length - 1] + writesBeforeBlock[block];
    for (int i = block * BLOCK; i < rest; i++) {
      writes += kind(operations[i]) == GET ? 0 : 1;
    }
    return writes;
  }

  /** The tape itself, for the driver's loop. */
  int[] operations() {
    return operations;
  }
}
