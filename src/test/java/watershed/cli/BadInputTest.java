package watershed.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import watershed.record.Cell;
import watershed.record.Journal;
import watershed.record.Planted;
import watershed.record.PlantedRuns;
import watershed.record.RunDirectory;
import watershed.record.RunStore;
import watershed.record.Trial;

/** What is wrong with the input is told in one line, and nothing is touched. */
class BadInputTest {
  private static final Cell CELL = Cell.of("Contention", Map.of("writes", "5"), 2);

  @TempDir Path scratch;

  @Test
  void noVerbIsAnsweredInOneLine() {
    Told.refused("subcommand");
  }

  @Test
  void noRunToReportIsAnsweredInOneLine() {
    Told.refused("no run under", "report", "--results", scratch.resolve("empty").toString());
    Told.refused(
        "no run under", "run", "--resume", "--results", scratch.resolve("empty").toString());
  }

  @Test
  void aResultsFolderThatCannotBeMadeIsNamed() throws IOException {
    Path file = Files.writeString(scratch.resolve("file"), "in the way");
    Told.refused("cannot write '" + file, flash("--results", file.resolve("results").toString()));
    assertThat(file).hasContent("in the way");
  }

  @Test
  void aFolderWithoutRightsIsNamed() throws IOException {
    Path locked = Files.createDirectory(scratch.resolve("locked"));
    Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r-xr-xr-x"));
    // The superuser may write anywhere.
    assumeFalse(Files.isWritable(locked));
    Told.refused("access denied", flash("--results", locked.resolve("results").toString()));
  }

  @Test
  void aJdkThatIsTooOldIsRefused() throws IOException {
    Path bin = Files.createDirectories(scratch.resolve("jdk11/bin"));
    Path java = bin.resolve("java");
    Files.writeString(
        java, "#!/bin/sh\necho '    java.version = 11.0.2'\necho '    java.vm.name = Old VM'\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    Told.refused(
        "the suite needs 17 or later", flash("--jdk", scratch.resolve("jdk11").toString()));
  }

  @Test
  void whatIsNoJdkIsRefused() throws IOException {
    Path bin = Files.createDirectories(scratch.resolve("none/bin"));
    Path java = Files.writeString(bin.resolve("java"), "#!/bin/sh\necho hello\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    Told.refused(
        "did not say its java.version", flash("--jdk", scratch.resolve("none").toString()));
  }

  @Test
  void aDamagedLineIsNamedAndLeftAlone() throws IOException {
    RunDirectory run = run();
    Path journal = run.file(Journal.FILE);
    List<String> lines = new ArrayList<>(Files.readAllLines(journal));
    lines.set(1, lines.get(1).substring(0, 40));
    Files.write(journal, lines);
    byte[] before = Files.readAllBytes(journal);

    Told.refused("trials.jsonl' line 2", "report", run.path().toString());

    assertThat(journal).hasBinaryContent(before);
  }

  @Test
  void aDamagedRunIsToldAndTheOthersListed() throws IOException {
    RunDirectory good = run();
    RunDirectory damaged = run();
    Files.writeString(damaged.file("run.json"), "{");

    Told told = Told.by("list", "--results", scratch.resolve("results").toString());

    assertThat(told.exit()).isEqualTo(Watershed.EXIT_ERROR);
    assertThat(told.err().lines()).singleElement().asString().contains(damaged.path().toString());
    assertThat(told.out()).contains(good.path().toString());
  }

  @Test
  void aTornLastLineCostsOnlyItsBlock() throws IOException {
    RunDirectory run = run();
    Path journal = run.file(Journal.FILE);
    byte[] whole = Files.readAllBytes(journal);
    Files.write(journal, Arrays.copyOf(whole, whole.length - 20));

    assertThat(Told.by("report", run.path().toString()).exit()).isZero();
    assertThat(run.trials().trials()).hasSize(2);
    assertThat(run.trials().dropped()).contains("left out");
  }

  @Test
  void aRunOfAnotherConfigurationIsNotGoneOnWithAndSaysWhy() throws IOException {
    RunDirectory run = run();
    Map<Path, String> before = contents(run.path());

    Told told =
        Told.by(
            "run",
            "Contention",
            "--resume",
            run.path().toString(),
            "--jdk",
            home(),
            "--preset",
            "flash");

    assertThat(told.exit()).isEqualTo(Watershed.EXIT_ERROR);
    assertThat(told.err().lines()).hasSize(1);
    assertThat(told.err())
        .startsWith("watershed: ")
        .contains("another configuration", "machine: stored", "measuring code: stored", "JDKs")
        .contains("preset: stored quick, here flash", "cells: only stored");
    assertThat(contents(run.path())).isEqualTo(before);
  }

  @Test
  void aStackTraceComesOnlyWhenAskedFor() {
    assertThat(Told.by("list", "Plantd").err()).doesNotContain("\tat ");
    assertThat(Told.by("--verbose", "list", "Plantd").err()).contains("\tat ");
  }

  private RunDirectory run() {
    RunDirectory directory =
        new RunStore(scratch.resolve("results"))
            .create(PlantedRuns.machine(), LocalDate.of(2026, 11, 22), "17.0.15");
    directory.write(
        PlantedRuns.run(List.of(PlantedRuns.contention(List.of("A", "B"))), Map.of(CELL, 2)));
    List<Trial> trials = new Planted(1).blocks(2).cell(CELL, Map.of("A", 1.0, "B", 2.0)).trials();
    try (Journal journal = directory.journal()) {
      for (int block = 0; block < 2; block++) {
        int number = block;
        journal.appendBlock(trials.stream().filter(t -> t.block() == number).toList());
      }
    }
    return directory;
  }

  private static Map<Path, String> contents(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .collect(
              java.util.stream.Collectors.toMap(
                  f -> f,
                  f -> {
                    try {
                      return Files.readString(f);
                    } catch (IOException e) {
                      throw new java.io.UncheckedIOException(e);
                    }
                  }));
    }
  }

  private static String home() {
    return System.getProperty("java.home");
  }

  private String[] flash(String... more) {
    List<String> args = new ArrayList<>(List.of("run", "Planted", "--preset", "flash"));
    args.addAll(List.of(more));
    if (!args.contains("--results")) {
      args.addAll(List.of("--results", scratch.resolve("results").toString()));
    }
    return args.toArray(String[]::new);
  }
}
