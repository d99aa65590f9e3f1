package watershed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import watershed.record.JmhFiles;
import watershed.record.Json;

/**
 * A file may hold as many benchmarks as it likes: of one metric and three forks of three iterations
 * each, at the first try. A machine that is slow at this moment is slow at merely reading JSON too.
 */
class ManyBenchmarksTest {
  private static final int MANY = 100_000;
  private static final Duration LIMIT = Duration.ofSeconds(10);

  /** Judging both costs less than so many times the bare reading of one, the first in a JVM. */
  private static final int READINGS = 12;

  @TempDir Path scratch;

  @Test
  void aHundredThousandAreJudgedInTenSeconds() throws IOException {
    Path base = scratch.resolve("base.json");
    Path next = scratch.resolve("next.json");
    new JmhFiles(1).shape(3, 3).writeMany(base, MANY, Integer.MAX_VALUE);
    new JmhFiles(2).shape(3, 3).writeMany(next, MANY, 1000);
    Duration reading = reading(base).multipliedBy(READINGS);
    assertThat(judge(base, next)).isLessThan(reading.compareTo(LIMIT) > 0 ? reading : LIMIT);
  }

  private static Duration reading(Path file) throws IOException {
    long start = System.nanoTime();
    int results = Json.mapper().readTree(Files.readAllBytes(file)).size();
    Duration taken = Duration.ofNanos(System.nanoTime() - start);
    System.out.println(results + " benchmarks read as JSON in " + taken.toMillis() + " ms");
    assertThat(results).isEqualTo(MANY);
    return taken;
  }

  private static Duration judge(Path base, Path next) {
    long start = System.nanoTime();
    Told told = Told.by("diff", base.toString(), next.toString());
    Duration taken = Duration.ofNanos(System.nanoTime() - start);
    System.out.println(MANY + " benchmarks a side judged in " + taken.toMillis() + " ms");
    assertThat(told.exit()).as(told.err()).isEqualTo(1);
    assertThat(told.out()).contains("100000 comparisons", "regressed");
    return taken;
  }
}
