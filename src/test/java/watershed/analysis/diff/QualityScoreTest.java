package watershed.analysis.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a measurement that looks on its way is credited with, and what closes it. */
class QualityScoreTest {
  private static final DiffRules TWO = rules(2);

  private static DiffRules rules(int looks) {
    return new DiffRules(0.03, 0.05, 0.05, false, looks);
  }

  private static Quality.Part forks(Matched matched, DiffRules rules) {
    return DiffJudge.judge(List.of(matched), List.of(), List.of(), rules).quality().parts().stream()
        .filter(part -> part.name().equals("forks"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void pairsThatALookSparedAreNotMissed() {
    Matched settled = Plain.pairs(Plain.time(), .29, .30, .31, .30, .32);
    assertThat(forks(settled, TWO).score()).isEqualTo(100);
    assertThat(forks(settled, TWO).says())
        .isEqualTo("5 forks a side, as the median of subjects, of which a look settled 1 early");
    double few = 100 * 4 / 9.0;
    assertThat(forks(settled, DiffRules.USUAL).score())
        .as("nobody looked")
        .isCloseTo(few, within(1e-9));
    Matched open = Plain.pairs(Plain.time(), .3, -.3, .1, -.1, .2);
    assertThat(forks(open, TWO).score()).as("cut off").isCloseTo(few, within(1e-9));
    Matched uncommon = Plain.pairs(Plain.time(), .29, .30, .31, .30);
    assertThat(forks(uncommon, TWO).score())
        .as("there is no look at 4 pairs")
        .isCloseTo(100 * 3 / 9.0, within(1e-9));
  }

  /** By hand: of 40 at .05, P(X > 6) = .0034 and P(X > 7) = .0007; .01/5 = .002. */
  @Test
  void aControlThatIsLookedAtOftenIsBelievedAsLong() {
    assertThat(Chance.most(40, 0.05, 1)).isEqualTo(6);
    assertThat(Chance.most(40, 0.05, 5)).isEqualTo(7);
    Control seven = new Control(40, 7, "7 of 40");
    assertThat(Gates.control(seven, DiffRules.USUAL).closed()).isTrue();
    assertThat(Gates.control(seven, rules(5)).closed()).isFalse();
    assertThat(Gates.control(new Control(40, 8, "8 of 40"), rules(5)).closed()).isTrue();
  }
}
