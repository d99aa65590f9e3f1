package watershed.experiments;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.ThreadParams;
import watershed.subjects.KeyDistribution;
import watershed.subjects.KeyIdentity;
import watershed.subjects.Mix;
import watershed.subjects.OperationTape;
import watershed.subjects.TapeRecipe;
import watershed.subjects.Workload;

/** What {@link PlantedCrossover} measures on: a plant, and one tape for each thread. */
public final class PlantedCrossoverState {
  /** Nothing is stored under them; a tape draws one for each operation all the same. */
  private static final int KEYS = 16;

  private PlantedCrossoverState() {}

  /** The plant, and what tapes are made from. */
  @State(Scope.Benchmark)
  public static class Shared {
    @Param public PlantedCost design;

    /** Percent. */
    @Param("30")
    @Bounds(max = 100)
    public double writes;

    PlantedCost.Burden burden;
    private Workload workload;

    /** Reckons what operations burn. */
    @Setup(Level.Trial)
    public void plant() {
      burden = design.burden(writes);
      TapeRecipe recipe = new TapeRecipe(KEYS, writes, 100, Mix.update, KeyDistribution.uniform);
      // Forks of one block have the same seed, as in Contention.
      long seed = Long.getLong("watershed.seed", 1);
      workload = new Workload(recipe, KeyIdentity.identical, seed);
    }
  }

  /** One thread's place on its tape. */
  @State(Scope.Thread)
  public static class Worker {
    OperationTape tape;
    private long position;
    private long positionBefore;

    /** Makes the tape. */
    @Setup(Level.Trial)
    public void windTape(Shared shared, ThreadParams thread) {
      tape = shared.workload.driver(thread.getThreadIndex()).tape();
    }

    /** Tokens of the tape's next operation. */
    int nextTokens(PlantedCost.Burden burden) {
      long now = position;
      position = now + 1;
      return burden.tokens(OperationTape.kind(tape.at(now)) != OperationTape.GET, now);
    }

    /** Marks where the iteration begins. */
    @Setup(Level.Iteration)
    public void mark() {
      positionBefore = position;
    }

    /** Counts what the iteration did, from the tape and after the loop. */
    @TearDown(Level.Iteration)
    public void count(Realised realised) {
      realised.writes = tape.writes(positionBefore, position);
      realised.reads = position - positionBefore - realised.writes;
    }
  }

  /** What was really done, beside every score; JMH adds these up over threads. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class Realised {
    public long reads;
    public long writes;
  }
}
