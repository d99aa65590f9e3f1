package watershed.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/** Which results are committed is known in a repository and in an archive, else it is said why. */
class CommittedTest {
  private static final Path RUN = Path.of("results", "a-machine", "a-run");

  @TempDir Path sources;

  @BeforeEach
  void plant() throws IOException {
    Files.createDirectories(sources.resolve(RUN));
    Files.createFile(sources.resolve(RUN).resolve("run.json"));
    Files.createFile(sources.resolve(RUN).resolve("run.lock"));
  }

  private static int git(Path directory, String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(words));
    try {
      return new ProcessBuilder(command)
          .directory(directory.toFile())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException noGit) {
      return -1;
    }
  }

  @Test
  void ofAnArchiveEveryFileIs() {
    assertThat(Committed.files(sources)).containsExactly(RUN.resolve("run.json"));
  }

  @Test
  void ofARepositoryWhatGitKnowsIs() throws Exception {
    assumeTrue(git(sources, "init", "-q") == 0, "no git on this machine");
    assertThat(git(sources, "add", RUN.resolve("run.json").toString())).isZero();
    Files.createFile(sources.resolve(RUN).resolve("ledger.json"));
    assertThat(Committed.files(sources)).containsExactly(RUN.resolve("run.json"));
  }

  @Test
  void whereGitDoesNotTellTestsAreSkippedAndSayWhy() throws IOException {
    Files.writeString(sources.resolve(".git"), "gitdir: nowhere");
    assertThatThrownBy(() -> Committed.files(sources))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageMatching("(?s).*git does not tell which results are committed here: .+");
  }

  @Test
  void whereThereAreNoneTestsAreSkippedAndSaySo(@TempDir Path empty) {
    assertThatThrownBy(() -> Committed.files(empty))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("no results are committed here");
  }
}
