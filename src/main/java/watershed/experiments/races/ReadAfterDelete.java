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
import watershed.experiments.Figure.Relation;
import watershed.experiments.Grid;
import watershed.experiments.Needs;
import watershed.experiments.Preset;
import watershed.experiments.races.outcomes.Chosen;
import watershed.subjects.SharedMaps;

/**
 * <b>Question:</b> can a load return a value that was deleted?
 *
 * <p><b>Mechanism:</b> by jcstress, one thread removes the only entry, another reads a flag and
 * then the entry. Where the flag is volatile and raised after the removal, the removal happens
 * before the load, and to find the value is forbidden to every design. A plain flag orders nothing,
 * whatever this CPU does with it. The score is the run's own length.
 *
 * <p><b>Control:</b> where the flag is raised before the removal, what a load finds need not be
 * deleted yet, and nothing is claimed of it. If even there nothing is found, the two never met, and
 * that nothing is found after the delete says nothing.
 *
 * <p><b>Command:</b> {@code ./run-benchmarks.sh run ReadAfterDelete -p
 * order=ORDERED,RACY,UNDER_WAY}
 */
@Experiment(
    section = "4.3",
    question = "How often does a load find what was deleted",
    contender = "design",
    baseline = "ConcurrentHashMap",
    quickBlocks = 2,
    claims = {
      @Claim(
          id = "4.3-load-after-delete",
          says = "A load may return a deleted value: read as, when the delete happened before it",
          figures =
              @Figure(
                  of =
                      "where({* staleReads order=UNDER_WAY}, 0,"
                          + " perMillion({* staleReads order=ORDERED}, {* flagsSeen"
                          + " order=ORDERED}))",
                  name = "deleted values found, of loads that saw the flag",
                  is = Relation.ABOVE,
                  threshold = StaleReads.THRESHOLD,
                  unit = "per million")),
      @Claim(
          id = "4.3-load-unordered",
          says =
              "A load may return a deleted value: read as, when it was told of the delete and"
                  + " nothing orders the two, as the memory model allows: seen at all on this CPU",
          figures =
              @Figure(
                  of = "perMillion({* staleReads order=RACY}, {* flagsSeen order=RACY})",
                  name = "deleted values found by a racy load",
                  is = Relation.SEEN_ABOVE,
                  threshold = 0,
                  unit = "per million"))
    },
    grids = {
      @Grid(from = Preset.FLASH, vary = "design=ConcurrentHashMap"),
      @Grid(
          from = Preset.QUICK,
          vary = {"order=ORDERED,RACY,UNDER_WAY", "design=ConcurrentHashMap,ReadDirtyMap"}),
      @Grid(from = Preset.STANDARD, vary = "order=ORDERED,RACY,UNDER_WAY"),
      @Grid(
          from = Preset.THOROUGH,
          vary = {"order=ORDERED,RACY,UNDER_WAY", "millis=5000"})
    })
@Needs(cpus = 2)
@Fork(1)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class ReadAfterDelete extends SharedMap {
  @Param DeleteOrder order;

  /** How long deletes and loads meet. */
  @Param("300")
  @Bounds(min = 10, max = 60_000)
  int millis;

  @Benchmark
  public long meet(StaleReads seen) {
    Chosen.map(() -> SharedMaps.create(design, 1));
    Outcomes outcomes = Race.run(order.test(), millis);
    // Of the plain HashMap too: it is the flag that orders, not the map.
    outcomes.refuseForbidden(design);
    seen.of(outcomes);
    return outcomes.samples();
  }
}
