package watershed.experiments.races;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Warmup;
import watershed.experiments.Bounds;
import watershed.experiments.Claim;
import watershed.experiments.Evidence;
import watershed.experiments.Experiment;
import watershed.experiments.Figure;
import watershed.experiments.Figure.Relation;
import watershed.experiments.Grid;
import watershed.experiments.Needs;
import watershed.experiments.Preset;
import watershed.subjects.SharedMaps;

/**
 * <b>Question:</b> what becomes of a map that several threads write to without a lock?
 *
 * <p><b>Mechanism:</b> threads fill an empty map, each with keys of its own, thirty times over: 3
 * million puts. While one thread moves the entries of a {@code HashMap} to a larger table, another
 * writes into the old one, or begins a larger table of its own; and the size is read, then written.
 * To lose, miscount, throw or never return is forbidden to every other design. The score is the
 * time of all of it, reading included, in a JVM that is cold.
 *
 * <p><b>Command:</b> {@code ./run-benchmarks.sh run LostUpdates -p writers=2,8}
 */
@Experiment(
    section = "1.4c",
    question = "How many of a million entries are lost when threads fill a map without a lock",
    contender = "design",
    baseline = "ConcurrentHashMap",
    mostBlocks = 3,
    claims = {
      @Claim(
          id = "1.4c-unlocked-writes",
          says = "Concurrent writes without a lock break the map",
          rule = Claim.ANY_FIGURE,
          figures = {
            @Figure(
                of = "perMillion({HashMap lostEntries}, {HashMap puts})",
                name = "entries lost by the unlocked HashMap",
                is = Relation.ABOVE,
                threshold = Losses.THRESHOLD,
                unit = "per million"),
            @Figure(
                of = "perMillion({HashMap sizeDriftEntries}, {HashMap puts})",
                name = "entries by which its size() is off",
                is = Relation.ABOVE,
                threshold = Losses.THRESHOLD,
                unit = "per million"),
            @Figure(
                of = "perMillion({HashMap brokenPuts}, {HashMap puts})",
                name = "puts into it that threw or never ended",
                is = Relation.ABOVE,
                threshold = Losses.THRESHOLD,
                unit = "per million")
          }),
      @Claim(
          id = "1.4c-concurrent-writes",
          says = "Concurrent writes break the map: read as, one made for them too",
          figures =
              @Figure(
                  of = Losses.ALL,
                  name = "entries lost or miscounted, and puts that failed",
                  is = Relation.ABOVE,
                  threshold = Losses.THRESHOLD,
                  unit = "per million"))
    },
    grids = {
      @Grid(from = Preset.FLASH, vary = "design=HashMap"),
      @Grid(from = Preset.QUICK, vary = "design=HashMap,ConcurrentHashMap"),
      @Grid(from = Preset.STANDARD, vary = SharedMap.NO_COPY),
      @Grid(
          from = Preset.STANDARD,
          vary = {"design=HashMap,ConcurrentHashMap", "writers=4"}),
      @Grid(
          from = Preset.THOROUGH,
          vary = {SharedMap.NO_COPY, "writers=4,16"})
    })
@Needs(cpus = 2)
@Fork(1)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class LostUpdates extends SharedMap {
  private static final int MAPS = 30;
  private static final Duration DEADLINE = Duration.ofSeconds(20);

  @Param("2")
  @Bounds(min = 1, max = 256)
  int writers;

  /** Into each of {@value #MAPS} maps, by all writers together. */
  @Param("100000")
  @Bounds(min = 1, max = 1_000_000)
  int puts;

  @Benchmark
  public int fill(Losses losses) throws InterruptedException {
    PutRace race = new PutRace(() -> SharedMaps.create(design, 0), writers, DEADLINE);
    List<PutRace.Round> rounds = race.run(MAPS, puts);
    Evidence.keep("maps.txt", PutRace.table(rounds));
    if (SharedMaps.isSafe(design)) {
      PutRace.refuseFlaws(design, rounds);
    }
    losses.of(rounds);
    return rounds.size();
  }
}
