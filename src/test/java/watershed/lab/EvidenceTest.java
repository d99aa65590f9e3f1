package watershed.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import watershed.experiments.Evidence;
import watershed.record.Cell;
import watershed.record.RunDirectory;
import watershed.record.Trial;
import watershed.record.Windows;

/** Texts of a fork reach the run's directory, and stay there. */
class EvidenceTest {
  private static final Map<String, String> TEXTS = Map.of("threads.txt", "main\n");

  @TempDir Path dir;

  private static byte[] written(Map<String, String> texts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    EvidenceReport.write(texts, new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static Map<String, String> read(byte[] bytes) throws IOException {
    return EvidenceReport.read(new DataInputStream(new ByteArrayInputStream(bytes)));
  }

  private static Trial trial(Cell cell, String contender, int block, Trial.Outcome outcome) {
    return new Trial(
        cell,
        contender,
        "17.0.15",
        block,
        42,
        "cafe",
        outcome,
        null,
        Instant.EPOCH,
        1,
        Windows.shots(0, 1),
        List.of(),
        null);
  }

  private static Trial trial(String contender, int block, Trial.Outcome outcome) {
    return trial(Cell.of("Leaks", Map.of("n", "1"), 1), contender, block, outcome);
  }

  @Test
  void whatWasKeptArrivesOnceAndWhatIsTooLongIsCut() throws IOException {
    Evidence.take();
    Evidence.keep("threads.txt", "old");
    Evidence.keep("threads.txt", "4 µs");
    Evidence.keep("heap.txt", "€".repeat(Evidence.MOST_CHARACTERS + 5));
    Map<String, String> read = read(written(Evidence.take()));

    assertThat(read).containsOnlyKeys("threads.txt", "heap.txt");
    assertThat(read.get("threads.txt")).isEqualTo("4 µs");
    assertThat(read.get("heap.txt")).startsWith("€€€").endsWith("... cut: 5 more characters\n");
    assertThat(Evidence.take()).isEmpty();
    assertThatThrownBy(() -> Evidence.keep("../up", ""))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aTornOrImpossibleReportIsALostLine() throws IOException {
    byte[] bytes = written(TEXTS);
    assertThatThrownBy(() -> read(Arrays.copyOf(bytes, bytes.length - 1)))
        .isInstanceOf(IOException.class);
    ByteBuffer.wrap(bytes).putInt(0, Integer.MAX_VALUE);
    assertThatThrownBy(() -> read(bytes)).hasMessageContaining("2147483647 pieces of evidence");
    Map<String, String> many = new TreeMap<>();
    for (int i = 0; i < 100; i++) {
      many.put(i + ".txt", "");
    }
    assertThatThrownBy(() -> written(many)).hasMessageContaining("100 pieces of evidence");
  }

  @Test
  void nothingIsEverOverwritten() throws IOException {
    EvidenceShelf shelf = new EvidenceShelf(dir);
    Trial trial = trial("map", 0, Trial.Outcome.COMPLETED);
    // A sitting that was killed before it journaled the block has left its file behind.
    String before = shelf.keep(trial, Map.of("threads.txt", "before\n")).evidence().get(0);
    String after = shelf.keep(trial, TEXTS).evidence().get(0);
    assertThat(after).isNotEqualTo(before);
    assertThat(dir.resolve(before)).hasContent("before\n");
    assertThat(dir.resolve(after)).hasContent("main\n");
  }

  @Test
  void everyForkHasPlacesOfItsOwn() {
    EvidenceShelf shelf = new EvidenceShelf(dir);
    Set<String> places = new HashSet<>();
    // Alike but for letters that no file name should have, or that lie past the longest name.
    for (String n : List.of("1/2", "1:2", "1".repeat(300) + "a", "1".repeat(300) + "b")) {
      for (String contender : List.of("a b", "a_b")) {
        Cell cell = Cell.of("Leaks", Map.of("n", n), 1);
        Trial kept = shelf.keep(trial(cell, contender, 0, Trial.Outcome.COMPLETED), TEXTS);
        assertThat(kept.evidence()).hasSize(1);
        places.addAll(kept.evidence());
      }
    }
    assertThat(places)
        .hasSize(8)
        .allSatisfy(p -> assertThat(p).matches("evidence/Leaks_n=1[\\w.=-]+-threads\\.txt"))
        .allSatisfy(p -> assertThat(dir.resolve(p)).exists());
  }

  @Test
  void ofThoseThatCompletedOnlyTheFirstBlocksAreKeptAndNoTwins() {
    EvidenceShelf shelf = new EvidenceShelf(dir);
    for (Trial trial :
        List.of(
            trial("map", 1, Trial.Outcome.COMPLETED),
            trial("map#2", 0, Trial.Outcome.COMPLETED),
            trial("map", 0, Trial.Outcome.UNAVAILABLE))) {
      assertThat(shelf.keep(trial, TEXTS)).isEqualTo(trial);
    }
    assertThat(EvidenceShelf.NONE.keep(trial("map", 0, Trial.Outcome.COMPLETED), TEXTS).evidence())
        .isEmpty();
    assertThat(Files.exists(dir.resolve(RunDirectory.EVIDENCE))).isFalse();
  }

  @Test
  void whatAForkKeptBeforeItFailedIsStoredWhicheverBlockItWas() {
    EvidenceShelf shelf = new EvidenceShelf(dir);
    for (Trial trial :
        List.of(
            trial("map", 0, Trial.Outcome.THREW),
            trial("map", 7, Trial.Outcome.THREW),
            trial("map#2", 3, Trial.Outcome.CRASHED))) {
      List<String> places = shelf.keep(trial, TEXTS).evidence();
      assertThat(places).hasSize(1);
      assertThat(dir.resolve(places.get(0))).hasContent("main\n");
      assertThat(EvidenceShelf.NONE.keep(trial, TEXTS).evidence()).isEmpty();
    }
  }

  @Test
  void pathsOfThisMachineAreNotStored() {
    Trial kept =
        new EvidenceShelf(dir)
            .keep(
                trial("map", 0, Trial.Outcome.COMPLETED),
                Map.of("javac.txt", "/home/me/work/A.java:3: at java.base/java.util.HashMap.put"));
    assertThat(dir.resolve(kept.evidence().get(0)))
        .content()
        .isEqualTo("A.java:3: at java.base/java.util.HashMap.put");
  }
}
