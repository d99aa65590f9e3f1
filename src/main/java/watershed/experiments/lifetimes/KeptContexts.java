package watershed.experiments.lifetimes;

import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.BenchmarkParams;
import watershed.experiments.Bounds;
import watershed.experiments.OneThread;

/** The requests that {@link StoredContexts} serves, and what holds their contexts. */
@State(Scope.Benchmark)
public abstract class KeptContexts {
  @Param public StoredContext way;

  @Param({"abandoned", "cancelled"})
  public String ending;

  @Param({"1000", "10000"})
  @Bounds(min = 1, max = 100_000)
  public int requests;

  @Param(ContextFigures.CONTEXT_BYTES)
  @Bounds(min = 1, max = 1 << 20)
  public int contextBytes;

  Requests served;

  @Setup(Level.Iteration)
  public void open(BenchmarkParams params) {
    OneThread.require(params);
    served = Requests.open(way::open, Requests.Ending.valueOf(ending), contextBytes);
  }
}
