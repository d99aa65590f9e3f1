package watershed.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** A million measured windows on the disk, from {@code report} to the open page. Prints times. */
class LargeRunIT {
  private static final int CELLS = 100;
  private static final int BLOCKS = 10;
  private static final int ROUNDS = 200;
  private static final List<String> DESIGNS = List.of("A", "B", "C", "D", "E");
  private static final long MEBI = 1 << 20;

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

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  @Test
  void aMillionRowsAreReportedAndTheirPageOpens() throws IOException {
    RunDirectory directory = run();
    long start = System.nanoTime();
    Told told = Told.by("report", directory.path().toString());
    double written = secondsSince(start);
    assertThat(told.exit()).as(told.err()).isZero();
    Path page = directory.file(RunPage.FILE);
    assertThat(Files.size(page)).isLessThan(8 * MEBI);
    assertThat(Files.readString(page)).contains("Thinned: one in 25 of 5000 forks");
    try (Chromium chromium = Chromium.start()) {
      long opening = System.nanoTime();
      try (OpenedPage opened = new OpenedPage(chromium, page, OpenedPage.wide())) {
        double loaded = secondsSince(opening);
        opened.page.waitForFunction("() => document.querySelector('[data-drawn]') !== null");
        double first = secondsSince(opening);
        opened.awaitCharts();
        System.out.printf(
            "report of a million rows: %.1f s (limit 10 s), %.1f MiB; page loaded in %.1f s (limit 3"
                + " s), first chart %.1f s, all %.1f s%n",
            written, Files.size(page) / (double) MEBI, loaded, first, secondsSince(opening));
        assertThat(opened.wrong).isEmpty();
        assertThat(opened.emptyCharts()).isEqualTo(List.of());
      }
    }
  }
}
