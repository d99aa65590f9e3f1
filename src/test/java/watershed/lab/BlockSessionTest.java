package watershed.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import watershed.record.Cell;
import watershed.record.Journal;
import watershed.record.Trial;
import watershed.record.Windows;
import watershed.testing.Jvm;

/** What a session makes of the failures in the journal that it goes on with. */
@Timeout(120)
class BlockSessionTest {
  private static final Cell CELL = Cell.of("Planted", Map.of(), 1);
  private static final Windows WINDOWS = new Windows(2, 20, 2, 20, 20);

  @TempDir Path dir;

  private static Trial failed(
      String contender, InstalledJdk jdk, Trial.Outcome outcome, String error) {
    return new Trial(
        CELL,
        contender,
        jdk.jdk().id(),
        0,
        42,
        "cafe",
        outcome,
        error,
        Instant.now(),
        1,
        WINDOWS,
        List.of(),
        null);
  }

  @Test
  void whoWasAbandonedIsTriedAgainAndWhoFailedIsNot() throws InterruptedException {
    InstalledJdk jdk = Jvm.JDK_17.jdk();
    try (Journal journal = Journal.open(dir)) {
      journal.appendBlock(
          List.of(
              failed("none", jdk, Trial.Outcome.ABANDONED, "another fork of the block failed"),
              failed("slower10", jdk, Trial.Outcome.CRASHED, "exit code 42")));
    }
    try (Journal journal = Journal.open(dir)) {
      SessionSettings settings =
          new SessionSettings(List.of(jdk), List.of(), "cafe", Duration.ofSeconds(30), null);
      BlockSession session = new BlockSession(Catalogue.load(), settings, output -> {}, journal);
      assertThat(session.has(CELL, 0)).isTrue();
      List<Trial> trials =
          session.measure(
              new PlannedBlock(CELL, 1, List.of("none", "slower10"), WINDOWS, 1), round -> {});
      assertThat(trials)
          .filteredOn(t -> t.contender().equals("none"))
          .singleElement()
          .satisfies(t -> assertThat(t.completed()).as(t.error()).isTrue());
      assertThat(trials)
          .filteredOn(t -> t.contender().equals("slower10"))
          .singleElement()
          .satisfies(t -> assertThat(t.error()).isEqualTo("not tried again: exit code 42"));
    }
  }
}
