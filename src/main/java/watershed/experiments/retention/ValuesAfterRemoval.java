package watershed.experiments.retention;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;
import watershed.experiments.Claim;
import watershed.experiments.Experiment;
import watershed.experiments.Figure;
import watershed.experiments.Grid;
import watershed.experiments.Preset;

/**
 * <b>Question:</b> can a value be reclaimed once its key was removed?
 *
 * <p><b>Mechanism:</b> a removal unlinks the entry or empties it, and a collection then finds the
 * value out of reach: weak references to it are cleared, which is what is counted. It stays where
 * the removal missed it (a key that changed, or goes by identity) or something else leads to it (an
 * iterator, a view of a map that was dropped, the weak key's own value). The score is the time of
 * one filling and removing.
 *
 * <p><b>Command:</b> {@code ./run-benchmarks.sh run ValuesAfterRemoval}
 */
@Experiment(
    section = "1.2",
    question = "Can a value be reclaimed once its key was removed",
    contender = "removal",
    baseline = "HASH_MAP",
    mostBlocks = 2,
    sizes = true,
    claims =
        @Claim(
            id = "1.2-deleted-values-stay",
            says = "A value that is a pointer can't be reclaimed after deletion",
            figures =
                @Figure(
                    of = "{* reachablePercent}",
                    name = "values still reachable after removal and collection",
                    is = Figure.Relation.ABOVE,
                    threshold = 50,
                    unit = "%")),
    grids = {
      @Grid(from = Preset.FLASH, vary = "removal=HASH_MAP"),
      @Grid(
          from = Preset.QUICK,
          vary =
              "removal=HASH_MAP,CONCURRENT_HASH_MAP,READ_DIRTY_MAP,MUTATED_KEYS,IDENTITY_KEYS,"
                  + "OPEN_ITERATORS,SUB_MAP_HELD,WEAK_KEYS"),
      @Grid(
          from = Preset.STANDARD,
          vary = {})
    })
@Fork(1)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class ValuesAfterRemoval {
  @Benchmark
  public Object fillAndRemove(ValueState state, ValueCounters recorded) {
    return state.fillAndRemove();
  }
}
