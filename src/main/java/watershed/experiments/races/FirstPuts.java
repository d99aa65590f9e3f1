package watershed.experiments.races;

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
import watershed.experiments.Experiment;
import watershed.experiments.Figure;
import watershed.experiments.Grid;
import watershed.experiments.Needs;
import watershed.experiments.Preset;
import watershed.experiments.races.outcomes.Chosen;
import watershed.experiments.races.outcomes.TwoPuts;
import watershed.subjects.SharedMaps;

/**
 * <b>Question:</b> how often is one of two puts lost that an empty map gets at once?
 *
 * <p><b>Mechanism:</b> the smallest race there is: by jcstress, two threads put a key each. The
 * table is made at the first put, so that one thread's table may replace the other's and its entry;
 * and the count of entries is read, then written. {@link LostUpdates} counts the same where a map
 * grows. To lose anything is forbidden to every design but the unlocked {@code HashMap}. The score
 * is the run's own length.
 *
 * <p><b>Command:</b> {@code ./run-benchmarks.sh run FirstPuts -p design=HashMap,RWLock}
 */
@Experiment(
    section = "1.4c",
    question = "How often is one of the first two puts lost that meet in an empty map",
    contender = "design",
    baseline = "ConcurrentHashMap",
    quickBlocks = 2,
    claims =
        @Claim(
            id = "1.4c-unlocked-first-writes",
            says = "Two concurrent writes without a lock lose one of them",
            figures =
                @Figure(
                    of = "perMillion({HashMap lostPuts}, {HashMap samples})",
                    name = "first puts lost that met in an empty map",
                    is = Figure.Relation.ABOVE,
                    threshold = 100,
                    unit = "per million")),
    grids = {
      @Grid(from = Preset.QUICK, vary = "design=HashMap,ConcurrentHashMap"),
      @Grid(from = Preset.STANDARD, vary = "millis=300"),
      @Grid(from = Preset.THOROUGH, vary = "millis=5000")
    })
@Needs(cpus = 2)
@Fork(1)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class FirstPuts extends SharedMap {
  /** How long puts meet. */
  @Param("300")
  @Bounds(min = 10, max = 60_000)
  int millis;

  @Benchmark
  public long meet(LostPuts seen) {
    Chosen.map(() -> SharedMaps.create(design, 0));
    Outcomes outcomes = Race.run(TwoPuts.class, millis);
    if (SharedMaps.isSafe(design)) {
      outcomes.refuseForbidden(design);
    }
    seen.of(outcomes);
    return outcomes.samples();
  }
}
