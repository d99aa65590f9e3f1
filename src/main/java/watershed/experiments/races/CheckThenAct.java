package watershed.experiments.races;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
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
import watershed.experiments.races.outcomes.InitialisedOnce;
import watershed.experiments.races.outcomes.OneWinner;
import watershed.subjects.LazyInit;

/**
 * <b>Question:</b> how often do two threads initialise the same key, by the way they look first?
 *
 * <p><b>Mechanism:</b> what was seen under a lock is out of date once the lock is let go of. By
 * jcstress, two callers ask some 10^5 times for a value that is not there; counted is how many
 * values were made, and whether both were given the same one. Only {@code SPLIT_LOCK} may differ:
 * of the others a forbidden outcome ends the fork. The score is the run's own length.
 *
 * <p><b>Command:</b> {@code ./run-benchmarks.sh run CheckThenAct -p variant=SPLIT_LOCK,ONE_LOCK}
 */
@Experiment(
    section = "4.2",
    question = "How often do two threads both initialise a key, by the way they check for it",
    contender = "variant",
    baseline = "ONE_LOCK",
    quickBlocks = 2,
    claims =
        @Claim(
            id = "4.2-split-lock-duplicates",
            says =
                "Get-then-put under a lock that is released in between duplicates initialisation",
            figures =
                @Figure(
                    of = "perMillion({SPLIT_LOCK duplicateInits}, {SPLIT_LOCK samples})",
                    name = "duplicates where two callers meet",
                    is = Relation.ABOVE,
                    // Of 10^5 samples with none the bound is 3/10^5: 30 of a million, not 1.
                    threshold = 100,
                    unit = "per million")),
    grids = {
      @Grid(from = Preset.FLASH, vary = "variant=SPLIT_LOCK"),
      @Grid(
          from = Preset.QUICK,
          vary = "variant=SPLIT_LOCK,ONE_LOCK,PUT_IF_ABSENT,COMPUTE_IF_ABSENT"),
      @Grid(from = Preset.STANDARD, vary = "millis=300"),
      @Grid(from = Preset.THOROUGH, vary = "millis=5000")
    })
@Needs(cpus = 2)
@Fork(1)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@State(Scope.Benchmark)
public class CheckThenAct {
  @Param LazyInit variant;

  /** How long callers meet. */
  @Param("300")
  @Bounds(min = 10, max = 60_000)
  int millis;

  @Benchmark
  public long meet(Initialisations seen) {
    Chosen.lazyMap(() -> variant.create(1));
    boolean mayWaste = variant.agrees() && !variant.makesOnce();
    Outcomes outcomes = Race.run(mayWaste ? OneWinner.class : InitialisedOnce.class, millis);
    if (variant.agrees()) {
      outcomes.refuseForbidden(variant.name());
    }
    seen.of(outcomes);
    return outcomes.samples();
  }
}
