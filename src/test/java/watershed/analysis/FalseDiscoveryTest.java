package watershed.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class FalseDiscoveryTest {
  private static final Offset<Double> TINY = within(1e-12);

  @Test
  void qOfAWorkedExample() {
    // By hand, and as R's p.adjust(p, "BH"): 4·.005/1, 4·.04/3 (both), 4·.6/4.
    assertThat(FalseDiscovery.q(new double[] {.04, .005, .6, .03}))
        .containsExactly(new double[] {.16 / 3, .02, .6, .16 / 3}, TINY);
    assertThat(FalseDiscovery.q(new double[0])).isEmpty();
  }

  @Test
  void anIntervalAtItsLevelExcludesEqualityWhereQIsSmall() {
    double[] p = {.001, .02, .024, .2};
    double[] q = FalseDiscovery.q(p);
    double level = FalseDiscovery.level(3, 4);
    for (int i = 0; i < p.length; i++) {
      assertThat(p[i] <= 1 - level).isEqualTo(q[i] <= .05);
    }
  }
}
