package watershed.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import watershed.record.Paths;
import watershed.record.Trial;
import watershed.record.Windows;

/**
 * Runs one block: all of its forks alive together, taking turns. Those of single shots, which
 * cannot wait in their midst, have the machine to themselves one after the other.
 */
final class BlockRunner {
  /** One thing to measure in a block: a contender on a JDK. */
  record Entrant(String contender, InstalledJdk jdk) {}

  /** A trial, and the texts that its fork left. */
  private record Ended(Trial trial, Map<String, String> evidence) {}

  private final BlockStarter starter;
  private final Duration deadline;
  private final Consumer<String> forkOutput;
  private final EvidenceShelf shelf;

  /** Of an experiment's contenders, whose evidence nobody keeps. */
  BlockRunner(
      ExperimentSpec spec,
      List<String> extraJvmArgs,
      String code,
      Duration deadline,
      Consumer<String> forkOutput) {
    this(BlockStarter.ofSuite(spec, extraJvmArgs, code), deadline, forkOutput, EvidenceShelf.NONE);
  }

  /**
   * @param starter says what runs
   * @param deadline longest time that a fork may take to start or keep a turn
   * @param forkOutput told what every fork printed
   * @param shelf where the forks' evidence goes
   */
  BlockRunner(
      BlockStarter starter, Duration deadline, Consumer<String> forkOutput, EvidenceShelf shelf) {
    this.starter = starter;
    this.deadline = deadline;
    this.forkOutput = forkOutput;
    this.shelf = shelf;
  }

  /**
   * Measures a block. An entrant that fails is recorded with its cause, and the block is run again
   * without it: the others have lost nothing that they were compared with.
   *
   * @return a trial for every entrant
   */
  List<Trial> run(PlannedBlock block, List<Entrant> entrants, Windows windows, IntConsumer onRound)
      throws InterruptedException {
    if (!starter.isAlone(block)) {
      return run(block, entrants, windows, false, onRound);
    }
    List<Trial> trials = new ArrayList<>();
    for (Entrant alone : BlockForks.shuffled(entrants, block.seed())) {
      Trial trial = run(block, List.of(alone), windows, false, round -> {}).get(0);
      // Else the next fork would be started while this process is ended.
      Shutdown.waitIfUnderWay(trial.failed());
      trials.add(trial);
    }
    return trials;
  }

  private List<Trial> run(
      PlannedBlock block,
      List<Entrant> entrants,
      Windows windows,
      boolean keepLeadIns,
      IntConsumer onRound)
      throws InterruptedException {
    List<Trial> trials = new ArrayList<>();
    List<Entrant> remaining = List.copyOf(entrants);
    while (true) {
      List<Ended> attempt = attempt(block, remaining, windows, keepLeadIns, onRound);
      List<Entrant> again = new ArrayList<>();
      List<Ended> atFault = new ArrayList<>();
      boolean abandoned = false;
      for (int i = 0; i < attempt.size(); i++) {
        Trial trial = attempt.get(i).trial();
        abandoned |= trial.outcome() == Trial.Outcome.ABANDONED;
        if (trial.completed() || trial.outcome() == Trial.Outcome.ABANDONED) {
          again.add(remaining.get(i));
        } else {
          atFault.add(attempt.get(i));
        }
      }
      if (!abandoned || atFault.isEmpty()) {
        // Whoever failed did so before it was compared with anything, or nobody can be named.
        attempt.forEach(ended -> trials.add(kept(ended)));
        return trials;
      }
      atFault.forEach(ended -> trials.add(kept(ended)));
      remaining = again;
    }
  }

  private Trial kept(Ended ended) {
    return shelf.keep(ended.trial(), ended.evidence());
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

  private List<Ended> attempt(
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
        BlockStarter.Fork fork = starter.fork(block, entrants.get(i));
        endings.add(
            hosts.submit(
                () -> {
                  try {
                    return fork.run(windows, turns.ticket(index, perTurn), keepLeadIns);
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
      List<Ended> ended = new ArrayList<>();
      for (int i = 0; i < n; i++) {
        ForkRunner.Ending ending = await(endings.get(i));
        forkOutput.accept(ending.output());
        ending = judged(ending, i, failure);
        String error = ending.error();
        Trial trial =
            new Trial(
                block.cell(),
                entrants.get(i).contender(),
                entrants.get(i).jdk().jdk().id(),
                block.block(),
                block.seed(),
                starter.code(entrants.get(i)),
                ending.outcome(),
                error == null ? null : Paths.hide(error),
                started,
                seconds[i],
                windows,
                n > 1 ? outcome.positions().getOrDefault(i, List.of()) : List.of(),
                ending.jmh(),
                ending.jmh() == null ? null : turns.latency(i),
                List.of(),
                null);
        ended.add(new Ended(trial, turns.evidence(i)));
      }
      return ended;
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

  private static ForkRunner.Ending await(Future<ForkRunner.Ending> future)
      throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      return new ForkRunner.Ending(Trial.Outcome.CRASHED, Trial.IN_HOST + e.getCause(), null, "");
    }
  }
}
