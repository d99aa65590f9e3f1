package watershed.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import watershed.experiments.Preset;
import watershed.lab.BuildInfo;
import watershed.lab.Catalogue;
import watershed.lab.InstalledJdk;
import watershed.lab.JdkCatalogue;
import watershed.lab.MachineProbe;
import watershed.lab.NoiseSession;
import watershed.lab.Planner;
import watershed.lab.Selection;
import watershed.lab.SessionSettings;
import watershed.record.BadInput;
import watershed.record.Json;
import watershed.record.Machine;
import watershed.record.NoiseStudy;
import watershed.record.PlannedCell;
import watershed.record.Run;
import watershed.record.Windows;
import watershed.report.NoiseText;

/** {@code noise}: what turns are good for on this machine. */
@Command(
    name = "noise",
    description =
        "Measure one design against itself, in turns and one after the other: the noise of both.",
    mixinStandardHelpOptions = true)
public final class NoiseCommand implements Callable<Integer> {
  private static final int FEWEST = 2;
  private static final Windows WINDOWS = new Windows(20, 200, 60, 20, 20);

  @ParentCommand Watershed program;

  @Parameters(
      arity = "0..1",
      paramLabel = "DESIGN",
      defaultValue = "ConcurrentHashMap",
      description = "Design of the experiment Contention. Default: ${DEFAULT-VALUE}.")
  String design;

  @Option(
      names = "--blocks",
      paramLabel = "N",
      defaultValue = "10",
      description = "Pairs each way. Default: ${DEFAULT-VALUE}.")
  int blocks;

  @Option(
      names = {"-t", "--threads"},
      paramLabel = "N",
      defaultValue = "2",
      description = "Threads. Default: ${DEFAULT-VALUE}.")
  String threads;

  @Mixin ResultsOption results;

  @Override
  public Integer call() throws InterruptedException {
    if (blocks < FEWEST) {
      throw new BadInput("--blocks " + blocks + ": a standard deviation needs at least " + FEWEST);
    }
    Catalogue catalogue = Catalogue.load();
    Machine machine = MachineProbe.read();
    Selection wanted =
        new Selection(
            List.of("Contention"),
            Map.of("design", List.of(design), "keys", List.of("16384"), "writes", List.of("5")),
            List.of(threads),
            Preset.FLASH,
            blocks);
    PlannedCell flash = new Planner(catalogue, machine.cpus()).cells(wanted).get(0);
    PlannedCell cell = new PlannedCell(flash.cell(), flash.contenders(), blocks, WINDOWS);
    InstalledJdk jdk = JdkCatalogue.running();
    BuildInfo build = BuildInfo.read();
    SessionSettings settings =
        new SessionSettings(List.of(jdk), List.of(), build.code(), Duration.ofMinutes(2), null);
    Path file = file(results.store().home(machine), jdk);
    Instant started = Instant.now();
    List<NoiseStudy.Pair> pairs =
        new NoiseSession(catalogue, settings, program.console())
            .measure(cell, started.toEpochMilli());
    NoiseStudy study =
        new NoiseStudy(
            Run.SCHEMA,
            started,
            program.command(),
            build.commit(),
            build.code(),
            cell.cell(),
            cell.contenders().get(0),
            jdk.jdk(),
            "ops/us",
            WINDOWS,
            pairs);
    Json.write(file, study);
    System.out.print(NoiseText.of(study));
    System.out.println("kept in " + file);
    return 0;
  }

  private static Path file(Path home, InstalledJdk jdk) {
    String name = "noise-" + LocalDate.now(ZoneOffset.UTC) + "-jdk" + jdk.jdk().version();
    for (int n = 1; ; n++) {
      Path file = home.resolve(name + (n == 1 ? "" : "." + n) + ".json");
      if (!Files.exists(file)) {
        return file;
      }
    }
  }
}
