package watershed.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import watershed.lab.BuildInfo;
import watershed.lab.FlagCheck;
import watershed.lab.InstalledJdk;
import watershed.record.Machine;
import watershed.record.PlannedCell;
import watershed.record.Run;
import watershed.record.RunDirectory;

/** What stands in a run's record when it begins, and when it is gone on with. */
final class Sittings {
  private Sittings() {}

  /**
   * The record of a run that begins now.
   *
   * @param preset name of what gave its dose
   * @param limit time that the plan was cut to; null where it was not
   */
  static Run begin(
      Watershed program,
      Machine machine,
      String preset,
      @Nullable Duration limit,
      long seed,
      List<InstalledJdk> jdks,
      List<String> jvmArgs,
      List<Run.ExperimentInfo> experiments,
      List<PlannedCell> cells) {
    jdks.forEach(jdk -> FlagCheck.require(jdk, jvmArgs, "--jvm-args"));
    BuildInfo build = BuildInfo.read();
    return new Run(
        Run.SCHEMA,
        machine.id(),
        Instant.now(),
        program.command(),
        build.commit(),
        build.dirty(),
        build.code(),
        preset,
        limit == null ? null : limit.toSeconds(),
        seed,
        jdks.stream().map(InstalledJdk::jdk).toList(),
        jvmArgs,
        experiments,
        cells,
        null,
        null,
        List.of(now(program)));
  }

  /** Records that a stored run is gone on with. */
  static void goOn(Watershed program, RunDirectory directory) {
    Run stored = directory.run();
    List<Run.Sitting> sittings = new ArrayList<>(stored.sittings());
    sittings.add(now(program));
    directory.write(stored.with(stored.before(), null, sittings));
  }

  private static Run.Sitting now(Watershed program) {
    return new Run.Sitting(Instant.now(), program.command(), BuildInfo.read().commit());
  }
}
