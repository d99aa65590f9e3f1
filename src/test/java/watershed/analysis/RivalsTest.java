package watershed.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import watershed.analysis.Rivals.Normal;

class RivalsTest {
  private static final double EPSILON = Math.log(1.03);

  private static Rivals rivals(Object... namesAndGains) {
    Map<String, Normal> gains = new LinkedHashMap<>();
    gains.put("incumbent", Normal.ZERO);
    for (int i = 0; i < namesAndGains.length; i += 2) {
      gains.put((String) namesAndGains[i], (Normal) namesAndGains[i + 1]);
    }
    return new Rivals(5, gains, Set.of(), Set.of());
  }

  private static double phi(double x) {
    return NormalDistribution.of(0, 1).cumulativeProbability(x);
  }

  @Test
  void againstOneRivalTheProbabilityIsThatOfANormal() {
    Rivals rivals = rivals("x", new Normal(0.05, 0.04));
    assertThat(rivals.nearBest("x", EPSILON)).isCloseTo(phi((0.05 + EPSILON) / 0.04), within(1e-4));
    assertThat(rivals.nearBest("incumbent", EPSILON))
        .isCloseTo(phi((EPSILON - 0.05) / 0.04), within(1e-9));
    assertThat(rivals.nearBest("x", 0) + rivals.nearBest("incumbent", 0))
        .isCloseTo(1, within(1e-4));
  }

  @Test
  void twoEqualsShareAndTheIndifferenceIsAddedToBoth() {
    Rivals rivals = rivals("x", new Normal(2, 0.05), "y", new Normal(2, 0.05));
    assertThat(rivals.nearBest("x", 0)).isCloseTo(0.5, within(1e-3));
    assertThat(rivals.nearBest("y", EPSILON))
        .isCloseTo(phi(EPSILON / (0.05 * Math.sqrt(2))), within(1e-3));
  }

  @Test
  void threeEqualsHaveAThirdEach() {
    Rivals rivals =
        rivals("x", new Normal(2, 0.05), "y", new Normal(2, 0.05), "z", new Normal(2, 0.05));
    assertThat(rivals.nearBest("z", 0)).isCloseTo(1 / 3.0, within(1e-3));
  }

  @Test
  void whoIsFarBehindIsNeverBest() {
    Rivals rivals = rivals("x", new Normal(-3, 0.05), "y", new Normal(0.5, 0.05));
    assertThat(rivals.nearBest("x", EPSILON)).isZero();
    assertThat(rivals.leader()).isEqualTo("y");
    assertThat(rivals.bestBut("y")).isEqualTo("incumbent");
    assertThat(rivals.anyOf("y", EPSILON)).containsExactly("y");
  }

  @Test
  void notToldApartIsWhoReachesEqualityOrStaysWithinTheIndifference() {
    Rivals rivals =
        rivals(
            "leader", new Normal(0.5, 0.001),
            "near", new Normal(0.49, 0.001), // loses 1 %, certainly: it does not matter
            "wide", new Normal(0.4, 0.1), // loses 10 %, but that may be none
            "worse", new Normal(0.4, 0.001));
    assertThat(rivals.anyOf("leader", EPSILON)).containsExactly("leader", "near", "wide");
  }

  @Test
  void differencesOfTwoThatAreNotTheIncumbentAddTheirErrors() {
    Rivals rivals = rivals("x", new Normal(0.3, 0.03), "y", new Normal(0.1, 0.04));
    Normal over = rivals.over("x", "y");
    assertThat(over.mean()).isCloseTo(0.2, within(1e-12));
    assertThat(over.sd()).isCloseTo(0.05, within(1e-12));
    assertThat(rivals.over("x", "x")).isEqualTo(Normal.ZERO);
  }
}
