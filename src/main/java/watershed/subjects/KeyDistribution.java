package watershed.subjects;

import java.util.Arrays;
import java.util.SplittableRandom;

/** How often each key is drawn. Spelled in lower case because the names are what users type. */
public enum KeyDistribution {
  /** All keys alike. */
  uniform {
    @Override
    public KeyChooser over(int keys, long seed) {
      requireKeys(keys);
      return random -> random.nextInt(keys);
    }
  },
  /** The key of rank r as often as 1 / r^0.99: YCSB's skew. */
  zipf {
    @Override
    public KeyChooser over(int keys, long seed) {
      requireKeys(keys);
      double[] cumulative = cumulative(keys);
      int[] keyOfRank = shuffled(keys, seed);
      return random -> {
        double u = random.nextDouble() * cumulative[keys - 1];
        int found = Arrays.binarySearch(cumulative, u);
        // A draw between two sums belongs to the rank above it; one that hits a sum, to the next. A
        // product rounded up to the last sum has no next.
        int rank = found < 0 ? -found - 1 : found + 1;
        return keyOfRank[Math.min(rank, keys - 1)];
      };
    }
  };

  /** The exponent of {@link #zipf}. */
  public static final double ZIPF_EXPONENT = 0.99;

  /** Draws one of a distribution's keys. */
  @FunctionalInterface
  public interface KeyChooser {
    /** An index from 0 below the number of keys. */
    int next(SplittableRandom random);
  }

  /**
   * A chooser among {@code keys} keys, which any number of threads may share.
   *
   * @param seed which key is of which rank
   * @throws IllegalArgumentException if there are no keys
   */
  public abstract KeyChooser over(int keys, long seed);

  private static void requireKeys(int keys) {
    if (keys < 1) {
      throw new IllegalArgumentException("keys must be 1 or more: " + keys);
    }
  }

  private static double[] cumulative(int keys) {
    double[] sums = new double[keys];
    double sum = 0;
    for (int i = 0; i < keys; i++) {
      sum += Math.pow(i + 1.0, -ZIPF_EXPONENT);
      sums[i] = sum;
    }
    return sums;
  }

  /**
   * Hazard: ranks must be scattered over the keys. Keys are boxed and inserted in the order of
   * their index, so hot keys with neighbouring indices would share cache lines.
   */
  static int[] shuffled(int length, long seed) {
    int[] order = new int[length];
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < length; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
