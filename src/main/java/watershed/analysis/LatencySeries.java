package watershed.analysis;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;
import org.jspecify.annotations.Nullable;
import watershed.record.BadInput;
import watershed.record.Cell;
import watershed.record.Contenders;
import watershed.record.LatencyHistogram;
import watershed.record.Trial;

/**
 * All latencies that the forks of one contender timed in a cell on one JDK. A replicate is a block:
 * where a twin was measured too, what both timed is put together.
 */
public final class LatencySeries {
  private final String contender;
  private final List<LatencyHistogram> raw = new ArrayList<>();
  private final List<Integer> blocks = new ArrayList<>();
  private final List<Boolean> inTurns = new ArrayList<>();

  /** By replicate, then in the order of {@link #values}. */
  private final List<long[]> counts = new ArrayList<>();

  /** Their sums, by replicate. */
  private final long[] totals;

  /** The distinct latencies, ns, ascending. */
  private final long[] values;

  private LatencySeries(String contender, Map<Integer, List<Trial>> byBlock) {
    this.contender = contender;
    List<Map<Long, Long>> found = new ArrayList<>();
    TreeSet<Long> all = new TreeSet<>();
    byBlock.forEach(
        (block, trials) -> {
          Map<Long, Long> ofBlock = new HashMap<>();
          boolean turns = true;
          for (Trial trial : trials) {
            LatencyHistogram latency = trial.latency();
            if (latency != null) {
              raw.add(latency);
              decode(latency, trial).forEach((v, c) -> ofBlock.merge(v, c, Long::sum));
              turns &= !trial.positions().isEmpty();
            }
          }
          all.addAll(ofBlock.keySet());
          found.add(ofBlock);
          blocks.add(block);
          inTurns.add(turns);
        });
    values = all.stream().mapToLong(Long::longValue).toArray();
    for (Map<Long, Long> ofBlock : found) {
      counts.add(Arrays.stream(values).map(v -> ofBlock.getOrDefault(v, 0L)).toArray());
    }
    totals = counts.stream().mapToLong(c -> Arrays.stream(c).sum()).toArray();
  }

  /**
   * What a contender and its twin timed, or null where no fork did.
   *
   * @throws BadInput if a stored histogram is damaged
   */
  public static @Nullable LatencySeries of(
      List<Trial> trials, Cell cell, String contender, String jdk) {
    return of(trials, cell, jdk, contender, name -> Contenders.subject(name).equals(contender));
  }

  /** As {@link #of}, without what a twin adds. */
  public static @Nullable LatencySeries single(
      List<Trial> trials, Cell cell, String contender, String jdk) {
    return of(trials, cell, jdk, contender, contender::equals);
  }

  private static @Nullable LatencySeries of(
      List<Trial> trials, Cell cell, String jdk, String contender, Predicate<String> wanted) {
    Map<Integer, List<Trial>> byBlock = new TreeMap<>();
    for (Trial trial : trials) {
      if (trial.completed()
          && trial.latency() != null
          && trial.cell().equals(cell)
          && trial.jdk().equals(jdk)
          && wanted.test(trial.contender())) {
        byBlock.computeIfAbsent(trial.block(), b -> new ArrayList<>()).add(trial);
      }
    }
    return byBlock.isEmpty() ? null : new LatencySeries(contender, byBlock);
  }

  /** Counts by latency in ns: the middle of each bucket. */
  private static Map<Long, Long> decode(LatencyHistogram latency, Trial trial) {
    Map<Long, Long> counts = new HashMap<>();
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(latency.counts()));
      Histogram histogram = Histogram.decodeFromCompressedByteBuffer(bytes, 1);
      for (HistogramIterationValue value : histogram.recordedValues()) {
        long middle = histogram.medianEquivalentValue(value.getValueIteratedTo());
        counts.merge(middle, value.getCountAtValueIteratedTo(), Long::sum);
      }
    } catch (DataFormatException | RuntimeException e) {
      // Whatever is wrong with foreign bytes, HdrHistogram throws some runtime exception for it.
      throw damaged(trial, e);
    }
    if (counts.values().stream().mapToLong(Long::longValue).sum() != latency.samples()) {
      throw damaged(trial, null);
    }
    return counts;
  }

  private static BadInput damaged(Trial trial, @Nullable Exception cause) {
    String message =
        "the latencies of "
            + trial.contender()
            + ", block "
            + trial.block()
            + " of "
            + trial.cell().id()
            + ", are damaged: restore the journal from a copy, or measure the block again";
    return cause == null ? new BadInput(message) : new BadInput(message, cause);
  }

  public String contender() {
    return contender;
  }

  /** Number of replicates. */
  public int blocks() {
    return blocks.size();
  }

  /** What the forks recorded, twins included, in order of blocks. */
  public List<LatencyHistogram> raw() {
    return List.copyOf(raw);
  }

  /** Latencies timed in all forks together. */
  public long samples() {
    return raw.stream().mapToLong(LatencyHistogram::samples).sum();
  }

  /** Block number of each replicate, ascending. */
  List<Integer> blockNumbers() {
    return blocks;
  }

  /** Whether all forks of a replicate took turns. */
  boolean inTurns(int replicate) {
    return inTurns.get(replicate);
  }

  /** Latencies timed in one replicate. */
  long samples(int replicate) {
    return totals[replicate];
  }

  /** The quantiles of one replicate by itself, ns. */
  double[] quantiles(int replicate, double[] shares) {
    int[] weights = new int[blocks()];
    weights[replicate] = 1;
    return quantiles(weights, shares);
  }

  /**
   * Quantiles of the replicates put together: for each share the least latency that at least so
   * many are not above.
   *
   * @param weights how often each replicate is taken
   * @param shares ascending, in (0, 1]
   * @return ns; NaN where nothing was timed
   */
  double[] quantiles(int[] weights, double[] shares) {
    long total = 0;
    for (int i = 0; i < weights.length; i++) {
      total += weights[i] * totals[i];
    }
    double[] quantiles = new double[shares.length];
    Arrays.fill(quantiles, Double.NaN);
    long below = 0;
    int next = 0;
    for (int v = 0; v < values.length && next < shares.length; v++) {
      for (int i = 0; i < weights.length; i++) {
        below += weights[i] * counts.get(i)[v];
      }
      while (next < shares.length && below > 0 && below >= shares[next] * total) {
        quantiles[next++] = values[v];
      }
    }
    return quantiles;
  }
}
