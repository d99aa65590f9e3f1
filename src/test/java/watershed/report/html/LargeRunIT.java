package watershed.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import watershed.cli.Told;
import watershed.record.Cell;
import watershed.record.Journal;
import watershed.record.Planted;
import watershed.record.PlantedRuns;
import watershed.record.RunDirectory;
import watershed.record.RunStore;
import watershed.record.Trial;
import watershed.testing.Least;

/** A million measured windows on the disk, from {@code report} to the open page. */
class LargeRunIT {
  private static final int CELLS = 100;
  private static final int BLOCKS = 10;
  private static final int ROUNDS = 200;
  private static final List<String> DESIGNS = List.of("A", "B", "C", "D", "E");
  private static final long MEBI = 1 << 20;
  private static final Duration WRITTEN = Duration.ofSeconds(10);
  private static final Duration OPENED = Duration.ofSeconds(3);

  @TempDir Path scratch;

  private RunDirectory run() {
    RunDirectory directory =
        new RunStore(scratch).create(PlantedRuns.machine(), LocalDate.of(2026, 11, 22), "17.0.15");
    directory.write(PlantedRuns.run(List.of(PlantedRuns.contention(DESIGNS)), Map.of()));
    Map<String, Double> truth = new TreeMap<>();
    DESIGNS.forEach(design -> truth.put(design, 20.0));
    try (Journal journal = directory.journal()) {
      for (int i = 0; i < CELLS; i++) {
        Map<String, String> params =
            Map.of("keys", Integer.toString(1024 << i / 20), "writes", Integer.toString(i % 20));
        List<Trial> trials =
            new Planted(i)
                .blocks(BLOCKS)
                .rounds(ROUNDS)
                .cell(Cell.of("Contention", params, 2), truth)
                .trials();
        for (int block = 0; block < BLOCKS; block++) {
          int first = block * DESIGNS.size();
          journal.appendBlock(trials.subList(first, first + DESIGNS.size()));
        }
      }
    }
    return directory;
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static Duration report(RunDirectory directory) {
    long start = System.nanoTime();
    Told told = Told.by("report", directory.path().toString());
    Duration taken = since(start);
    System.out.println("report of a million rows: " + taken.toMillis() + " ms");
    assertThat(told.exit()).as(told.err()).isZero();
    return taken;
  }

  private static Duration open(Chromium chromium, Path page) {
    long start = System.nanoTime();
    try (OpenedPage opened = new OpenedPage(chromium, page, OpenedPage.wide())) {
      Duration loaded = since(start);
      opened.page.waitForFunction("() => document.querySelector('[data-drawn]') !== null");
      Duration first = since(start);
      opened.awaitCharts();
      System.out.printf(
          "its page loaded in %d ms, first chart %d ms, all %d ms%n",
          loaded.toMillis(), first.toMillis(), since(start).toMillis());
      assertThat(opened.wrong).isEmpty();
      assertThat(opened.emptyCharts()).isEqualTo(List.of());
      return first;
    }
  }

  @Test
  void aMillionRowsAreReportedInTenSecondsAndTheirPageOpensInThree() throws IOException {
    RunDirectory directory = run();
    assertThat(Least.of(WRITTEN, () -> report(directory))).isLessThan(WRITTEN);
    Path page = directory.file(RunPage.FILE);
    assertThat(Files.size(page)).isLessThan(8 * MEBI);
    assertThat(Files.readString(page)).contains("Thinned: one in 25 of 5000 forks");
    try (Chromium chromium = Chromium.start()) {
      assertThat(Least.of(OPENED, () -> open(chromium, page))).isLessThan(OPENED);
    }
  }
}
