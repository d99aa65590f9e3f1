package watershed.analysis.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class RelabellingTest {
  /** Every choice, one by one. */
  private static double plainly(List<double[]> blocks) {
    double observed = Math.abs(blocks.stream().mapToDouble(block -> block[0]).sum());
    int choices = 1;
    for (double[] block : blocks) {
      choices *= block.length;
    }
    int far = 0;
    for (int choice = 0; choice < choices; choice++) {
      int rest = choice;
      double sum = 0;
      for (double[] block : blocks) {
        sum += block[rest % block.length];
        rest /= block.length;
      }
      far += Math.abs(sum) >= observed - 1e-12 ? 1 : 0;
    }
    return (double) far / choices;
  }

  /** Blocks of two forks. */
  private static List<double[]> twos(double... differences) {
    return Arrays.stream(differences).mapToObj(d -> new double[] {d, -d}).toList();
  }

  private static double[] same(int n, double value) {
    return DoubleStream.generate(() -> value).limit(n).toArray();
  }

  /** Forks that scatter by 1, B's about .7 slower, with a twin of A or B or none. */
  private static double[] drawn(Random random, int kind) {
    double[] a = new double[kind == 1 ? 2 : 1];
    double[] b = new double[kind == 2 ? 2 : 1];
    Arrays.setAll(a, i -> random.nextGaussian());
    Arrays.setAll(b, i -> 0.7 + random.nextGaussian());
    return Relabelling.differences(a, b);
  }

  private static Matched twinned(int pairs, double change) {
    return new PlantedSides(pairs).twin().pairs(pairs).change(change).inTurns();
  }

  @Test
  void signsAreAsCountedPlainly() {
    Random random = new Random(1);
    for (int n = 6; n <= Relabelling.MOST; n++) {
      for (int i = 0; i < 20; i++) {
        List<double[]> d = twos(random.doubles(n, -1, 1.5).toArray());
        assertThat(Relabelling.of(d).p()).isCloseTo(plainly(d), within(1e-12));
        assertThat(Relabelling.of(d).least()).isEqualTo(Math.pow(2, 1 - n));
        assertThat(Relabelling.of(d).three()).isFalse();
      }
    }
  }

  @Test
  void blocksOfTwoAndOfThreeAreAsCountedPlainly() {
    Random random = new Random(2);
    for (int n = 4; n <= 9; n++) {
      for (int i = 0; i < 20; i++) {
        List<double[]> all = new ArrayList<>();
        List<double[]> mixed = new ArrayList<>();
        mixed.add(drawn(random, 1));
        mixed.add(drawn(random, 2));
        for (int block = 0; block < n; block++) {
          all.add(drawn(random, 1));
          mixed.add(drawn(random, block % 3));
        }
        assertThat(Relabelling.of(all).p()).isCloseTo(plainly(all), within(1e-12));
        assertThat(Relabelling.of(all).least()).isCloseTo(2 * Math.pow(3, -n), within(1e-12));
        assertThat(Relabelling.of(mixed).p()).isCloseTo(plainly(mixed), within(1e-12));
        assertThat(Relabelling.of(mixed).three()).isTrue();
      }
    }
  }

  @Test
  void theDifferencesOfABlockAreItsForksFromTheOthers() {
    assertThat(Relabelling.differences(new double[] {1}, new double[] {4})).containsExactly(3, -3);
    assertThat(Relabelling.differences(new double[] {1, 3}, new double[] {8}))
        .containsExactly(new double[] {6, -4.5, -1.5}, within(1e-12));
    // B has the twin: the lone fork is A's.
    assertThat(Relabelling.differences(new double[] {8}, new double[] {1, 3}))
        .containsExactly(new double[] {-6, 4.5, 1.5}, within(1e-12));
    assertThat(Relabelling.differences(new double[] {1, 3}, new double[] {4, 6}))
        .as("two against two: either may be B's")
        .containsExactly(3, -3);
  }

  @Test
  void equalDifferencesAreTies() {
    assertThat(Relabelling.of(twos(same(6, 0.1))).p()).isEqualTo(2 / 64.0);
    assertThat(Relabelling.of(twos(same(12, 0.1))).p()).isEqualTo(2 / 4096.0);
    assertThat(Relabelling.of(twos(same(8, 0))).p()).isEqualTo(1);
    // Of eight of one size with six on one side: 2·(1 + 8 + 28) choices go as far.
    assertThat(Relabelling.of(twos(.1, .1, .1, .1, .1, .1, -.1, -.1)).p()).isEqualTo(74 / 256.0);
  }

  /** One slow fork in each block: that it is always B's says much, that it is never B's little. */
  @Test
  void whereBlocksAreLopsidedTheSidesAreNotAlike() {
    List<double[]> slow = Collections.nCopies(6, new double[] {2, -1, -1});
    assertThat(Relabelling.of(slow).p()).isEqualTo(1 / 729.0);
    // 2⁶ choices come to −6; at least four slow ones to 6 or more: 15·4 + 6·2 + 1.
    List<double[]> fast = Collections.nCopies(6, new double[] {-1, 2, -1});
    assertThat(Relabelling.of(fast).p()).isEqualTo(137 / 729.0);
    assertThat(Relabelling.of(Collections.nCopies(20, new double[] {2, -1, -1})).p())
        .isEqualTo(1 / Math.pow(3, 20));
    assertThat(Relabelling.of(Collections.nCopies(5, new double[] {0, 0, 0})).p()).isEqualTo(1);
  }

  @Test
  void tooFewOrTooManyAreNotAsked() {
    assertThat(Relabelling.of(twos(same(5, 0.1))).p()).isNaN();
    assertThat(Relabelling.of(twos(same(13, 0.1))).p()).isNaN();
    assertThat(Relabelling.of(List.of()).p()).isNaN();
    double[] three = {2, -1, -1};
    assertThat(Relabelling.of(Collections.nCopies(3, three)).p()).isNaN();
    assertThat(Relabelling.of(Collections.nCopies(4, three)).p()).isEqualTo(1 / 81.0);
    assertThat(Relabelling.of(Collections.nCopies(21, three)).p()).isNaN();
  }

  /** Six pairs come down to 1/32: at the level of a look among several they must not be asked. */
  @Test
  void whatTheyCannotReachTheyDoNotContradict() {
    Tested six = Tested.of(Plain.pairs(Plain.time(), new double[] {.30, .31, .29, .30, .32, .28}));
    assertThat(six.p()).isLessThan(1e-4);
    assertThat(six.relabelled().p()).isEqualTo(1.0 / 32);
    assertThat(six.guarded()).as("no twin: the t test's alone").isEqualTo(six.p());
    assertThat(six.alarm(0.0294)).isTrue();
    assertThat(six.alarm(0.05)).isTrue();
  }

  @Test
  void aTwinsForksAreAskedOneByOne() {
    Tested clear = Tested.of(twinned(10, 1.3));
    assertThat(clear.relabelled().three()).isTrue();
    assertThat(clear.relabelled().p()).isEqualTo(1 / Math.pow(3, 10));
    assertThat(clear.guarded()).as("it can say no more").isEqualTo(clear.p());
    Tested none = Tested.of(twinned(12, 1));
    assertThat(none.relabelled().p()).isGreaterThan(none.relabelled().least());
    assertThat(none.guarded()).isEqualTo(Math.max(none.p(), none.relabelled().p()));
    assertThat(none.disagreement()).contains("which fork is B's");
    assertThat(Tested.of(twinned(21, 1)).relabelled()).isEqualTo(Relabelling.NONE);
  }

  @Test
  void blocksWithoutTheirTwinAreAChoiceOfSigns() {
    Matched whole = twinned(8, 1.1);
    SideForks a = whole.a();
    SideForks less = new SideForks(a.forks(), a.apart().subList(0, 4));
    Tested tested = Tested.of(new Matched(whole.subject(), false, less, whole.b(), true));
    assertThat(tested.relabelled().least()).isCloseTo(2 / (9.0 * 64), within(1e-12));
    assertThat(tested.p()).isEqualTo(Tested.of(whole).p());
  }

  /** Forks of two kinds 30 % apart: what is exact does not mind. */
  @Test
  void withoutAChangeItIsAsOftenLowAsItSays() {
    requireExact(new PlantedSides(5).twin().pairs(8).slow(0.25, 1.3)::inTurns);
  }

  /** One fork after the other in drawn order, on a machine that wanders far within a block. */
  @Test
  void ofSingleShotsTooItIsAsOftenLowAsItSays() {
    PlantedSides shots = new PlantedSides(6).twin().pairs(8).windows(1).slow(0.25, 1.3);
    requireExact(() -> shots.coinFlips(0.2));
  }

  private static void requireExact(Supplier<Matched> sides) {
    int trials = 4000;
    int low = 0;
    int lower = 0;
    for (int i = 0; i < trials; i++) {
      double p = Tested.of(sides.get()).relabelled().p();
      low += p <= 0.05 ? 1 : 0;
      lower += p <= 0.01 ? 1 : 0;
    }
    assertThat((double) low / trials).isBetween(0.038, 0.062);
    assertThat((double) lower / trials).isBetween(0.004, 0.016);
  }
}
