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
 * <b>Question:</b> what does a map keep of its own when most of its entries are gone?
 *
 * <p><b>Mechanism:</b> a table is as long as the most entries ever needed, and no removal makes it
 * shorter. What hangs in it (nodes, index levels, branches) goes with the entries; but the
 * read/dirty map's removals only empty its slots. A map is filled, read, and shrunk. Its bytes are
 * its own: keys and values, made beforehand, do not count. The score is one iteration over what is
 * left, by code that is warm.
 *
 * <p><b>Command:</b> {@code ./run-benchmarks.sh run TableAfterRemoval -p action=REMOVE_99,CLEAR}
 */
@Experiment(
    section = "1.1",
    question = "What does a map keep when 99 % of its entries are removed",
    contender = "map",
    baseline = "HASH_MAP",
    heapMiB = 768,
    mostBlocks = 2,
    sizes = true,
    claims = {
      @Claim(
          id = "1.1-tables-never-shrink",
          says = "After deleting 99 % of the entries a map still takes what it took at its peak",
          goTruth = "1 M ints: 40.15 MB before, 40.15 MB after",
          figures =
              @Figure(
                  of =
                      "{* retainedBytes action=REMOVE_99 n=most}"
                          + " / {* peakBytes action=REMOVE_99 n=most}",
                  name = "own bytes after removing 99 %, of those at the peak",
                  is = Figure.Relation.ABOVE,
                  threshold = 0.9,
                  unit = "ratio")),
      @Claim(
          id = "1.1-bucket-array-stays",
          says = "After deleting 99 % of the entries the bucket array stays at its peak",
          goTruth = "1 M ints: 40.15 MB before, 40.15 MB after",
          figures =
              @Figure(
                  of =
                      "{HASH_MAP arrayBytes action=REMOVE_99 n=most}"
                          + " / {HASH_MAP peakArrayBytes action=REMOVE_99 n=most}",
                  name = "HashMap's table after removing 99 %, of that at the peak",
                  is = Figure.Relation.ABOVE,
                  threshold = 0.9,
                  unit = "ratio"))
    },
    grids = {
      @Grid(from = Preset.FLASH, vary = "map=HASH_MAP"),
      @Grid(from = Preset.QUICK, vary = "n=100000"),
      @Grid(
          from = Preset.STANDARD,
          vary = {"n=10000,100000", TableAfterRemoval.ACTIONS}),
      @Grid(from = Preset.STANDARD, vary = "n=1000000"),
      @Grid(
          from = Preset.THOROUGH,
          vary = {"n=1000000", TableAfterRemoval.ACTIONS})
    })
@Fork(1)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class TableAfterRemoval {
  static final String ACTIONS = "action=REMOVE_99,REMOVE_0,REMOVE_50,REMOVE_100,CLEAR,COPY";

  @Benchmark
  public long iterate(TableState state, TableCounters recorded) {
    return state.left.sumOfKeys();
  }
}
