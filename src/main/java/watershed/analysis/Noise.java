package watershed.analysis;

import java.util.List;
import org.apache.commons.statistics.distribution.FDistribution;
import watershed.record.NoiseStudy;

/**
 * What a {@link NoiseStudy} shows.
 *
 * @param blocks pairs of forks each way
 * @param inTurns standard deviation over blocks of the log-ratio of two forks that took turns
 * @param alone the same of two forks one after the other
 * @param gain {@code alone / inTurns}
 * @param gainLow lower end of its 95 % interval
 * @param gainHigh upper end
 */
public record Noise(
    int blocks, double inTurns, double alone, double gain, double gainLow, double gainHigh) {
  private static final double TAIL = 0.025;

  /**
   * Judges a study. The interval of the ratio of standard deviations is that of normal samples: the
   * ratio of their variances over the true one follows Fisher's F.
   *
   * @throws IllegalArgumentException if there are fewer than two blocks
   */
  public static Noise of(NoiseStudy study) {
    int n = study.pairs().size();
    if (n < 2) {
      throw new IllegalArgumentException("a standard deviation needs 2 blocks, there is " + n);
    }
    double[] turns = new double[n];
    double[] alone = new double[n];
    for (int i = 0; i < n; i++) {
      NoiseStudy.Pair pair = study.pairs().get(i);
      turns[i] = meanLog(pair.firstInTurns()) - meanLog(pair.secondInTurns());
      alone[i] = meanLog(pair.firstAlone()) - meanLog(pair.secondAlone());
    }
    double sdTurns = sd(turns);
    double sdAlone = sd(alone);
    double gain = sdAlone / sdTurns;
    FDistribution f = FDistribution.of(n - 1, n - 1);
    return new Noise(
        n,
        sdTurns,
        sdAlone,
        gain,
        gain / Math.sqrt(f.inverseSurvivalProbability(TAIL)),
        gain / Math.sqrt(f.inverseCumulativeProbability(TAIL)));
  }

  private static double meanLog(List<Double> scores) {
    return scores.stream().mapToDouble(Math::log).average().orElseThrow();
  }

  private static double sd(double[] x) {
    double mean = 0;
    for (double v : x) {
      mean += v / x.length;
    }
    double squares = 0;
    for (double v : x) {
      squares += (v - mean) * (v - mean);
    }
    return Math.sqrt(squares / (x.length - 1));
  }
}
