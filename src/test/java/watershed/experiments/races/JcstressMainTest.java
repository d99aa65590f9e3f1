package watershed.experiments.races;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jcstress.Main;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.infra.Status;
import org.openjdk.jcstress.infra.collectors.DiskReadCollector;
import org.openjdk.jcstress.infra.collectors.InProcessCollector;
import org.openjdk.jcstress.infra.collectors.TestResult;
import org.openjdk.jcstress.infra.runners.TestList;
import watershed.experiments.races.outcomes.Chosen;
import watershed.experiments.races.outcomes.InitialisedOnce;
import watershed.subjects.LazyInit;

/** jcstress's own host and forks see what the suite's runner sees, and think the same of it. */
@Timeout(180)
class JcstressMainTest {
  @TempDir Path scratch;

  @Test
  void itsOwnHostFindsTheSameOutcomes() throws Exception {
    assumeTrue(Runtime.getRuntime().availableProcessors() >= 2, "two threads need two CPUs");
    Process host = start();
    Chosen.lazyMap(() -> LazyInit.SPLIT_LOCK.create(1));
    boolean ended = false;
    try {
      ended = host.waitFor(120, TimeUnit.SECONDS);
    } finally {
      host.descendants().forEach(ProcessHandle::destroyForcibly);
      host.destroyForcibly();
    }
    String said = Files.readString(scratch.resolve("said.txt"));
    assertThat(ended).as(said).isTrue();
    // It takes the two CPUs of one core for one, and then has no place for two actors.
    assumeFalse(said.contains("No scheduling is possible"), "jcstress sees too few cores");
    assertThat(host.exitValue()).as(said).isEqualTo(1);
    Map<String, Long> theirs = new TreeMap<>();
    Map<String, Expect> grades = new TreeMap<>();
    for (TestResult result : results()) {
      assertThat(result.status()).isEqualTo(Status.NORMAL);
      Outcomes ours = Outcomes.of(TestList.getInfo(result.getName()), result);
      for (Outcomes.Outcome outcome : ours.seen()) {
        theirs.merge(outcome.id(), outcome.count(), Long::sum);
        grades.put(outcome.id(), outcome.expect());
        assertThat(outcome.expect())
            .isEqualTo(result.grading().gradingResults.get(outcome.id()).expect);
      }
    }
    assertThat(grades).containsEntry("1, 2, 2", Expect.FORBIDDEN);
    Outcomes here = Race.run(InitialisedOnce.class, 300);
    assertThat(here.seen())
        .extracting(Outcomes.Outcome::id)
        .containsExactlyInAnyOrderElementsOf(theirs.keySet());
  }

  private Process start() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-cp", System.getProperty("java.class.path")));
    command.add(Main.class.getName());
    command.addAll(List.of("-sc", "false", "-af", "NONE", "-f", "1", "-iters", "1"));
    command.addAll(List.of("-time", "300", "-jvmArgs", "-Xmx256m -Dwatershed.lazy=SPLIT_LOCK"));
    command.addAll(List.of("-t", InitialisedOnce.class.getSimpleName() + "$"));
    command.addAll(List.of("-r", scratch.resolve("report").toString()));
    // Its results lie where it stands, whatever it is told of a directory for reports.
    return new ProcessBuilder(command)
        .directory(scratch.toFile())
        .redirectErrorStream(true)
        .redirectOutput(scratch.resolve("said.txt").toFile())
        .start();
  }

  private Collection<TestResult> results() throws IOException, ClassNotFoundException {
    InProcessCollector collector = new InProcessCollector();
    try (Stream<Path> files = Files.list(scratch)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".bin.gz")).toList()) {
        DiskReadCollector reader = new DiskReadCollector(file.toString(), collector);
        reader.dump();
        reader.close();
      }
    }
    assertThat(collector.getTestResults()).isNotEmpty();
    return collector.getTestResults();
  }
}
