package watershed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ArrayNode;
import watershed.analysis.diff.Mutations;
import watershed.analysis.diff.TreeMutations;
import watershed.record.Json;

/** Whatever a file holds, the command line ends with a code that a build can go by. */
class MutatedFilesCommandTest {
  private static final int FILES = 240;

  @TempDir Path scratch;

  @Test
  void everyFileEndsInAnExitCodeAndNoneInAStackTrace() throws IOException {
    Mutations damages = new Mutations(7);
    TreeMutations changes = new TreeMutations(8);
    Set<Integer> exits = new TreeSet<>();
    for (int i = 0; i < FILES; i++) {
      boolean ofBase = i % 4 < 2;
      ArrayNode original = TreeMutations.planted(!ofBase);
      byte[] mutated = i % 2 == 0 ? damages.of(Json.line(original)) : changes.of(original);
      byte[] other = Json.line(TreeMutations.planted(ofBase)).getBytes(StandardCharsets.UTF_8);
      String base = write("base.json", ofBase ? mutated : other);
      String next = write("next.json", ofBase ? other : mutated);
      Told told =
          i % 3 == 0 ? Told.by("diff", base, next, "--strict") : Told.by("diff", base, next);
      exits.add(told.exit());
      assertThat(told.exit()).as(told.err()).isBetween(0, 3);
      assertThat(told.out() + told.err()).doesNotContain("\tat ", "internal error");
      if (!told.err().isEmpty()) {
        assertThat(told.err().lines()).as("one line").hasSize(1);
        assertThat(told.exit()).isEqualTo(Watershed.EXIT_ERROR);
      }
    }
    System.out.println("exit codes of " + FILES + " mutated files: " + exits);
    assertThat(exits).contains(1, Watershed.EXIT_ERROR);
  }

  private String write(String name, byte[] content) throws IOException {
    return Files.write(scratch.resolve(name), content).toString();
  }
}
