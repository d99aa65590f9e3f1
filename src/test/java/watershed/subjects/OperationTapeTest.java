package watershed.subjects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.commons.statistics.inference.ChiSquareTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Seeds are fixed, so these tests of chance either hold or do not. */
class OperationTapeTest {
  private static final double IMPLAUSIBLE = 0.001;

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1, 0.3, 5, 33.3, 50, 99.9, 100})
  void holdsTheShareOfWritesAskedFor(double percent) {
    for (Mix mix : Mix.values()) {
      OperationTape tape = tape(new TapeRecipe(1024, percent, 100, mix, KeyDistribution.uniform));
      assertThat(100.0 * count(tape, OperationTapeTest::writes) / tape.length())
          .isCloseTo(percent, within(0.001));
    }
  }

  @Test
  void churnRemovesAsOftenAsItPuts() {
    OperationTape tape = tape(new TapeRecipe(1024, 30, 100, Mix.churn, KeyDistribution.zipf));
    long puts = count(tape, o -> OperationTape.kind(o) == OperationTape.PUT);
    long removes = count(tape, o -> OperationTape.kind(o) == OperationTape.REMOVE);
    assertThat(Math.abs(puts - removes)).isLessThanOrEqualTo(1);
    assertThat(puts).isPositive();
  }

  @Test
  void updateNeverRemoves() {
    OperationTape tape = tape(new TapeRecipe(1024, 30, 100, Mix.update, KeyDistribution.uniform));
    assertThat(count(tape, o -> OperationTape.kind(o) == OperationTape.REMOVE)).isZero();
  }

  @ParameterizedTest
  @CsvSource({"100, 0", "90, 10", "50, 10", "0, 100", "0, 0"})
  void missesAsManyReadsAsAskedForAndNeverAWrite(double hits, double writes) {
    OperationTape tape =
        tape(new TapeRecipe(1000, writes, hits, Mix.update, KeyDistribution.uniform));
    long reads = count(tape, o -> !writes(o));
    long misses = count(tape, o -> OperationTape.key(o) >= 1000);
    assertThat(misses).isCloseTo(Math.round((1 - hits / 100) * reads), within(1L));
    assertThat(count(tape, o -> writes(o) && OperationTape.key(o) >= 1000)).isZero();
    assertThat(count(tape, o -> OperationTape.key(o) >= 2000)).isZero();
  }

  @Test
  void uniformKeysAreUniform() {
    long[] uses = uses(tape(new TapeRecipe(256, 5, 100, Mix.update, KeyDistribution.uniform)), 256);
    double[] expected = new double[256];
    Arrays.fill(expected, 1);
    assertThat(ChiSquareTest.withDefaults().test(expected, uses).getPValue())
        .isBetween(IMPLAUSIBLE, 1 - IMPLAUSIBLE);
  }

  @Test
  void zipfKeysFollowTheirRanks() {
    int keys = 256;
    long[] uses = uses(tape(new TapeRecipe(keys, 5, 100, Mix.update, KeyDistribution.zipf)), keys);
    int[] keyOfRank = KeyDistribution.shuffled(keys, 1);
    long[] byRank = Arrays.stream(keyOfRank).mapToLong(k -> uses[k]).toArray();
    double[] expected =
        IntStream.rangeClosed(1, keys).mapToDouble(r -> Math.pow(r, -0.99)).toArray();
    assertThat(ChiSquareTest.withDefaults().test(expected, byRank).getPValue())
        .isBetween(IMPLAUSIBLE, 1 - IMPLAUSIBLE);
    assertThat(keyOfRank)
        .as("ranks are scattered")
        .isNotEqualTo(IntStream.range(0, keys).toArray());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100, 16_384, 1 << 20})
  void saysTheShareOfTheHottestZipfKey(int keys) {
    OperationTape tape = tape(new TapeRecipe(keys, 5, 100, Mix.update, KeyDistribution.zipf));
    double theory = 1 / IntStream.rangeClosed(1, keys).mapToDouble(r -> Math.pow(r, -0.99)).sum();
    double deviation = Math.sqrt(theory * (1 - theory) / tape.length());
    assertThat(tape.hottestShare()).isCloseTo(theory, within(4 * deviation + 1e-12));
  }

  @ParameterizedTest
  @EnumSource(KeyDistribution.class)
  void operationsAreIndependentOfKeysAndOfPosition(KeyDistribution distribution) {
    OperationTape tape = tape(new TapeRecipe(16, 30, 100, Mix.churn, distribution));
    long[][] byKey = new long[3][16];
    long[][] byTime = new long[3][16];
    for (int i = 0; i < tape.length(); i++) {
      int kind = OperationTape.kind(tape.at(i));
      byKey[kind][OperationTape.key(tape.at(i))]++;
      byTime[kind][(int) (16L * i / tape.length())]++;
    }
    assertThat(ChiSquareTest.withDefaults().test(byKey).getPValue()).isGreaterThan(IMPLAUSIBLE);
    assertThat(ChiSquareTest.withDefaults().test(byTime).getPValue()).isGreaterThan(IMPLAUSIBLE);
  }

  @ParameterizedTest
  @EnumSource(KeyDistribution.class)
  void seedsReproduceAndThreadsDiffer(KeyDistribution distribution) {
    TapeRecipe recipe = new TapeRecipe(1 << 14, 50, 100, Mix.update, distribution);
    int[] tape = tape(recipe, 1, 0).operations();
    assertThat(tape(recipe, 1, 0).operations()).isEqualTo(tape);
    // Independent tapes agree on the kind half the time; shifted ones would agree elsewhere.
    for (OperationTape other :
        new OperationTape[] {tape(recipe, 1, 1), tape(recipe, 1, 2), tape(recipe, 2, 0)}) {
      for (int shift = -3; shift <= 3; shift++) {
        int s = shift;
        long same =
            IntStream.range(3, tape.length - 3)
                .filter(i -> OperationTape.kind(tape[i]) == OperationTape.kind(other.at(i + s)))
                .count();
        assertThat((double) same / tape.length).isCloseTo(0.5, within(0.01));
      }
    }
  }

  @Test
  void countsWritesBetweenAnyTwoPositions() {
    OperationTape tape = tape(new TapeRecipe(64, 30, 100, Mix.churn, KeyDistribution.uniform));
    long length = tape.length();
    LongStream edges = LongStream.of(0, 1, 255, 256, 257, length - 1, length, 3 * length + 7);
    long[] positions =
        LongStream.concat(edges, new SplittableRandom(1).longs(30, 0, 3 * length)).toArray();
    for (long from : positions) {
      for (long to : positions) {
        if (from <= to) {
          long counted =
              LongStream.range(from, to).filter(position -> writes(tape.at(position))).count();
          assertThat(tape.writes(from, to)).as("%d to %d", from, to).isEqualTo(counted);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 65536", "65536, 65536", "65537, 131072", "1048576, 1048576", "9999999, 1048576"})
  void isAsLongAsItsKeysNeed(int keys, int length) {
    assertThat(new TapeRecipe(keys, 5, 100, Mix.update, KeyDistribution.uniform).length())
        .isEqualTo(length);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 5, 100, update",
    "200000000, 5, 100, update",
    "8, -0.1, 100, update",
    "8, 100.1, 100, update",
    "8, NaN, 100, update",
    "8, 5, 101, update",
    "8, 5, 50, churn"
  })
  void refusesWhatNoTapeCanHold(int keys, double writes, double hits, Mix mix) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TapeRecipe(keys, writes, hits, mix, KeyDistribution.uniform));
  }

  private static OperationTape tape(TapeRecipe recipe) {
    return tape(recipe, 1, 0);
  }

  private static OperationTape tape(TapeRecipe recipe, long seed, int thread) {
    return OperationTape.generate(
        recipe, recipe.distribution().over(recipe.keys(), seed), seed, thread);
  }

  private static boolean writes(int operation) {
    return OperationTape.kind(operation) != OperationTape.GET;
  }

  private static long count(OperationTape tape, IntPredicate which) {
    return Arrays.stream(tape.operations()).filter(which).count();
  }

  private static long[] uses(OperationTape tape, int keys) {
    long[] uses = new long[keys];
    Arrays.stream(tape.operations()).forEach(o -> uses[OperationTape.key(o)]++);
    return uses;
  }
}
