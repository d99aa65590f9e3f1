package watershed.analysis;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import watershed.record.Axis;
import watershed.record.Contenders;
import watershed.record.Slice;

/**
 * A laboratory whose truth is known: what a block would say of a slice. The forks of a block share
 * the machine's drift; each has a factor of its own.
 */
final class PlayedTruth {
  static final String JDK = "17.0.15";
  static final String INCUMBENT = "Old";

  /** Standard deviation of a fork's mean over windows that scatter by 2 %. */
  private static final double WINDOWS = 0.02 / Math.sqrt(5);

  private final UniformRandomProvider random;
  private final ZigguratSampler.NormalizedGaussian gauss;
  private final double forkSd;
  private final double slowForks;
  private final Map<Slice, Map<String, DoubleUnaryOperator>> gains = new LinkedHashMap<>();
  private final Map<Slice, Map<Double, Integer>> blocks = new HashMap<>();

  /**
   * @param forkSd of the logarithm of a fork's factor; METHOD's is 0.03
   * @param slowForks share of forks that run 10 % slow
   */
  PlayedTruth(long seed, double forkSd, double slowForks) {
    this.random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
    this.gauss = ZigguratSampler.NormalizedGaussian.of(random);
    this.forkSd = forkSd;
    this.slowForks = slowForks;
  }

  /** Standard deviation of a block's z, forks' slow quarter included. */
  double sigma() {
    double slow = Math.log(0.9) * Math.log(0.9) * slowForks * (1 - slowForks);
    return Math.sqrt(2 * (forkSd * forkSd + WINDOWS * WINDOWS + slow));
  }

  /** Plants by how much, in logarithms, the incumbent is better than another design. */
  PlayedTruth plant(Slice slice, String design, DoubleUnaryOperator gain) {
    gains.computeIfAbsent(slice, k -> new LinkedHashMap<>()).put(design, gain);
    return this;
  }

  /** Measures a block. */
  SliceBlock measure(Slice slice, double value) {
    int number =
        blocks.computeIfAbsent(slice, k -> new HashMap<>()).merge(value, 1, Integer::sum) - 1;
    double drift = 0.3 * gauss.sample();
    Map<String, Double> scores = new TreeMap<>();
    scores.put(INCUMBENT, drift + noise());
    gains
        .getOrDefault(slice, Map.of())
        .forEach((design, gain) -> scores.put(design, drift - gain.applyAsDouble(value) + noise()));
    // As SliceBlock merges a twin into its subject.
    scores.computeIfPresent(
        INCUMBENT, (k, own) -> (own + scores.getOrDefault(Contenders.twinOf(k), own)) / 2);
    return new SliceBlock(slice, JDK, value, number, scores);
  }

  /** One block's noise of a pair. */
  double pairNoise() {
    return noise() - noise();
  }

  private double noise() {
    double slow = random.nextDouble() < slowForks ? Math.log(0.9) : 0;
    return forkSd * gauss.sample() + WINDOWS * gauss.sample() + slow;
  }

  /** A slice along 0 to 100 % writes, told from others by its number of keys. */
  static Slice writes(int keys) {
    List<Double> values = IntStream.rangeClosed(0, 100).mapToObj(w -> (double) w).toList();
    return new Slice(
        "Contention",
        new TreeMap<>(Map.of("keys", Integer.toString(keys))),
        2,
        Axis.WRITES,
        values);
  }
}
