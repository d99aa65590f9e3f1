package watershed.subjects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import watershed.lab.ChildProgram;
import watershed.lab.InstalledJdk;
import watershed.lab.JdkCatalogue;
import watershed.testing.TestRun;

/**
 * What holds of every design with many threads holds on another JDK too: the same tests, in a JVM
 * of the newest release here that is not the one running this build.
 */
class StressIT {
  private static final List<Class<?>> TESTS =
      List.of(
          ConcurrentStressTest.class,
          IterationTest.class,
          VisitTest.class,
          HashTrieRaceTest.class,
          ReadDirtyMapStressTest.class);

  @Test
  void everyDesignStandsStressOnTheOtherJdkToo() {
    InstalledJdk other = newestOther();
    List<String> said =
        ChildProgram.run(
            other.java(),
            List.of("-Xmx512m"),
            TestRun.class.getName(),
            TESTS.stream().map(Class::getName).toList());
    assertThat(said).last().asString().startsWith("JDK " + other.jdk().feature() + ": ");
  }

  private static InstalledJdk newestOther() {
    int mine = Runtime.version().feature();
    Stream<InstalledJdk> others =
        JdkCatalogue.discover().stream().filter(j -> j.jdk().feature() != mine);
    Optional<InstalledJdk> newest = others.reduce((older, newer) -> newer);
    assumeTrue(newest.isPresent(), () -> "there is no JDK but release " + mine + " here");
    return newest.orElseThrow();
  }
}
