package watershed.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import watershed.experiments.Experiment;
import watershed.record.Contenders;
import watershed.record.Paths;
import watershed.record.Trial;
import watershed.record.Windows;

/** Runs one block: all of its forks alive together, taking turns. */
final class BlockRunner {
  /** One thing to measure in a block: a contender on a JDK. */
  record Entrant(String contender, InstalledJdk jdk) {}

  /** Begins the cause of a failure that was this program's own, not the contender's. */
  static final String IN_HOST = "in the host: ";

  private final ExperimentSpec spec;
  private final List<String> extraJvmArgs;
  private final String code;
  private final Duration deadline;
  private final Consumer<String> forkOutput;

  /**
   * @param extraJvmArgs the user's flags, after the suite's own
   * @param code digest of the measuring classes
   * @param deadline longest time that a fork may take to start or keep a turn
   * @param forkOutput told what every fork printed
   */
  BlockRunner(
      ExperimentSpec spec,
      List<String> extraJvmArgs,
      String code,
      Duration deadline,
      Consumer<String> forkOutput) {
    this.spec = spec;
    this.extraJvmArgs = extraJvmArgs;
    this.code = code;
    this.deadline = deadline;
    this.forkOutput = forkOutput;
  }

  /**
   * Measures a block. An entrant that fails is recorded with its cause, and the block is run again
   * without it: the others have lost nothing that they were compared with.
   *
   * @return a trial for every entrant
   */
  List<Trial> run(PlannedBlock block, List<Entrant> entrants, Windows windows, IntConsumer onRound)
      throws InterruptedException {
    return run(block, entrants, windows, false, onRound);
  }

  private List<Trial> run(
      PlannedBlock block,
      List<Entrant> entrants,
      Windows windows,
      boolean keepLeadIns,
      IntConsumer onRound)
      throws InterruptedException {
    List<Trial> failed = new ArrayList<>();
    List<Entrant> remaining = List.copyOf(entrants);
    while (true) {
      List<Trial> attempt = attempt(block, remaining, windows, keepLeadIns, onRound);
      List<Entrant> again = new ArrayList<>();
      List<Trial> atFault = new ArrayList<>();
      boolean abandoned = false;
      for (int i = 0; i < attempt.size(); i++) {
        Trial trial = attempt.get(i);
        abandoned |= trial.outcome() == Trial.Outcome.ABANDONED;
        if (trial.completed() || trial.outcome() == Trial.Outcome.ABANDONED) {
          again.add(remaining.get(i));
        } else {
          atFault.add(trial);
        }
      }
      if (!abandoned || atFault.isEmpty()) {
        // Whoever failed did so before it was compared with anything, or nobody can be named.
        failed.addAll(attempt);
        return failed;
      }
      failed.addAll(atFault);
      remaining = again;
    }
  }

  /**
   * Runs a block and keeps every measured iteration, lead-ins included.
   *
   * @return the scores of each entrant that completed, in order, by contender
   */
  Map<String, List<Double>> everyIteration(
      PlannedBlock block, List<Entrant> entrants, Windows windows) throws InterruptedException {
    Map<String, List<Double>> scores = new LinkedHashMap<>();
    for (Trial trial : run(block, entrants, windows, true, round -> {})) {
      JsonNode jmh = trial.jmh();
      if (jmh != null) {
        List<Double> all = new ArrayList<>();
        jmh.at("/primaryMetric/rawData/0").forEach(score -> all.add(score.asDouble()));
        scores.put(trial.contender(), all);
      }
    }
    return scores;
  }

  private List<Trial> attempt(
      PlannedBlock block,
      List<Entrant> entrants,
      Windows windows,
      boolean keepLeadIns,
      IntConsumer onRound)
      throws InterruptedException {
    int perTurn = 1 + windows.leadInMillis() / windows.windowMillis();
    Instant started = Instant.now();
    int n = entrants.size();
    ExecutorService hosts = Executors.newFixedThreadPool(n);
    try (TurnCoordinator turns = new TurnCoordinator(n, block.seed(), deadline)) {
      List<Future<ForkRunner.Ending>> endings = new ArrayList<>();
      double[] seconds = new double[n];
      for (int i = 0; i < n; i++) {
        int index = i;
        ForkRunner.Fork fork = fork(block, entrants.get(i));
        endings.add(
            hosts.submit(
                () -> {
                  try {
                    return ForkRunner.run(fork, windows, turns.ticket(index, perTurn), keepLeadIns);
                  } finally {
                    seconds[index] = Duration.between(started, Instant.now()).toMillis() / 1e3;
                    turns.ended(index);
                  }
                }));
      }
      TurnCoordinator.Outcome outcome = turns.conduct(onRound);
      TurnCoordinator.Failure failure = outcome.failure();
      if (failure != null) {
        Shutdown.endForks();
        // A fork that was being started just now finds nobody to ask for a turn, and ends.
        turns.close();
      }
      List<Trial> trials = new ArrayList<>();
      for (int i = 0; i < n; i++) {
        ForkRunner.Ending ending = await(endings.get(i));
        forkOutput.accept(ending.output());
        ending = judged(ending, i, failure);
        String error = ending.error();
        trials.add(
            new Trial(
                block.cell(),
                entrants.get(i).contender(),
                entrants.get(i).jdk().jdk().id(),
                block.block(),
                block.seed(),
                code,
                ending.outcome(),
                error == null ? null : Paths.hide(error),
                started,
                seconds[i],
                windows,
                n > 1 ? outcome.positions().getOrDefault(i, List.of()) : List.of(),
                ending.jmh(),
                ending.jmh() == null ? null : turns.latency(i)));
      }
      return trials;
    } catch (IOException e) {
      throw new UncheckedIOException("no loopback socket for the coordinator of turns", e);
    } finally {
      Shutdown.endForks();
      hosts.shutdownNow();
    }
  }

  /** What the coordinator saw outranks what JMH says of a process that was ended from outside. */
  private ForkRunner.Ending judged(
      ForkRunner.Ending ending, int index, TurnCoordinator.@Nullable Failure failure) {
    if (failure == null || ending.outcome() == Trial.Outcome.COMPLETED) {
      return ending;
    }
    if (failure.fork() != index) {
      return new ForkRunner.Ending(
          Trial.Outcome.ABANDONED, "another fork of the block failed", null, ending.output());
    }
    if (failure.hung()) {
      return new ForkRunner.Ending(
          Trial.Outcome.HUNG,
          "gave no sign of life for " + deadline.toSeconds() + " s",
          null,
          ending.output());
    }
    return ending;
  }

  /** The fork that measures an entrant. */
  ForkRunner.Fork fork(PlannedBlock block, Entrant entrant) {
    Map<String, String> params = new TreeMap<>(block.cell().params());
    String method = params.remove(Experiment.METHOD);
    String subject = Contenders.subject(entrant.contender());
    if (spec.meta().contender().equals(Experiment.METHOD)) {
      method = subject;
    } else {
      params.put(spec.meta().contender(), subject);
    }
    if (method == null) {
      method = spec.methods().get(0);
    }
    List<String> flags = new ArrayList<>(ForkFlags.measuring(spec.meta().heapMiB()));
    if (spec.meta().sizes()) {
      flags.add("-javaagent:" + AgentJar.path());
    }
    // Every fork of a block draws the same operations; another block draws others.
    flags.add("-Dwatershed.seed=" + block.seed());
    flags.addAll(extraJvmArgs);
    return new ForkRunner.Fork(
        spec.className() + "." + method,
        params,
        block.cell().threads(),
        entrant.jdk(),
        flags,
        List.of(spec.meta().profilers()));
  }

  private static ForkRunner.Ending await(Future<ForkRunner.Ending> future)
      throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      return new ForkRunner.Ending(Trial.Outcome.CRASHED, IN_HOST + cause, null, "");
    }
  }
}
