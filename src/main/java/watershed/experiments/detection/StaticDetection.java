package watershed.experiments.detection;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import watershed.experiments.Claim;
import watershed.experiments.Evidence;
import watershed.experiments.Experiment;
import watershed.experiments.Figure;
import watershed.experiments.Grid;
import watershed.experiments.Preset;

/**
 * <b>Question:</b> which checker finds a map field that nobody initialised, before the program
 * runs?
 *
 * <p><b>Mechanism:</b> a corpus of small classes, each with one map field that is left null in one
 * way ({@link Sample.Truth#UNSET}) or is set in one way ({@link Sample.Truth#SET}). A class counts
 * as found, or as a false alarm, if a checker says anything about null or initialisation of it. How
 * often a checker is right here says nothing of how often the cases occur in programs.
 *
 * <p>Nothing is timed: the score is the time of one checker's process on all classes, start
 * included.
 *
 * <p><b>Command:</b> {@code ./run-benchmarks.sh run StaticDetection --preset standard}
 */
@Experiment(
    section = "2.5",
    question = "Which checker finds a map field that nobody initialised",
    contender = "checker",
    baseline = "JAVAC",
    heapMiB = 64,
    mostBlocks = 2,
    claims = {
      @Claim(
          id = "2.5-standard-checker-misses",
          says = "The standard checker misses uninitialised map fields",
          figures =
              @Figure(
                  of = "{JAVAC found}",
                  name = "classes found by javac -Xlint:all",
                  is = Figure.Relation.BELOW,
                  threshold = 0.5,
                  unit = "classes")),
      @Claim(
          id = "2.5-dataflow-finds",
          says = "A dataflow pass finds uninitialised map fields",
          figures =
              @Figure(
                  of = "{NULLAWAY missed}",
                  name = "classes missed by NullAway",
                  is = Figure.Relation.BELOW,
                  threshold = 0.5,
                  unit = "classes"))
    },
    grids = {
      @Grid(from = Preset.FLASH, vary = "checker=JAVAC"),
      @Grid(from = Preset.QUICK, vary = "checker=JAVAC,ERROR_PRONE,NULLAWAY,SPOTBUGS"),
      @Grid(from = Preset.STANDARD, vary = "checker=ALL_FOUR")
    })
@Fork(1)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@State(Scope.Benchmark)
public class StaticDetection {
  @Param Checker checker;

  private Workshop workshop;

  @Setup
  public void open() throws IOException {
    CheckerJvm.needCompiler();
    workshop = Workshop.open(Workshop.corpus());
  }

  @Benchmark
  public Object check(Detections seen) throws IOException {
    Map<Checker, List<Report>> reports = new EnumMap<>(Checker.class);
    for (Checker part : checker.parts()) {
      reports.put(part, part.check(workshop));
    }
    Matrix matrix = Matrix.of(workshop.samples(), reports);
    Evidence.keep("matrix.txt", matrix.text());
    return seen.record(matrix);
  }

  @TearDown
  public void close() throws IOException {
    workshop.close();
  }
}
