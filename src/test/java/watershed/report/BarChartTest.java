package watershed.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;
import watershed.analysis.Estimate;

class BarChartTest {
  private static Estimate value(double value) {
    return new Estimate(value, null, Double.NaN, 1);
  }

  /** Longest run of a series' colour in a line of pixels, over all lines. */
  private static int longest(BufferedImage image, int series) {
    int longest = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      int run = 0;
      for (int x = 0; x < image.getWidth(); x++) {
        boolean own = (image.getRGB(x, y) & 0xFFFFFF) == Palette.series(series);
        run = own ? run + 1 : 0;
        longest = Math.max(longest, run);
      }
    }
    return longest;
  }

  @Test
  void barsAreAsLongAsTheirValues() {
    BufferedImage image =
        BarChart.draw(
            "t",
            "B",
            List.of(
                new BarChart.Bar("a", "one", value(48)), new BarChart.Bar("a", "two", value(24))));
    assertThat(longest(image, 0)).isGreaterThan(300);
    assertThat(longest(image, 1) / (double) longest(image, 0)).isEqualTo(0.5, within(0.01));
  }

  @Test
  void aLongIntervalMakesTheAxisLonger() {
    Estimate wide = new Estimate(48, new Estimate.Interval(10, 96), Double.NaN, 5);
    BufferedImage alone = BarChart.draw("t", "B", List.of(new BarChart.Bar("a", "one", value(48))));
    BufferedImage image = BarChart.draw("t", "B", List.of(new BarChart.Bar("a", "one", wide)));
    assertThat(longest(image, 0)).isLessThan(longest(alone, 0));
  }

  @Test
  void aPictureSaysWhatItDrawsAndWhatItsWhiskersAre() {
    Estimate wide = new Estimate(48, new Estimate.Interval(10, 96), Double.NaN, 5);
    Estimate other = new Estimate(24, new Estimate.Interval(20, 30), Double.NaN, 3);
    assertThat(
            BarChart.draw(
                    "An empty map",
                    "bytes",
                    List.of(
                        new BarChart.Bar("a", "JDK 17", wide), new BarChart.Bar("b", "", other)))
                .getProperty(BarChart.SAYS))
        .isEqualTo(
            "An empty map\n"
                + "bytes; whiskers 95 %, 3 to 5 forks each\n"
                + "a, JDK 17: 48 [10, 96]\n"
                + "b: 24 [20, 30]\n");
    assertThat(
            BarChart.draw("t", "B", List.of(new BarChart.Bar("a", "one", value(48))))
                .getProperty(BarChart.SAYS))
        .asString()
        .contains("B; no intervals, 1 fork each");
  }

  @Test
  void zeroesAreDrawnAndNothingIsRefused() {
    BufferedImage image = BarChart.draw("t", "B", 1, List.of(new BarChart.Bar("a", "", value(0))));
    assertThat(longest(image, 0)).isZero();
    assertThatThrownBy(() -> BarChart.draw("t", "B", List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
