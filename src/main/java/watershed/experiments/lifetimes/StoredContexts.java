package watershed.experiments.lifetimes;

import static watershed.experiments.Figure.Relation.ABOVE;

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
import watershed.experiments.Needs;
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
    claims = {
      @Claim(
          id = "3.3-stored-context-leaks-goroutine",
          says = "A request's context that is kept in a map leaks a goroutine each",
          goTruth = ContextFigures.GO_TRUTH,
          figures =
              @Figure(
                  of = ContextFigures.THREADS_LEFT,
                  name = "threads left per request",
                  is = ABOVE,
                  threshold = 0.9,
                  unit = "threads per request")),
      @Claim(
          id = "3.3-leaks-memory",
          says = "A request's context that is kept in a map leaks: read as, its memory",
          goTruth = ContextFigures.GO_TRUTH,
          figures =
              @Figure(
                  of = ContextFigures.BYTES_KEPT,
                  name = "bytes kept per abandoned request, of its context's",
                  is = ABOVE,
                  threshold = 0.9,
                  unit = "ratio")),
      @Claim(
          id = "3.3-cancelled-stays-queued",
          says = "A request's context that is kept leaks: read as, its timer, although cancelled",
          figures =
              @Figure(
                  of = ContextFigures.TASKS_QUEUED,
                  name = "tasks in the timer's queue per cancelled request",
                  is = ABOVE,
                  threshold = 0.9,
                  unit = "tasks per request"))
    },
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
public class StoredContexts extends KeptContexts {
  @Benchmark
  public int serve(ContextsLeft left) {
    return served.serve(requests);
  }
}
