package watershed.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  @TempDir Path dir;

  private static final Cell CELL = Cell.of("Contention", Map.of("keys", "1024", "writes", "5"), 2);

  private static List<Trial> block(int number) {
    List<Trial> all =
        new Planted(number).blocks(number + 1).cell(CELL, Map.of("A", 1.0, "B", 2.0)).trials();
    return all.subList(2 * number, 2 * number + 2);
  }

  private void writeBlocks(int number) {
    try (Journal journal = Journal.open(dir)) {
      for (int i = 0; i < number; i++) {
        journal.appendBlock(block(i));
      }
    }
  }

  @Test
  void whatIsAppendedComesBackEqual() {
    Trial failed =
        Planted.trial(CELL, "A", "17.0.15", 2, Trial.Outcome.HUNG, "no answer in 30 s").failed();
    writeBlocks(2);
    try (Journal journal = Journal.open(dir)) {
      assertThat(journal.recovered().trials()).hasSize(4);
      journal.appendBlock(List.of(failed));
    }
    JournalContents read = JournalContents.read(dir);
    assertThat(read.dropped()).isNull();
    assertThat(read.trials()).hasSize(5).containsSubsequence(block(1)).endsWith(failed);
  }

  @Test
  void aRunWithoutJournalHasNoTrials() {
    assertThat(JournalContents.read(dir).trials()).isEmpty();
  }

  @Test
  void aJournalCutAnywhereKeepsItsFinishedBlocksAndGoesOn() throws IOException {
    writeBlocks(3);
    Path file = dir.resolve(Journal.FILE);
    byte[] whole = Files.readAllBytes(file);
    for (int cut = 0; cut <= whole.length; cut += 97) {
      Files.write(file, Arrays.copyOf(whole, cut));
      JournalContents read = JournalContents.read(dir);
      assertThat(read.trials().size() % 2).as("cut at %d", cut).isZero();
      assertThat(read.dropped() == null).isEqualTo(read.wholeBytes() == cut);
      try (Journal journal = Journal.open(dir)) {
        journal.appendBlock(block(0));
      }
      assertThat(JournalContents.read(dir).trials()).hasSize(read.trials().size() + 2);
      assertThat(JournalContents.read(dir).dropped()).isNull();
    }
  }

  @Test
  void aDamagedLineInTheMidstNamesItsPlace() throws IOException {
    writeBlocks(3);
    Path file = dir.resolve(Journal.FILE);
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.set(2, lines.get(2).substring(0, 40));
    Files.write(file, lines);
    assertThatThrownBy(() -> JournalContents.read(dir))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("trials.jsonl' line 3")
        .hasMessageContaining("restore");
    long before = Files.size(file);
    assertThatThrownBy(() -> Journal.open(dir)).isInstanceOf(BadInput.class);
    assertThat(Files.size(file)).as("nothing is cut off").isEqualTo(before);
  }

  @Test
  void aLostLineIsNoticed() throws IOException {
    writeBlocks(3);
    Path file = dir.resolve(Journal.FILE);
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.remove(1);
    Files.write(file, lines);
    assertThatThrownBy(() -> JournalContents.read(dir))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("line 2")
        .hasMessageContaining("fork 2 was due");
  }

  @Test
  void anUnknownPropertyIsRefused() throws IOException {
    writeBlocks(1);
    Path file = dir.resolve(Journal.FILE);
    String text = Files.readString(file).replaceFirst("\"block\"", "\"blokc\":1,\"block\"");
    Files.writeString(file, text + text.replace("\"blokc\":1,", ""));
    assertThatThrownBy(() -> JournalContents.read(dir))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("blokc");
  }

  @Test
  void aSecondWriterIsRefusedUntilTheFirstCloses() {
    try (Journal first = Journal.open(dir)) {
      assertThatThrownBy(() -> Journal.open(dir))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("another run is writing");
      first.appendBlock(block(0));
    }
    writeBlocks(1);
    assertThat(JournalContents.read(dir).trials()).hasSize(4);
  }

  @Test
  void anUnwritablePlaceIsOneLineThatNamesIt() throws IOException {
    Path file = Files.createFile(dir.resolve("file"));
    assertThatThrownBy(() -> Journal.open(file))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(file.toString())
        .message()
        .doesNotContain("\n");
  }

  @Test
  void aFullDiskIsOneLineThatSaysSo() {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.isWritable(full), "needs Linux's full device");
    IOException failure =
        catchThrowableOfType(IOException.class, () -> Files.write(full, new byte[10]));
    assertThat(WholeFile.unwritable(full, failure))
        .hasMessageContaining("No space left on device")
        .hasMessageContaining("make room");
  }

  @Test
  void forksOfTwoBlocksAreRefused() {
    try (Journal journal = Journal.open(dir)) {
      List<Trial> mixed = List.of(block(0).get(0), block(1).get(0));
      assertThatThrownBy(() -> journal.appendBlock(mixed))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(JournalContents.read(dir).trials()).isEmpty();
  }

  @Test
  void packedReadsTheSameAndUnpacksForAppending() {
    writeBlocks(2);
    List<Trial> plain = JournalContents.read(dir).trials();
    new RunDirectory(dir).pack();
    assertThat(dir.resolve("trials.jsonl")).doesNotExist();
    assertThat(JournalContents.read(dir).trials()).isEqualTo(plain);
    writeBlocks(1);
    assertThat(dir.resolve("trials.jsonl.gz")).doesNotExist();
    assertThat(JournalContents.read(dir).trials())
        .hasSize(6)
        .startsWith(plain.toArray(Trial[]::new));
  }
}
