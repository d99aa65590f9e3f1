package watershed.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import watershed.analysis.Estimate;

class NumbersTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "48, 48",
    "48.0002, 48.0",
    "7488.4, 7488",
    "0.09998, 0.100",
    "1.23456, 1.23",
    "-1.23456, -1.23",
    "999.7, 1000",
    "0.00012345, 0.000123",
    "0.0000012, 1.2e-6",
    "123456789, 1.23e8",
    "12345.678, 12346",
    "NaN, not a number"
  })
  void threeDigitsButNeverFewerThanTheWholeOnes(double x, String text) {
    assertThat(Numbers.of(x)).isEqualTo(text);
  }

  @Test
  void anIntervalOrWhyThereIsNone() {
    assertThat(Numbers.withInterval(Estimate.arithmetic(new double[] {5}, .95)))
        .isEqualTo("5 (1 fork: no interval)");
    assertThat(Numbers.interval(Estimate.arithmetic(new double[] {1, 1, 1}, .95)))
        .isEqualTo("[1, 1]");
  }

  @Test
  void aRatioAsAChange() {
    assertThat(Numbers.change(1.123)).isEqualTo("+12.3 %");
    assertThat(Numbers.change(0.5)).isEqualTo("-50 %");
    assertThat(Numbers.change(1.0001)).isEqualTo("0 %");
  }
}
