package watershed.lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import watershed.record.BadInput;
import watershed.record.Contenders;
import watershed.record.Finding;
import watershed.record.Health;
import watershed.record.JmhMetrics;
import watershed.record.Paths;
import watershed.record.Run;
import watershed.record.RunDirectory;
import watershed.record.Trial;

/**
 * Counts cache misses for the experiments that want them, once for each fork that was timed, and
 * stores the counts as metrics of that fork's trial. Where nothing counts, the run's record says
 * why; where something does and a count fails all the same, the trial does.
 */
public final class CounterSession {
  private static final String PER_OPERATION = "#/op";

  /**
   * What a profiler sampled.
   *
   * @param samples how many
   * @param text what is kept of them
   */
  public record Stacks(long samples, String text) {}

  private final Catalogue catalogue;
  private final SessionSettings settings;
  private final Console console;
  private final Function<List<Path>, Stacks> reader;
  private @Nullable CounterSource source;

  /**
   * @param reader reads files of collapsed stacks
   */
  public CounterSession(
      Catalogue catalogue,
      SessionSettings settings,
      Console console,
      Function<List<Path>, Stacks> reader) {
    this(catalogue, settings, console, reader, null);
  }

  /** As the other, with what counts known already. */
  CounterSession(
      Catalogue catalogue,
      SessionSettings settings,
      Console console,
      Function<List<Path>, Stacks> reader,
      @Nullable CounterSource source) {
    this.catalogue = catalogue;
    this.settings = settings;
    this.console = console;
    this.reader = reader;
    this.source = source;
  }

  /** Finds out what counts here, where the run wants counts at all, and records it. */
  void prepare(RunDirectory directory) {
    Run run = directory.run();
    boolean wanted = run.planned().stream().anyMatch(p -> wants(p.cell().experiment()));
    if (!wanted) {
      return;
    }
    CounterSource found = CounterSource.find(settings.jdks().get(0));
    source = found;
    directory.write(recorded(run, found.findings()));
    console
        .out()
        .println(
            found.events().isEmpty()
                ? "watershed: no cache misses are counted here; see 'events missing' in run.json"
                : "watershed: " + String.join(", ", found.events()) + " are counted, apart");
  }

  /** The run with those findings among those that were made before it; as it is without any. */
  static Run recorded(Run run, List<Finding> findings) {
    Health before = run.before();
    if (before == null) {
      return run;
    }
    List<Finding> all = new ArrayList<>(before.findings());
    findings.stream().filter(f -> !all.contains(f)).forEach(all::add);
    return run.with(new Health(before.at(), all), run.after(), run.sittings());
  }

  /**
   * The trials of a block, with the counts of those that completed where there are any.
   *
   * @param shelf where it goes what shows them
   */
  List<Trial> counted(PlannedBlock block, List<Trial> trials, EvidenceShelf shelf) {
    CounterSource counts = source;
    if (counts == null || counts.events().isEmpty() || !wants(block.cell().experiment())) {
      return trials;
    }
    List<Trial> all = new ArrayList<>();
    for (Trial trial : trials) {
      JsonNode jmh = trial.jmh();
      all.add(
          jmh == null || Contenders.isTwin(trial.contender())
              ? trial
              : counted(counts, fork(block, trial), trial, jmh, shelf));
    }
    return all;
  }

  /** Counts that fail take no score with them: they are missing, and the trial says why. */
  private Trial counted(
      CounterSource counts, ForkRunner.Fork fork, Trial trial, JsonNode jmh, EvidenceShelf shelf) {
    CounterFork.Counted found = new CounterFork.Counted(Map.of(), Map.of());
    @Nullable String failure;
    try {
      found = new CounterFork(counts, console.forkOutput(), reader).count(fork);
      failure = lacking(counts.events(), found.events());
    } catch (BadInput e) {
      failure = String.valueOf(e.getMessage());
    }
    Trial kept = shelf.keep(trial, found.texts());
    Trial counted =
        found.events().isEmpty()
            ? kept
            : kept.withJmh(JmhMetrics.with(jmh, found.events(), PER_OPERATION));
    if (failure == null) {
      return counted;
    }
    console.out().println("  " + trial.contender() + ": misses not counted: " + failure);
    return counted.withUncounted(Paths.hide(failure));
  }

  /** A profiler may end well and leave an event out. */
  static @Nullable String lacking(List<String> wanted, Map<String, Double> events) {
    List<String> none = wanted.stream().filter(event -> !events.containsKey(event)).toList();
    return none.isEmpty() ? null : "the profiler gave no number of " + String.join(", ", none);
  }

  private ForkRunner.Fork fork(PlannedBlock block, Trial trial) {
    InstalledJdk jdk =
        settings.jdks().stream()
            .filter(j -> j.jdk().id().equals(trial.jdk()))
            .findFirst()
            .orElseThrow();
    return new BlockForks(catalogue.find(block.cell().experiment()), settings.extraJvmArgs())
        .of(block, new BlockRunner.Entrant(trial.contender(), jdk));
  }

  private boolean wants(String experiment) {
    return catalogue.find(experiment).meta().counters();
  }
}
