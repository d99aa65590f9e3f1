package watershed.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import watershed.analysis.Texts;
import watershed.analysis.diff.EnvironmentGates;
import watershed.analysis.diff.Gate;
import watershed.analysis.diff.InRun;
import watershed.analysis.diff.JmhSide;
import watershed.analysis.diff.Looks;
import watershed.analysis.diff.Matching;
import watershed.analysis.diff.RunSide;
import watershed.analysis.diff.StoredSide;
import watershed.record.BadInput;
import watershed.record.Contenders;
import watershed.record.DiffPlan;
import watershed.record.Jdk;
import watershed.record.JmhFile;
import watershed.record.JmhJson;
import watershed.record.Run;
import watershed.record.RunDirectory;
import watershed.record.Trial;
import watershed.report.ComparedNames;

/** Compares what was stored: runs of the suite, files of JMH's results, or one of each. */
final class StoredComparison {
  private static final String BASE_JDK = "--base-jdk";
  private static final String NEXT_JDK = "--new-jdk";

  private final VerdictOptions verdicts;
  private final PrintWriter screen;
  private final @Nullable String baseJdk;
  private final @Nullable String nextJdk;
  private final boolean force;

  StoredComparison(
      VerdictOptions verdicts,
      PrintWriter screen,
      @Nullable String baseJdk,
      @Nullable String nextJdk,
      boolean force) {
    this.verdicts = verdicts;
    this.screen = screen;
    this.baseJdk = baseJdk;
    this.nextJdk = nextJdk;
    this.force = force;
  }

  /**
   * Judges a run that was made to compare two sides, and leaves its verdicts beside its journal.
   * What is unfinished is judged as it stood at the looks that were planned.
   *
   * @return the exit code
   * @throws BadInput if it is none, or holds no pair
   */
  int ofDiff(Path path) {
    return ofDiff(path, path);
  }

  /** As {@link #ofDiff}, but writes only where the user said. */
  int again(Path path) {
    return ofDiff(path, null);
  }

  private int ofDiff(Path path, @Nullable Path keep) {
    if (!Files.isDirectory(path) || !noSearch(RunDirectory.at(path)).isDiff()) {
      throw new BadInput(
          name(path) + " is one side, and no diff of two: NEW is missing (diff BASE NEW)");
    }
    RunDirectory directory = RunDirectory.at(path);
    DiffPlan plan = directory.diffPlan();
    verdicts.orAsOf(plan);
    Run run = directory.run();
    WholeLooks whole = WholeLooks.of(plan, run.planned(), directory.trials().trials());
    Matching matching = InRun.sides(plan, run.planned(), whole.trials(), verdicts.choice());
    return verdicts.tell(
        new ComparedNames(plan.a().says(), plan.b().says()),
        matching.with(whole.notes()),
        EnvironmentGates.ofOneRun(run),
        verdicts.rules(Looks.planned(plan.pairs()), plan.delta()),
        keep,
        directory,
        screen);
  }

  /**
   * Judges one stored result by another.
   *
   * @return the exit code
   * @throws BadInput if one cannot be read, or they have nothing in common
   */
  int of(Path base, Path next) {
    boolean runs = Files.isDirectory(base) && Files.isDirectory(next);
    return runs ? ofRuns(base, next) : ofFiles(base, next);
  }

  private int ofFiles(Path base, Path next) {
    // Both at once: files may be large.
    CompletableFuture<StoredSide> other =
        CompletableFuture.supplyAsync(() -> jmh(next, nextJdk, NEXT_JDK));
    StoredSide a = jmh(base, baseJdk, BASE_JDK);
    StoredSide b = read(other);
    Matching matching = Matching.of(a, b, verdicts.choice(), false);
    List<Gate> gates = EnvironmentGates.of(Matching.environments(a, b), force);
    return verdicts.tell(
        new ComparedNames(base.toString(), next.toString()),
        matching,
        gates,
        verdicts.rules(1),
        null,
        null,
        screen);
  }

  private static StoredSide read(CompletableFuture<StoredSide> side) {
    try {
      return side.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof BadInput bad) {
        throw bad;
      }
      throw e;
    }
  }

  /** A file of JMH's; a run is read as what it would export as one. */
  private static StoredSide jmh(Path path, @Nullable String jdk, String option) {
    if (!Files.isDirectory(path)) {
      return JmhSide.of(name(path), JmhFile.read(path), jdk);
    }
    RunDirectory directory = run(path);
    Run run = directory.run();
    List<Trial> trials = directory.trials().trials();
    Jdk chosen = RunSide.jdk(name(path), RunSide.jdks(run, trials), jdk, option);
    // A twin shares its block with what it is a twin of: as forks of one they would count double.
    List<Trial> on =
        trials.stream()
            .filter(t -> t.jdk().equals(chosen.id()) && !Contenders.isTwin(t.contender()))
            .toList();
    long failed =
        trials.stream()
            .filter(t -> t.jdk().equals(chosen.id()) && t.failed())
            .map(t -> t.cell().id() + " " + t.contender())
            .distinct()
            .count();
    StoredSide side = JmhSide.of(name(path), JmhFile.of(JmhJson.of(on), name(path)), null);
    return failed == 0
        ? side
        : side.with(
            name(path) + ": forks failed at " + Texts.count(failed, "place") + ", see report");
  }

  private int ofRuns(Path base, Path next) {
    RunDirectory from = run(base);
    RunDirectory to = run(next);
    boolean one = same(from.path(), to.path());
    Run runA = from.run();
    List<Trial> trialsA = from.trials().trials();
    Run runB = one ? runA : to.run();
    List<Trial> trialsB = one ? trialsA : to.trials().trials();
    List<Jdk> jdksA = RunSide.jdks(runA, trialsA);
    List<Jdk> jdksB = RunSide.jdks(runB, trialsB);
    // Of one run's two JDKs the first is what is compared with.
    boolean inOrder = one && jdksA.size() == 2 && baseJdk == null && nextJdk == null;
    Jdk jdkA = inOrder ? jdksA.get(0) : RunSide.jdk(name(base), jdksA, baseJdk, BASE_JDK);
    Jdk jdkB = inOrder ? jdksB.get(1) : RunSide.jdk(name(next), jdksB, nextJdk, NEXT_JDK);
    if (one && jdkA.equals(jdkB)) {
      throw new BadInput(
          "BASE and NEW are the same forks, of JDK "
              + jdkA.id()
              + " in "
              + name(base)
              + ": name another run, or another of its JDKs ("
              + NEXT_JDK
              + ")");
    }
    StoredSide a = RunSide.of(name(base), runA, from.machine(), trialsA, jdkA);
    StoredSide b = RunSide.of(name(next), runB, to.machine(), trialsB, jdkB);
    Matching matching = Matching.of(a, b, verdicts.choice(), one);
    List<Gate> gates =
        one
            ? EnvironmentGates.ofOneRun(runA)
            : EnvironmentGates.of(Matching.environments(a, b), force);
    return verdicts.tell(
        new ComparedNames(base + ", JDK " + jdkA.id(), next + ", JDK " + jdkB.id()),
        matching,
        gates,
        verdicts.rules(1),
        null,
        null,
        screen);
  }

  private static boolean same(Path a, Path b) {
    try {
      return Files.isSameFile(a, b);
    } catch (IOException e) {
      throw new BadInput("'" + a + "' or '" + b + "' cannot be read: " + e.getMessage(), e);
    }
  }

  /** A run whose contenders are contenders, not sides. */
  private static RunDirectory run(Path path) {
    RunDirectory directory = noSearch(RunDirectory.at(path));
    if (directory.isDiff()) {
      throw new BadInput(
          name(path) + " is a diff already, of two sides: judge it by itself (diff DIR)");
    }
    return directory;
  }

  /**
   * Refuses a search: what was measured on until it was settled would alarm too often if it were
   * judged anew.
   *
   * @throws BadInput if it is one
   */
  static RunDirectory noSearch(RunDirectory directory) {
    if (directory.isSearch()) {
      throw new BadInput(
          name(directory.path())
              + " is a search, which has answers of its own: see \"report\" and its name");
    }
    return directory;
  }

  private static String name(Path path) {
    return "'" + path + "'";
  }
}
