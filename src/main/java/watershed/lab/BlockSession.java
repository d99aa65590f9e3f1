package watershed.lab;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import watershed.record.Cell;
import watershed.record.Contenders;
import watershed.record.Journal;
import watershed.record.Trial;

/** Measures blocks one at a time, and journals each before it hands it out. */
public final class BlockSession {
  private static final String NOT_AGAIN = "not tried again: ";

  private record BlockKey(String cell, int block) {}

  private record FailureKey(String cell, String contender, String jdk) {}

  private final Catalogue catalogue;
  private final SessionSettings settings;
  private final Consumer<String> forkOutput;
  private final Journal journal;
  private final EvidenceShelf shelf;
  private final Set<BlockKey> have = new HashSet<>();
  private final Map<FailureKey, Trial> failures = new HashMap<>();
  private final @Nullable CounterSession counters;

  /**
   * Goes on where a journal ends.
   *
   * @param forkOutput told what every fork printed
   * @param journal whoever has it open is the only one to write there
   */
  public BlockSession(
      Catalogue catalogue, SessionSettings settings, Consumer<String> forkOutput, Journal journal) {
    this(catalogue, settings, forkOutput, journal, null);
  }

  /** As the other; {@code counters} adds what it counts to every block before it is journaled. */
  BlockSession(
      Catalogue catalogue,
      SessionSettings settings,
      Consumer<String> forkOutput,
      Journal journal,
      @Nullable CounterSession counters) {
    this.counters = counters;
    this.catalogue = catalogue;
    this.settings = settings;
    this.forkOutput = forkOutput;
    this.journal = journal;
    this.shelf = new EvidenceShelf(journal.directory());
    journal.recovered().trials().forEach(this::remember);
  }

  /** Whether the journal has that block already. */
  public boolean has(Cell cell, int block) {
    return have.contains(new BlockKey(cell.id(), block));
  }

  /**
   * Measures a block on every JDK of the session.
   *
   * @param onRound told the number of measured rounds completed
   * @return one trial for each contender and JDK, failed ones with their cause
   * @throws watershed.record.BadInput if the journal cannot be written
   */
  public List<Trial> measure(PlannedBlock block, IntConsumer onRound) throws InterruptedException {
    List<Trial> trials = run(block, onRound);
    Shutdown.waitIfUnderWay(trials.stream().anyMatch(Trial::failed));
    if (counters != null) {
      trials = counters.counted(block, trials, shelf);
    }
    journal.appendBlock(trials);
    trials.forEach(this::remember);
    return trials;
  }

  /** Expected seconds of a block, before anything was measured. */
  public double estimate(PlannedBlock block) {
    return block.seconds(settings.jdks().size());
  }

  /** How many forks a block completed, lacked and lost: {@code 5 forks, 1 FAILED}. */
  public static String summary(List<Trial> trials) {
    int bad = (int) trials.stream().filter(Trial::failed).count();
    int lacking =
        (int) trials.stream().filter(t -> t.outcome() == Trial.Outcome.UNAVAILABLE).count();
    return Progress.count(trials.size() - bad - lacking, "fork")
        + (lacking > 0 ? ", " + lacking + " not to be had here" : "")
        + (bad > 0 ? ", " + bad + " FAILED" : "");
  }

  /** A line for each fork that failed, with its cause. */
  public static List<String> failures(List<Trial> trials) {
    return trials.stream().filter(Trial::failed).map(BlockSession::failure).toList();
  }

  /** A forbidden outcome is the worst that can be found: it comes first on its line. */
  private static String failure(Trial trial) {
    String who = trial.contender() + " on " + trial.jdk();
    String error = String.valueOf(trial.error());
    return error.startsWith(Trial.FORBIDDEN_OUTCOME)
        ? error + " (" + who + ")"
        : who + ": " + trial.outcome() + ": " + error;
  }

  private List<Trial> run(PlannedBlock block, IntConsumer onRound) throws InterruptedException {
    ExperimentSpec spec = catalogue.find(block.cell().experiment());
    List<Trial> trials = new ArrayList<>();
    List<BlockRunner.Entrant> entrants = new ArrayList<>();
    for (InstalledJdk jdk : settings.jdks()) {
      for (String contender : block.contenders()) {
        Trial known = knownFailure(block, contender, jdk);
        String lacking = lacking(spec, contender, jdk);
        if (lacking != null) {
          trials.add(notTried(block, contender, jdk, Trial.Outcome.UNAVAILABLE, lacking));
        } else if (known != null) {
          String error = NOT_AGAIN + known.error();
          trials.add(notTried(block, contender, jdk, known.outcome(), error));
        } else {
          entrants.add(new BlockRunner.Entrant(contender, jdk));
        }
      }
    }
    BlockRunner runner =
        new BlockRunner(
            BlockStarter.ofSuite(spec, settings.extraJvmArgs(), settings.code()),
            settings.turnDeadline(),
            forkOutput,
            shelf);
    if (!entrants.isEmpty()) {
      trials.addAll(runner.run(block, entrants, block.windows(), onRound));
    }
    return trials;
  }

  /** What failed once in a cell fails again: its later blocks go on without it, and say so. */
  private @Nullable Trial knownFailure(PlannedBlock block, String contender, InstalledJdk jdk) {
    return failures.get(new FailureKey(block.cell().id(), contender, jdk.jdk().id()));
  }

  /** What this machine or JDK is known to lack for a contender; null where nothing is. */
  static @Nullable String lacking(ExperimentSpec spec, String contender, InstalledJdk jdk) {
    int cpus = Runtime.getRuntime().availableProcessors();
    for (ExperimentSpec.Need need : spec.needs()) {
      if (!need.contender().isEmpty() && !need.contender().equals(Contenders.subject(contender))) {
        continue;
      }
      if (jdk.jdk().feature() < need.jdk()) {
        return "needs JDK " + need.jdk() + " or later";
      }
      if (cpus < need.cpus()) {
        return "needs " + need.cpus() + " CPUs, there is " + cpus;
      }
    }
    return null;
  }

  private void remember(Trial trial) {
    have.add(new BlockKey(trial.cell().id(), trial.block()));
    String error = trial.error();
    boolean again = error != null && error.startsWith(NOT_AGAIN);
    if (trial.brokeItself() && !again) {
      // What is lacking may be lacking in this cell alone: a CPU for each thread of an open loop.
      failures.putIfAbsent(
          new FailureKey(trial.cell().id(), trial.contender(), trial.jdk()), trial);
    }
  }

  private Trial notTried(
      PlannedBlock block, String contender, InstalledJdk jdk, Trial.Outcome outcome, String error) {
    return new Trial(
        block.cell(),
        contender,
        jdk.jdk().id(),
        block.block(),
        block.seed(),
        settings.code(),
        outcome,
        error,
        Instant.now(),
        0,
        block.windows(),
        List.of(),
        null);
  }
}
