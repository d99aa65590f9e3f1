package watershed.experiments.lifetimes;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;
import watershed.experiments.Bounds;
import watershed.experiments.Claim;
import watershed.experiments.Experiment;
import watershed.experiments.Figure;
import watershed.experiments.Grid;
import watershed.experiments.Needs;
import watershed.experiments.OneThread;
import watershed.experiments.Preset;
import watershed.experiments.VirtualThreadStarter;

/**
 * <b>Question:</b> what does a request leave behind whose context something goes on to hold?
 *
 * <p><b>Mechanism:</b> a map, a timer's queue and a thread's own map hold memory; only a thread
 * that was started to wait for the request's end is a thread more. Requests are begun and ended one
 * after the other; {@code ending=abandoned} leaves what was stored, {@code cancelled} gives it
 * back, as far as the way allows. {@link ContextsLeft} then counts threads in a thread dump,
 * contexts that weak references still reach, tasks queued, and bytes. The claim's own reading is
 * {@code SCHEDULED}: Go's context with a deadline is a timer that refers to it.
 *
 * <p><b>Command:</b> {@code ./run-benchmarks.sh run StoredContexts --jdk 25 -p requests=10000}
 */
@Experiment(
    section = "3.3",
    question = "What does a request leave behind whose context is kept",
    contender = "way",
    baseline = "SCHEDULED",
    sizes = true,
    mostBlocks = 2,
    claims =
        @Claim(
            id = "3.3-stored-context-leaks-goroutine",
            says = "A request's context that is kept in a map leaks a goroutine each",
            goTruth = "It leaks memory, not goroutines",
            figures =
                @Figure(
                    of = "{* leakedThreads} / {* endedRequests}",
                    name = "threads left per request",
                    is = Figure.Relation.ABOVE,
                    threshold = 0.9,
                    unit = "threads per request")),
    grids = {
      @Grid(from = Preset.FLASH, vary = "way=SCHEDULED"),
      @Grid(from = Preset.QUICK, vary = "ending=abandoned"),
      @Grid(
          from = Preset.QUICK,
          vary = {"ending=cancelled", "way=SCHEDULED,SCHEDULED_REMOVING"}),
      @Grid(from = Preset.STANDARD, vary = "ending=cancelled"),
      @Grid(
          from = Preset.STANDARD,
          vary = {
            "ending=abandoned,cancelled",
            "requests=10000",
            "way=MAP,SCHEDULED,SCHEDULED_REMOVING,OR_TIMEOUT,THREAD_LOCAL,PARKED_VIRTUAL"
          })
    })
@Needs(contender = "PARKED_VIRTUAL", jdk = VirtualThreadStarter.SINCE_JDK)
@Fork(2)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@State(Scope.Benchmark)
public class StoredContexts {
  @Param StoredContext way;

  @Param({"abandoned", "cancelled"})
  String ending;

  @Param({"1000", "10000"})
  @Bounds(min = 1, max = 100_000)
  int requests;

  @Param("4096")
  @Bounds(min = 1, max = 1 << 20)
  int contextBytes;

  Requests served;

  @Setup(Level.Iteration)
  public void open(BenchmarkParams params) {
    OneThread.require(params);
    served = Requests.open(way::open, Requests.Ending.valueOf(ending), contextBytes);
  }

  @Benchmark
  public int serve(ContextsLeft left) {
    return served.serve(requests);
  }
}
