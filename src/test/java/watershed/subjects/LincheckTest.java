package watershed.subjects;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import watershed.subjects.MapOperations.Subject;

/**
 * Every design is linearisable, as far as Lincheck finds: whatever its threads were answered, some
 * order of the same operations on a plain map would have answered.
 *
 * <p>{@code -Dwatershed.lincheck=20} tries twenty times as many scenarios.
 */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
@DisabledForJreRange(
    min = JRE.JAVA_25,
    disabledReason = "Lincheck 3.4 reads classes up to version 68: build on 17 to have these tests")
class LincheckTest {
  private static final int EFFORT = Integer.getInteger("watershed.lincheck", 1);
  private static final List<Long> ANY = List.of(0L, 1L, 2L);

  /** Lincheck leaves a jar of its own in the system's temporary folder, at every run another. */
  @AfterAll
  static void leaveNothingBehind() throws IOException {
    long started = ManagementFactory.getRuntimeMXBean().getStartTime();
    Path folder = Path.of(System.getProperty("java.io.tmpdir"));
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, "lincheck-bootstrap*.jar")) {
      for (Path jar : jars) {
        if (Files.getLastModifiedTime(jar).toMillis() >= started) {
          jar.toFile().deleteOnExit(); // not yet: the JVM may still load from it
        }
      }
    }
  }

  static Stream<Subject> all() {
    return Stream.of(MapContractTest.maps().map(LincheckTest::subject), shapes(), deepest())
        .flatMap(subjects -> subjects);
  }

  /**
   * For stress alone: the model checker takes a removal's walk over seven levels of sixteen slots,
   * more than 101 visits of one line, for a thread that hangs; and with a higher threshold it no
   * longer tells spinning from work.
   */
  private static Stream<Subject> deepest() {
    return Stream.of(
        new Subject(
            "HashTrieMap, hashes differing in the last nibble",
            () -> new HashTrieMap<>(HashTrieShape.SEED),
            keys(0, 1, 2)));
  }

  /**
   * One of each class whose steps are ours. Another lock or another number of shards changes none
   * of them, and the locks and maps of the JDK and of libraries are what stress is for.
   */
  static Stream<Subject> handWritten() {
    Set<Class<?>> seen = new HashSet<>(Set.of(ConcurrentMapAdapter.class));
    return Stream.concat(
        MapContractTest.maps()
            .map(LincheckTest::subject)
            .filter(s -> seen.add(s.create().get().getClass())),
        shapes());
  }

  private static Subject subject(MapDesign design) {
    boolean seeded = design.<Long, Integer>create(0) instanceof HashTrieMap;
    return new Subject(
        design.name(),
        // Replays need the same tree each time, and the checker can't steer a random seed.
        seeded ? () -> new HashTrieMap<>(HashTrieShape.SEED) : () -> design.create(0),
        ANY);
  }

  /**
   * Keys that meet: three of any would part at the root of a trie, nearly always. Two levels are
   * cut off in one removal, as more would be, and 32 slots looked at.
   */
  private static Stream<Subject> shapes() {
    return Stream.of(
        new Subject(
            "HashTrieMap, hashes differing in the second nibble",
            () -> new HashTrieMap<>(HashTrieShape.SEED),
            keys(0x00000000, 0x01000000, 0x02000000)),
        new Subject(
            "HashTrieMap, hashes differing in the third nibble",
            () -> new HashTrieMap<>(HashTrieShape.SEED),
            keys(0x00000000, 0x00100000, 0x00200000)),
        new Subject(
            "HashTrieMap, two hashes equal and one near",
            () -> new HashTrieMap<>(HashTrieShape.SEED),
            keys(0x00000000, 0x00000000, 0x01000000)));
  }

  private static List<Long> keys(int... hashes) {
    return IntStream.range(0, hashes.length)
        .mapToObj(id -> HashTrieShape.key(hashes[id], id))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("all")
  void isLinearisableUnderStress(Subject subject) {
    stress(4 * EFFORT).check(MapOperations.of(subject));
  }

  @ParameterizedTest
  @MethodSource("handWritten")
  void isLinearisableInTheInterleavingsTried(Subject subject) {
    modelChecking(3 * EFFORT).check(MapOperations.of(subject));
  }

  /** Else the tests above could pass on anything. */
  @Test
  void aMapThatLooksAndThenPutsIsCaught() {
    Subject planted =
        new Subject("planted", () -> new ConcurrentMapAdapter<>(new LookThenPut()), ANY);
    Class<?> operations = MapOperations.of(planted);
    assertThatThrownBy(() -> stress(50).minimizeFailedScenario(false).check(operations))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Invalid execution results");
    assertThatThrownBy(() -> modelChecking(50).minimizeFailedScenario(false).check(operations))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Invalid execution results");
  }

  /** Two threads may both be told that they put the first value. */
  @SuppressWarnings("serial")
  private static final class LookThenPut extends ConcurrentHashMap<Long, Integer> {
    private volatile int puts;

    @Override
    public Integer put(Long key, Integer value) {
      Integer before = get(key);
      puts++; // a step at which the model checker may let the other thread go on
      Thread.yield();
      super.put(key, value);
      return before;
    }
  }

  private static StressOptions stress(int scenarios) {
    return new StressOptions()
        .iterations(scenarios)
        .invocationsPerIteration(300)
        .threads(2)
        .actorsBefore(2)
        .actorsPerThread(3)
        .actorsAfter(2)
        .sequentialSpecification(MapOperations.Sequential.class);
  }

  private static ModelCheckingOptions modelChecking(int scenarios) {
    return new ModelCheckingOptions()
        .iterations(scenarios)
        .invocationsPerIteration(100)
        .threads(2)
        .actorsBefore(1)
        .actorsPerThread(2)
        .actorsAfter(1)
        .sequentialSpecification(MapOperations.Sequential.class);
  }
}
