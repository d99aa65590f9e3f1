package watershed.analysis;

import java.util.ArrayList;
import java.util.List;

/**
 * The samples of one metric of one fork.
 *
 * @param block replicate number of the cell
 * @param inTurns whether it took turns with the other forks of its block, so that equal places in
 *     {@code values} were measured at nearly the same time
 * @param values one per measured window, in order of time; at least one
 */
public record ForkSample(int block, boolean inTurns, List<Double> values) {
  public ForkSample {
    values = List.copyOf(values);
    if (values.isEmpty()) {
      throw new IllegalArgumentException("a fork without samples, block " + block);
    }
  }

  /**
   * Whether another of the same block ran as it did: in turns with it, window by window, or each
   * with the whole machine, shot by shot, in an order that was drawn by lot.
   */
  boolean matches(ForkSample other) {
    return inTurns == other.inTurns && values.size() == other.values.size();
  }

  /** This sample and another of the same block, window by window; this one if they do not match. */
  ForkSample with(ForkSample other) {
    if (!matches(other)) {
      return this;
    }
    List<Double> both = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      both.add(Math.sqrt(values.get(i) * other.values.get(i)));
    }
    return new ForkSample(block, inTurns, both);
  }

  /** Arithmetic mean over the windows. */
  public double mean() {
    return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  /**
   * Mean of the logarithms over the windows; the logarithm of the mean where a window's score is
   * not above 0; NaN where that is not above 0 either.
   */
  public double logMean() {
    return logMean(0, values.size());
  }

  /**
   * {@link #logMean()} of some of the windows. In plain loops: a file of a hundred thousand
   * benchmarks comes here a million times.
   *
   * @param from first of them
   * @param to the one after the last
   */
  public double logMean(int from, int to) {
    double logs = 0;
    double sum = 0;
    boolean positive = true;
    for (int i = from; i < to; i++) {
      double value = values.get(i);
      positive &= value > 0;
      logs += Math.log(value);
      sum += value;
    }
    if (positive) {
      return logs / (to - from);
    }
    return sum > 0 ? Math.log(sum / (to - from)) : Double.NaN;
  }
}
