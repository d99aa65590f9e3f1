package watershed.experiments.races;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import watershed.experiments.Forbidden;
import watershed.experiments.races.PutRace.Round;
import watershed.subjects.MapUnderTest;
import watershed.subjects.SharedMaps;
import watershed.testing.Jvm;
import watershed.testing.Shots;
import watershed.testing.Shots.Shot;

/** Planted losses come back to the entry; the unlocked map loses some, the others none. */
@Timeout(120)
class LostUpdatesTest {
  private static final int PUTS = 20_000;

  /** What a reader finds before it is held. */
  private static final int READ = 500;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ConcurrentHashMap",
        "RWLock",
        "Sharded64",
        "SkipList",
        "NonBlockingHashMap",
        "Caffeine",
        "ReadDirtyMap",
        "HashTrieMap"
      })
  void designsThatAreRightLoseNothing(String design) throws InterruptedException {
    List<Round> rounds = race(() -> SharedMaps.create(design, 0), 3, PUTS);
    assertThat(rounds).hasSize(3).containsOnly(new Round(PUTS, 0, 0, 0, false));
    assertThatCode(() -> PutRace.refuseFlaws(design, rounds)).doesNotThrowAnyException();
  }

  @Test
  void plantedLossesComeBack() throws InterruptedException {
    List<Round> rounds =
        race(() -> Plants.with((operation, key) -> isPut(operation, key, 100)), 2, PUTS);
    assertThat(rounds).hasSize(2).containsOnly(new Round(PUTS, PUTS / 100, 0, 0, false));
    assertThatExceptionOfType(Forbidden.class)
        .isThrownBy(() -> PutRace.refuseFlaws("planted", rounds))
        .withMessageContaining("planted under concurrent puts");
  }

  @Test
  void aPlantedMiscountComesBack() throws InterruptedException {
    assertThat(race(() -> Plants.miscounting(7), 1, PUTS))
        .containsExactly(new Round(PUTS, 0, 7, 0, false));
  }

  @Test
  void putsThatThrowAreCounted() throws InterruptedException {
    Plants.Fault fault =
        (operation, key) -> {
          if (isPut(operation, key, 10)) {
            throw new ClassCastException("planted");
          }
          return false;
        };
    assertThat(race(() -> Plants.with(fault), 1, PUTS))
        .containsExactly(new Round(PUTS, PUTS / 10, 0, PUTS / 10, false));
  }

  @Test
  void aThreadThatNeverReturnsEndsTheRaceAndNotTheJvm() throws InterruptedException {
    AtomicBoolean held = new AtomicBoolean(true);
    Plants.Fault fault =
        (operation, key) -> {
          while (isPut(operation, key, PUTS) && held.get()) {
            LockSupport.parkNanos(1_000_000); // whatever interrupts it
          }
          return false;
        };
    try {
      List<Round> rounds =
          new PutRace(() -> Plants.with(fault), 2, Duration.ofMillis(500)).run(3, PUTS);
      // The one writer is held at its first key; the other has put all of its own.
      assertThat(rounds).containsExactly(new Round(PUTS, 0, 0, PUTS / 2, true));
      assertThatExceptionOfType(Forbidden.class)
          .isThrownBy(() -> PutRace.refuseFlaws("planted", rounds))
          .withMessageContaining("stuck=true");
    } finally {
      held.set(false);
    }
  }

  @Test
  void whatAReaderThatNeverReturnsHasNotFoundCounts() throws InterruptedException {
    AtomicBoolean held = new AtomicBoolean(true);
    Plants.Fault fault =
        (operation, key) -> {
          while (operation.equals("get") && key.equals(READ) && held.get()) {
            LockSupport.parkNanos(1_000_000); // whatever interrupts it
          }
          return false;
        };
    try {
      List<Round> rounds =
          new PutRace(() -> Plants.with(fault), 2, Duration.ofMillis(500)).run(3, PUTS);
      assertThat(rounds).containsExactly(new Round(PUTS, 0, 0, PUTS - READ, true));
      Losses losses = new Losses();
      losses.of(rounds);
      assertThat(losses.puts()).isEqualTo(PUTS);
      assertThat(losses.brokenPuts()).isEqualTo(PUTS - READ);
      assertThat(losses.stuckMaps()).isEqualTo(1);
    } finally {
      held.set(false);
    }
  }

  /** In a JVM of its own: once in a while a thread never leaves the unlocked map, and spins on. */
  @Test
  void theUnlockedMapLosesEntriesAndEveryPutIsRecorded() {
    assumeTrue(Runtime.getRuntime().availableProcessors() >= 2, "two threads need two CPUs");
    List<Shot> shots =
        Shots.in(
            Jvm.JDK_17,
            List.of(),
            LostUpdates.class,
            "design=RWLock writers=2 puts=1000",
            "design=HashMap writers=2 puts=100000");
    Shot right = shots.get(0);
    assertThat(right.get("puts")).isEqualTo(30_000);
    for (String flaw : List.of("lostEntries", "sizeDriftEntries", "brokenPuts", "stuckMaps")) {
      assertThat(right.get(flaw)).as(flaw).isZero();
    }
    Shot unlocked = shots.get(1);
    assertThat(unlocked.get("lostEntries") + unlocked.get("brokenPuts")).isPositive();
    // The rounds end with a map that a thread never leaves.
    double maps = unlocked.get("stuckMaps") == 0 ? 30 : unlocked.get("puts") / 100_000;
    assertThat(unlocked.get("puts")).isEqualTo(maps * 100_000);
    assertThat(unlocked.evidence())
        .filteredOn(line -> line.startsWith("maps.txt:"))
        .hasSize(1 + (int) maps);
  }

  private static boolean isPut(String operation, Object key, int every) {
    return operation.equals("put") && (Integer) key % every == 0;
  }

  private static List<Round> race(
      Supplier<MapUnderTest<Integer, Integer>> maps, int rounds, int puts)
      throws InterruptedException {
    return new PutRace(maps, 2, Duration.ofSeconds(20)).run(rounds, puts);
  }
}
