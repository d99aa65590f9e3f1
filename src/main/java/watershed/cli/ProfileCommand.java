package watershed.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import watershed.analysis.CollapsedStacks;
import watershed.lab.Catalogue;
import watershed.lab.InstalledJdk;
import watershed.lab.MachineProbe;
import watershed.lab.Planner;
import watershed.lab.ProfileEvent;
import watershed.lab.ProfileSession;
import watershed.lab.ProfileTarget;
import watershed.record.BadInput;
import watershed.record.Json;
import watershed.record.Profile;
import watershed.record.ProfilerEvent;
import watershed.record.Run;
import watershed.record.RunDirectory;
import watershed.record.RunStore;
import watershed.report.ProfileText;

/** {@code profile}: where one benchmark spends time, allocates, waits or misses the cache. */
@Command(
    name = "profile",
    description = "Profile one benchmark: flame graph, stacks and the ten hottest frames.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Exit codes: 0 done; 2 bad input, an event that this machine lacks, or a fork that failed.",
      "'check' tells which events work here."
    })
public final class ProfileCommand implements Callable<Integer> {
  private static final int HOTTEST = 10;
  private static final int MOST_SECONDS = 3600;
  private static final int MOST_FORKS = 100;

  @ParentCommand Watershed program;
  @Spec CommandSpec spec;
  @Mixin JdkOptions jdks;

  @Parameters(paramLabel = "EXPERIMENT", description = "Name as 'list' shows it.")
  String experiment;

  @Option(
      names = "--event",
      paramLabel = "E",
      defaultValue = "cpu",
      description =
          "cpu, itimer, ctimer, wall, alloc, lock, nativemem, cache-misses,"
              + " L1-dcache-load-misses, LLC-load-misses, cycles, instructions, branch-misses,"
              + " perfnorm or perfasm. Default: ${DEFAULT-VALUE}.")
  String event;

  @Option(
      names = {"-p", "--param"},
      paramLabel = "NAME=VALUE",
      description =
          "Value of a parameter, or method=NAME; repeatable. Default: the first, but what is"
              + " compared must be named.")
  Map<String, String> params = new LinkedHashMap<>();

  @Option(
      names = {"-t", "--threads"},
      paramLabel = "N",
      description = "Threads. Default: the benchmark's own number.")
  @Nullable Integer threads;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "5",
      description =
          "Measured time of a fork, in s; single shots take what they take. Default:"
              + " ${DEFAULT-VALUE}.")
  int seconds;

  @Option(
      names = "--forks",
      paramLabel = "N",
      defaultValue = "1",
      description = "Forks, each sampled apart. Default: ${DEFAULT-VALUE}.")
  int forks;

  @Mixin ResultsOption results;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "A new directory for the files, in place of one under --results.")
  @Nullable Path out;

  @Override
  public Integer call() {
    within("--seconds", seconds, MOST_SECONDS);
    within("--forks", forks, MOST_FORKS);
    if (threads != null) {
      within("--threads", threads, Planner.MOST_THREADS);
    }
    ProfileTarget target = ProfileTarget.choose(Catalogue.load().find(experiment), params);
    InstalledJdk jdk = one(jdks.resolve());
    ProfileEvent wanted = new ProfileEvent(event);
    ProfilerEvent probed = wanted.probe(jdk);
    Path directory = out != null ? out : newDirectory(target);
    claim(directory);
    if (!probed.works()) {
      throw unavailable(target, probed, directory);
    }
    ProfileSession session =
        new ProfileSession(
            new ProfileSession.Request(target, threads, jdk, wanted, seconds, forks),
            text -> {
              if (program.verbose) {
                System.err.print(text);
              }
            });
    ProfileSession.Taken taken = session.run(directory);
    Profile profile = summarise(target, jdk, wanted, taken, directory);
    Json.write(directory.resolve(Profile.FILE), profile);
    PrintWriter print = spec.commandLine().getOut();
    print.print(ProfileText.of(profile, directory.toString()));
    print.flush();
    return 0;
  }

  private Profile summarise(
      ProfileTarget target,
      InstalledJdk jdk,
      ProfileEvent wanted,
      ProfileSession.Taken taken,
      Path directory) {
    CollapsedStacks stacks = CollapsedStacks.read(taken.stacks());
    if (wanted.isSampled() && stacks.total() == 0) {
      throw new BadInput("no sample of " + event + " was taken: " + wanted.whyNoSamples());
    }
    return new Profile(
        Run.SCHEMA,
        target.spec().name(),
        target.benchmark(),
        target.params(),
        taken.threads(),
        jdk.jdk(),
        event,
        wanted.unit(),
        forks,
        stacks.total(),
        stacks.hottest(HOTTEST, wanted.topIsClass()),
        taken.counters(),
        filesUnder(directory));
  }

  private static List<String> filesUnder(Path directory) {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(Files::isRegularFile)
          .map(file -> directory.relativize(file).toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new BadInput("cannot list '" + directory + "': " + e.getMessage(), e);
    }
  }

  private BadInput unavailable(ProfileTarget target, ProfilerEvent probed, Path directory) {
    ProfilerEvent asked = new ProfilerEvent(event, false, 0, probed.reason(), probed.instead());
    Path file = directory.resolve(Profile.Unavailable.FILE);
    Json.write(file, new Profile.Unavailable(Run.SCHEMA, target.spec().name(), asked));
    String kept = " (kept in " + file + ")";
    return new BadInput(
        event
            + " does not work on this machine: "
            + asked.reason()
            + "; use "
            + asked.instead()
            + kept);
  }

  /** Beside the figures that it explains: in this machine's newest run, or where there is none. */
  private Path newDirectory(ProfileTarget target) {
    RunStore store = results.store();
    Path home = store.home(MachineProbe.read());
    Path beside =
        store.list().runs().stream()
            .map(RunDirectory::path)
            .filter(run -> home.equals(run.getParent()))
            .reduce((older, newer) -> newer)
            .orElse(home)
            .resolve(RunDirectory.PROFILES);
    String name = target.spec().name() + "-" + event.replaceAll("[^\\w.-]", "_");
    for (int n = 1; ; n++) {
      Path directory = beside.resolve(n == 1 ? name : name + "." + n);
      if (!Files.exists(directory)) {
        return directory;
      }
    }
  }

  /** Makes the directory, which may exist if it is empty: nothing is ever overwritten. */
  private static void claim(Path directory) {
    try {
      Files.createDirectories(directory);
      try (var children = Files.list(directory)) {
        if (children.findAny().isPresent()) {
          throw new BadInput("'" + directory + "' is not empty: give a new directory (--out)");
        }
      }
    } catch (IOException e) {
      throw new BadInput("cannot write to '" + directory + "': " + e.getMessage(), e);
    }
  }

  private static InstalledJdk one(List<InstalledJdk> jdks) {
    if (jdks.size() != 1) {
      throw new BadInput("a profile is of one JDK: give --jdk once");
    }
    return jdks.get(0);
  }

  private static void within(String option, int value, int most) {
    if (value < 1 || value > most) {
      throw new BadInput(option + " " + value + ": give a whole number from 1 to " + most);
    }
  }
}
