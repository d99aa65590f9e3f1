package watershed.analysis;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import watershed.analysis.Crossings.Turn;
import watershed.analysis.SliceFinding.Side;

/**
 * A stretch of too few values for a curve: each is judged by its own blocks. A crossing then lies
 * somewhere between two neighbouring values that are certain; nothing says where.
 */
final class ApartReading implements StretchReading {
  /** Standard deviation of z where nothing was measured: the widest of the curves' priors. */
  private static final double UNKNOWN = Math.hypot(FitGrid.CONSTANT, FitGrid.WIDEST);

  private final Stretch stretch;
  private final AxisScale scale;
  private final Margin margin;
  private final double[] mean;
  private final double[] sd;

  /**
   * Judges.
   *
   * @param data of some of the values, by their place
   */
  ApartReading(Stretch stretch, AxisScale scale, Margin margin, GaussianProcess.Observations data) {
    this.stretch = stretch;
    this.scale = scale;
    this.margin = margin;
    this.mean = new double[stretch.values().size()];
    this.sd = new double[mean.length];
    Arrays.fill(sd, UNKNOWN);
    for (int k = 0; k < data.size(); k++) {
      mean[data.at[k]] = data.y[k];
      sd[data.at[k]] = Math.sqrt(data.variance[k]);
    }
  }

  @Override
  public Stretch stretch() {
    return stretch;
  }

  @Override
  public double mean(int i) {
    return mean[i];
  }

  @Override
  public double sd(int i) {
    return sd[i];
  }

  @Override
  public boolean settled() {
    for (int i = 0; i < mean.length; i++) {
      if (!margin.enough(mean[i], sd[i])) {
        return false;
      }
    }
    return true;
  }

  @Override
  public @Nullable Side side(int i) {
    return margin.side(mean[i], sd[i]);
  }

  @Override
  public List<Turn> turns() {
    return changes().stream()
        .map(
            change -> {
              double low = scale.x(stretch.values().get(change.from()));
              double high = scale.x(stretch.values().get(change.to()));
              return new Turn((low + high) / 2, low, high, change.aBefore());
            })
        .toList();
  }
}
