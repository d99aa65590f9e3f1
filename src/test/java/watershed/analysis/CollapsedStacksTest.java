package watershed.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import watershed.record.BadInput;
import watershed.record.Profile.Hot;

class CollapsedStacksTest {
  @Test
  void countsTheTopOfEachStackOverAllStacks() {
    CollapsedStacks stacks = new CollapsedStacks();
    stacks.add("run;put;hash 5\nrun;get;hash 4\nrun;get 7\n", "a");

    assertThat(stacks.total()).isEqualTo(16);
    assertThat(stacks.hottest(10, false)).containsExactly(new Hot("hash", 9), new Hot("get", 7));
    assertThat(stacks.hottest(1, false)).containsExactly(new Hot("hash", 9));
  }

  @Test
  void tellsSitesOfOneClassApartByTheFirstJavaFrameBelow() {
    CollapsedStacks stacks = new CollapsedStacks();
    stacks.add(
        """
        a/Run.run;java/util/HashMap.resize;Node[] 3
        a/Run.run;a/Run.copy;Node[] 2
        a/Run.run;os::malloc;malloc_hook 6
        os::malloc;malloc_hook 1
        alone 4
        """,
        "a");

    assertThat(stacks.hottest(10, true))
        .containsExactly(
            new Hot("malloc_hook <- a/Run.run", 6),
            new Hot("alone", 4),
            new Hot("Node[] <- java/util/HashMap.resize", 3),
            new Hot("Node[] <- a/Run.copy", 2),
            new Hot("malloc_hook <- os::malloc", 1));
  }

  @Test
  void aFrameMayHoldBlanks() {
    CollapsedStacks stacks = new CollapsedStacks();
    stacks.add("run;operator new(unsigned long) 2", "a");

    assertThat(stacks.hottest(1, false)).containsExactly(new Hot("operator new(unsigned long)", 2));
  }

  @Test
  void forksAddUp(@TempDir Path folder) throws IOException {
    Path one = Files.writeString(folder.resolve("one"), "run;get 1\n");
    Path two = Files.writeString(folder.resolve("two"), "run;get 2\n");

    CollapsedStacks stacks = CollapsedStacks.read(List.of(one, two));

    assertThat(stacks.hottest(10, false)).containsExactly(new Hot("get", 3));
    assertThat(CollapsedStacks.read(List.of()).total()).isZero();
    assertThatThrownBy(() -> CollapsedStacks.read(List.of(folder.resolve("three"))))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("three");
  }

  @Test
  void aDamagedLineIsNamed() {
    for (String damaged : List.of("run;get", "run;get x", "run;get -1", " 5")) {
      assertThatThrownBy(() -> new CollapsedStacks().add("run;get 1\n" + damaged, "file"))
          .as(damaged)
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("'file' line 2");
    }
  }

  @Test
  void theMostFrequentAreKeptWholeAndTheRestCounted() {
    CollapsedStacks stacks = new CollapsedStacks();
    stacks.add("a;b 7\na;c 3\n", "here");
    for (int i = 0; i < 60; i++) {
      stacks.add("a;rare" + i + " 1\n", "here");
    }
    stacks.add("a;c 5\n", "there");
    assertThat(stacks.mostFrequent(40).lines())
        .hasSize(41)
        .startsWith("# 75 samples in 62 stacks; 53 of them in the 40 below", "a;c 8", "a;b 7");
  }
}
