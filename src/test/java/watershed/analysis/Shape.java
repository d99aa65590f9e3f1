package watershed.analysis;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.rng.UniformRandomProvider;

/** Kinds of truth that a search is tried on: the log-gain of one design over another by writes. */
enum Shape {
  /** From one plateau to another. */
  STEEP {
    @Override
    Truth draw(UniformRandomProvider random) {
      double x0 = random.nextDouble(0.3, 0.8);
      return new Truth(w -> 0.8 * Math.tanh(6 * (x0 - x(w))), 100 * x0 * x0);
    }
  },
  /** As the logarithm of writes. */
  LOG {
    @Override
    Truth draw(UniformRandomProvider random) {
      double w0 = Math.exp(random.nextDouble(Math.log(5), Math.log(40)));
      return new Truth(w -> 0.2 * Math.log(w0 / Math.max(w, 0.5)), w0);
    }
  },
  /** So flat that a third of the axis matters little. */
  SHALLOW {
    @Override
    Truth draw(UniformRandomProvider random) {
      double x0 = random.nextDouble(0.4, 0.7);
      return new Truth(w -> 0.3 * (x0 - x(w)), 100 * x0 * x0);
    }
  },
  /** Equal everywhere. */
  TIE {
    @Override
    Truth draw(UniformRandomProvider random) {
      return new Truth(w -> 0);
    }
  },
  /** There and back. */
  DOUBLE {
    @Override
    Truth draw(UniformRandomProvider random) {
      double c = random.nextDouble(0.05, 0.15);
      return new Truth(
          w -> 0.3 * Math.cos(2 * Math.PI * (x(w) - c)),
          100 * (c + 0.25) * (c + 0.25),
          100 * (c + 0.75) * (c + 0.75));
    }
  },
  /** Better everywhere. */
  ONE_SIDED {
    @Override
    Truth draw(UniformRandomProvider random) {
      double least = random.nextDouble(0.08, 0.3);
      return new Truth(w -> least + 0.2 * x(w));
    }
  },
  /** Many times as good at either end: beyond what the curves' priors expect. */
  STRONG {
    @Override
    Truth draw(UniformRandomProvider random) {
      double x0 = random.nextDouble(0.3, 0.8);
      return new Truth(w -> 3 * (x0 - x(w)), 100 * x0 * x0);
    }
  };

  /** A truth and where it crosses. */
  static final class Truth {
    final DoubleUnaryOperator gain;
    final double[] zeros;

    Truth(DoubleUnaryOperator gain, double... zeros) {
      this.gain = gain;
      this.zeros = zeros;
    }

    /** The least size of the gain from 1 % writes on. */
    double least() {
      double least = Double.POSITIVE_INFINITY;
      for (int w = 1; w <= 100; w++) {
        least = Math.min(least, Math.abs(gain.applyAsDouble(w)));
      }
      return least;
    }
  }

  abstract Truth draw(UniformRandomProvider random);

  private static double x(double writes) {
    return Math.sqrt(writes / 100);
  }
}
