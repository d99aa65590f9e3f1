package watershed.analysis.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SignFlipsTest {
  /** Every choice of signs, one by one. */
  private static double plainly(List<Double> d) {
    double observed = Math.abs(d.stream().mapToDouble(Double::doubleValue).sum());
    int far = 0;
    for (int choice = 0; choice < 1 << d.size(); choice++) {
      double sum = 0;
      for (int i = 0; i < d.size(); i++) {
        sum += (choice >> i & 1) == 0 ? d.get(i) : -d.get(i);
      }
      far += Math.abs(sum) >= observed - 1e-12 ? 1 : 0;
    }
    return (double) far / (1 << d.size());
  }

  @Test
  void asCountedPlainly() {
    Random random = new Random(1);
    for (int n = SignFlips.FEWEST; n <= SignFlips.MOST; n++) {
      for (int i = 0; i < 20; i++) {
        List<Double> d = random.doubles(n, -1, 1.5).boxed().toList();
        assertThat(SignFlips.p(d)).isCloseTo(plainly(d), within(1e-12));
      }
    }
  }

  @Test
  void equalDifferencesAreTies() {
    assertThat(SignFlips.p(Collections.nCopies(6, 0.1))).isEqualTo(2 / 64.0);
    assertThat(SignFlips.p(Collections.nCopies(12, 0.1))).isEqualTo(2 / 4096.0);
    assertThat(SignFlips.p(Collections.nCopies(8, 0.0))).isEqualTo(1);
    // Of eight of one size with six on one side: 2·(1 + 8 + 28) choices go as far.
    assertThat(SignFlips.p(List.of(.1, .1, .1, .1, .1, .1, -.1, -.1))).isEqualTo(74 / 256.0);
  }

  @Test
  void tooFewOrTooManyAreNotAsked() {
    assertThat(SignFlips.p(Collections.nCopies(5, 0.1))).isNaN();
    assertThat(SignFlips.p(Collections.nCopies(13, 0.1))).isNaN();
    assertThat(SignFlips.p(List.of())).isNaN();
  }

  /** Six pairs come down to 1/32: at the level of a look among several they must not be asked. */
  @Test
  void whatTheyCannotReachTheyDoNotContradict() {
    Tested six = Tested.of(Plain.pairs(Plain.time(), new double[] {.30, .31, .29, .30, .32, .28}));
    assertThat(six.p()).isLessThan(1e-4);
    assertThat(six.flips()).isEqualTo(1.0 / 32);
    assertThat(six.alarm(0.0294)).isTrue();
    assertThat(six.alarm(0.05)).isTrue();
  }
}
