package watershed.experiments.races;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.infra.StateCase;
import org.openjdk.jcstress.infra.Status;
import org.openjdk.jcstress.infra.TestInfo;
import org.openjdk.jcstress.infra.collectors.TestResult;
import watershed.experiments.Evidence;
import watershed.experiments.Forbidden;
import watershed.experiments.races.outcomes.Chosen;
import watershed.experiments.races.outcomes.DeleteThenVolatile;
import watershed.experiments.races.outcomes.DeleteUnderWay;
import watershed.experiments.races.outcomes.InitialisedOnce;
import watershed.experiments.races.outcomes.OneWinner;
import watershed.experiments.races.outcomes.TwoPuts;
import watershed.subjects.LazyInit;
import watershed.subjects.SharedMaps;

/** A planted wrong design is found and refused; a right one is not. */
@Timeout(120)
class RaceTest {
  private static final int MILLIS = 150;

  private static final int MOST_TRIES = 40;

  @BeforeEach
  void twoThreadsCanMeet() {
    assumeTrue(Runtime.getRuntime().availableProcessors() >= 2, "two threads need two CPUs");
  }

  /**
   * Runs a race until an outcome is seen: two threads that are never at it together, as on a busy
   * machine, find nothing.
   */
  private static Outcomes until(Class<?> race, Predicate<String> outcome) {
    Outcomes seen = Race.run(race, MILLIS);
    for (int i = 0; i < MOST_TRIES && seen.count(outcome) == 0; i++) {
      seen = Race.run(race, MILLIS);
    }
    return seen;
  }

  @Test
  void aSecondInitialisationIsFoundAndRefused() {
    Chosen.lazyMap(() -> LazyInit.SPLIT_LOCK.create(1));
    Outcomes seen = until(InitialisedOnce.class, "1, 2, 2"::equals);
    assertThat(seen.seen())
        .extracting(Outcomes.Outcome::id)
        .contains("1, 2, 2")
        .isSubsetOf("1, 1, 1", "2, 2, 1", "1, 2, 2");
    assertThatExceptionOfType(Forbidden.class)
        .isThrownBy(() -> seen.refuseForbidden("SPLIT_LOCK"))
        .withMessageContaining("SPLIT_LOCK in InitialisedOnce, of " + seen.samples())
        .withMessageContaining("'1, 2, 2' " + seen.count("1, 2, 2"::equals) + " times");
    assertThat(seen.table()).contains("InitialisedOnce", "1, 2, 2", "Forbidden");
  }

  @ParameterizedTest
  @EnumSource(names = {"ONE_LOCK", "COMPUTE_IF_ABSENT", "DOUBLE_CHECKED"})
  void whatInitialisesOnceIsNotRefused(LazyInit right) {
    Chosen.lazyMap(() -> right.create(1));
    Outcomes seen = Race.run(InitialisedOnce.class, MILLIS);
    assertThat(seen.samples()).isGreaterThanOrEqualTo(Race.FEWEST_SAMPLES);
    assertThatCode(() -> seen.refuseForbidden(right.name())).doesNotThrowAnyException();
    assertThat(seen.seen()).extracting(Outcomes.Outcome::expect).containsOnly(Expect.ACCEPTABLE);
  }

  @Test
  void aValueThatNobodyIsGivenIsAllowedToPutIfAbsentOnly() {
    Chosen.lazyMap(() -> LazyInit.PUT_IF_ABSENT.create(1));
    Outcomes lenient = until(OneWinner.class, id -> id.endsWith(", 2"));
    assertThatCode(() -> lenient.refuseForbidden("PUT_IF_ABSENT")).doesNotThrowAnyException();
    assertThat(lenient.count(id -> id.endsWith(", 2"))).as("made in vain").isPositive();
    Outcomes strict = until(InitialisedOnce.class, id -> id.endsWith(", 2"));
    assertThatExceptionOfType(Forbidden.class)
        .isThrownBy(() -> strict.refuseForbidden("PUT_IF_ABSENT"))
        .withMessageContaining("a second value was made");
  }

  @Test
  void aValueThatIsFoundAfterItsRemovalIsRefused() {
    Chosen.map(() -> Plants.with((operation, key) -> operation.equals("remove")));
    Outcomes seen = until(DeleteThenVolatile.class, "1, 1"::equals);
    assertThat(seen.count(id -> id.endsWith("0"))).as("it is never gone").isZero();
    assertThatExceptionOfType(Forbidden.class)
        .isThrownBy(() -> seen.refuseForbidden("planted"))
        .withMessageContaining("planted in DeleteThenVolatile")
        .withMessageContaining("'1, 1'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"HashMap", "ConcurrentHashMap", "RWLock", "ReadDirtyMap", "HashTrieMap"})
  void whatWasRemovedBeforeIsNotFound(String design) {
    Chosen.map(() -> SharedMaps.create(design, 1));
    Outcomes seen = until(DeleteThenVolatile.class, "1, 0"::equals);
    assertThat(seen.count("1, 0"::equals)).as("reads after the removal").isPositive();
    assertThatCode(() -> seen.refuseForbidden(design)).doesNotThrowAnyException();
  }

  @Test
  void whatIsBeingRemovedMayBeFound() {
    Chosen.map(() -> SharedMaps.create("ConcurrentHashMap", 1));
    Outcomes seen = until(DeleteUnderWay.class, "1, 1"::equals);
    assertThat(seen.count("1, 1"::equals)).isPositive();
    assertThatCode(() -> seen.refuseForbidden("ConcurrentHashMap")).doesNotThrowAnyException();
  }

  @Test
  void aMapThatThrowsIsNoResult() {
    Chosen.map(
        () ->
            Plants.with(
                (operation, key) -> {
                  throw new UnsupportedOperationException("planted: " + operation);
                }));
    assertThatIllegalStateException()
        .isThrownBy(() -> Race.run(TwoPuts.class, MILLIS))
        .withMessageContaining("TwoPuts ended as CHECK_TEST_ERROR")
        .withMessageContaining("planted: put");
  }

  @Test
  void anOutcomeIsGradedByItselfThenByPatternThenByDefault() {
    TestInfo info = new TestInfo("some.Test", "some.Test", "", "", 2, List.of("a", "b"), false);
    info.addCase(new StateCase(Pattern.compile("1, .*"), Expect.ACCEPTABLE_INTERESTING, "pattern"));
    info.addCase(new StateCase(Pattern.compile("1, 1"), Expect.ACCEPTABLE, "itself"));
    TestResult result = new TestResult(Status.NORMAL);
    result.addState("1, 1", 600);
    result.addState("1, 0", 300);
    result.addState("0, 0", 100);
    Outcomes seen = Outcomes.of(info, result);
    assertThat(seen.test()).isEqualTo("Test");
    assertThat(seen.samples()).isEqualTo(1000);
    assertThat(seen.perMillion("1, 0"::equals)).isEqualTo(300_000);
    assertThat(seen.seen())
        .extracting(Outcomes.Outcome::expect)
        .containsExactly(Expect.ACCEPTABLE, Expect.ACCEPTABLE_INTERESTING, Expect.FORBIDDEN);
    assertThatExceptionOfType(Forbidden.class)
        .isThrownBy(() -> seen.refuseForbidden("x"))
        .withMessageContaining("x in Test, of 1000 samples: '0, 0' 100 times");
    assertThatIllegalStateException()
        .isThrownBy(() -> Outcomes.none().perMillion(id -> true))
        .withMessageContaining("a race has 0 of the 1 samples");
  }

  private static Outcomes seen(long count, Expect expect) {
    return new Outcomes("T", List.of(new Outcomes.Outcome("1, 1", count, expect, "planted")));
  }

  @Test
  void whatWasHardlyTriedClearsNoDesign() {
    for (Outcomes few :
        List.of(
            new Outcomes("T", List.of()),
            seen(9, Expect.ACCEPTABLE),
            seen(9, Expect.ACCEPTABLE_INTERESTING))) {
      assertThatThrownBy(() -> few.requireSamples(10))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith("T has " + few.samples() + " of the 10 samples")
          .message()
          .doesNotContain("\n");
    }
    assertThatCode(() -> seen(10, Expect.ACCEPTABLE).requireSamples(10)).doesNotThrowAnyException();
    Outcomes once = seen(1, Expect.FORBIDDEN);
    assertThatCode(() -> once.requireSamples(10)).as("one is enough").doesNotThrowAnyException();
    assertThatExceptionOfType(Forbidden.class).isThrownBy(() -> once.refuseForbidden("x"));
  }

  /** A map of many shards is so dear to make that the time goes into that. */
  @Test
  void aRaceGoesOnUntilItSaysSomething() {
    long enough = Race.FEWEST_SAMPLES;
    assertThat(asked(Map.of(300, seen(enough, Expect.ACCEPTABLE)))).containsExactly(300);
    assertThat(
            asked(
                Map.of(
                    300,
                    seen(enough - 1, Expect.ACCEPTABLE),
                    1200,
                    seen(enough, Expect.ACCEPTABLE))))
        .containsExactly(300, 1200);
    assertThat(asked(Map.of(300, seen(1, Expect.FORBIDDEN)))).containsExactly(300);
    assertThat(asked(Map.of())).as("but not for ever").containsExactly(300, 1200, 4800);
  }

  /** The times that a race is run for, whose runs of other lengths see next to nothing. */
  private static List<Integer> asked(Map<Integer, Outcomes> planted) {
    List<Integer> asked = new ArrayList<>();
    Outcomes last =
        Race.longEnough(
            300,
            millis -> {
              asked.add(millis);
              return planted.getOrDefault(millis, seen(9, Expect.ACCEPTABLE));
            });
    assertThat(last)
        .isEqualTo(planted.getOrDefault(asked.get(asked.size() - 1), seen(9, Expect.ACCEPTABLE)));
    return asked;
  }

  @Test
  void theDearestDesignSaysSomething() {
    Chosen.map(() -> SharedMaps.create("Sharded256Padded", 1));
    assertThat(Race.run(TwoPuts.class, 300).samples()).isGreaterThanOrEqualTo(Race.FEWEST_SAMPLES);
  }

  @Test
  void aRaceThatHardlyTookPlaceIsNoResultButItsTableIsKept() {
    Evidence.take();
    Chosen.map(
        () ->
            Plants.with(
                (operation, key) -> {
                  if (operation.equals("put")) {
                    LockSupport.parkNanos(1_000_000); // so few states fit into 10 ms
                  }
                  return false;
                }));
    assertThatIllegalStateException()
        .isThrownBy(() -> Race.run(TwoPuts.class, 10))
        .withMessageStartingWith("TwoPuts has ")
        .withMessageContaining(" of the " + Race.FEWEST_SAMPLES + " samples");
    assertThat(Evidence.take().get("outcomes.txt")).startsWith("TwoPuts, ");
  }
}
