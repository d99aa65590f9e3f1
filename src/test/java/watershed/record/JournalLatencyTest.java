package watershed.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Latencies in the journal, and journals from before there were any, or other properties. */
class JournalLatencyTest {
  private static final Cell CELL = Cell.of("Latency", Map.of("load", "closed"), 2);

  @TempDir Path dir;

  private List<Trial> written(List<Trial> trials) {
    try (Journal journal = Journal.open(dir)) {
      journal.appendBlock(trials);
    }
    return trials;
  }

  private static List<Trial> block() {
    return new Planted(1).blocks(1).cell(CELL, Map.of("A", 1.0, "B", 2.0)).trials();
  }

  @Test
  void latenciesComeBackEqual() {
    Histogram histogram = PlantedLatency.histogram();
    histogram.recordValueWithCount(120, 7);
    List<Trial> closed = written(PlantedLatency.in(block(), t -> PlantedLatency.closed(histogram)));
    assertThat(JournalContents.read(dir).trials()).isEqualTo(closed);
    List<Trial> open = written(PlantedLatency.in(block(), t -> PlantedLatency.open(histogram, 1)));
    assertThat(JournalContents.read(dir).trials()).endsWith(open.toArray(Trial[]::new));
  }

  @Test
  void aLineFromBeforeThereWereLatenciesIsStillRead() throws IOException {
    List<Trial> trials = written(block());
    Path file = dir.resolve(Journal.FILE);
    String text = Files.readString(file);
    String old = text.replace("\"latency\":null,", "");
    assertThat(old).isNotEqualTo(text).doesNotContain("latency");
    Files.writeString(file, old);
    assertThat(JournalContents.read(dir).trials()).isEqualTo(trials);
  }

  @Test
  void aLineFromBeforeCountsCouldFailIsStillRead() throws IOException {
    List<Trial> trials = new ArrayList<>(block());
    trials.set(0, trials.get(0).withUncounted("exit code 134"));
    written(trials);
    Path file = dir.resolve(Journal.FILE);
    assertThat(JournalContents.read(dir).trials()).isEqualTo(trials);
    String text = Files.readString(file);
    String old =
        text.replace("\"uncounted\":null,", "").replace("\"uncounted\":\"exit code 134\",", "");
    assertThat(old).isNotEqualTo(text).doesNotContain("uncounted");
    Files.writeString(file, old);
    assertThat(JournalContents.read(dir).trials()).isEqualTo(block());
  }

  @Test
  void latenciesFromBeforeTheLeastWindowWasStoredAreStillRead() throws IOException {
    Histogram histogram = PlantedLatency.histogram();
    histogram.recordValue(5);
    written(PlantedLatency.in(block(), t -> PlantedLatency.open(histogram, 0.98, 0.5)));
    Path file = dir.resolve(Journal.FILE);
    String text = Files.readString(file);
    assertThat(JournalContents.read(dir).trials())
        .isEqualTo(PlantedLatency.in(block(), t -> PlantedLatency.open(histogram, 0.98, 0.5)));
    String old = text.replace("\"leastWindowShare\":0.5,", "");
    assertThat(old).isNotEqualTo(text).doesNotContain("leastWindowShare");
    Files.writeString(file, old);
    assertThat(JournalContents.read(dir).trials())
        .isEqualTo(PlantedLatency.in(block(), t -> PlantedLatency.open(histogram, 0.98, null)));
  }

  @Test
  void noOtherPropertyMayBeAbsent() throws IOException {
    written(block());
    Path file = dir.resolve(Journal.FILE);
    String text = Files.readString(file).replace("\"error\":null,", "");
    Files.writeString(file, text + text);
    assertThatThrownBy(() -> JournalContents.read(dir))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("error");
  }

  @Test
  void ofLatenciesThemselvesNoneMayBeAbsent() throws IOException {
    Histogram histogram = PlantedLatency.histogram();
    histogram.recordValue(5);
    written(PlantedLatency.in(block(), t -> PlantedLatency.closed(histogram)));
    Path file = dir.resolve(Journal.FILE);
    String text = Files.readString(file).replace("\"targetPerSecond\":null,", "");
    Files.writeString(file, text + text);
    assertThatThrownBy(() -> JournalContents.read(dir))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("targetPerSecond");
  }
}
