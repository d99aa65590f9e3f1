package watershed.experiments.creation;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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
 * <b>Question:</b> what does it cost a write to be guarded against a map never created?
 *
 * <p><b>Mechanism:</b> the JVM leaves {@code implicit} to the MMU: a load from a null map faults,
 * and the fault becomes the exception. The others test and branch, always the same way, and no
 * {@code Optional} is allocated once it is inlined. {@code eager} has no guard and bounds them all.
 *
 * <p><b>Command:</b> {@code ./run-benchmarks.sh run CreationGuard}
 */
@Experiment(
    section = "2.1",
    question = "What does a guard against a map that was never created cost a write that succeeds",
    contender = Experiment.METHOD,
    baseline = "implicit",
    controls = "eager",
    profilers = "gc",
    claims = {
      @Claim(
          id = "2.1-guard-is-a-test-and-branch",
          says = "A write to a nil map fails at a test and branch at its head: at most 1 ns",
          figures =
              @Figure(
                  of = "{explicitIf} - {eager}",
                  name = "cost of the test and branch",
                  is = Figure.Relation.BELOW,
                  threshold = 1,
                  unit = "ns/op")),
      @Claim(
          id = "2.1-any-guard-is-cheap",
          says = "A write to a nil map fails at its head, whatever looks there: at most 1 ns",
          rule = Claim.EVERY_CONTENDER,
          figures =
              @Figure(
                  of = "{*} - {eager}",
                  name = "cost of the guard",
                  is = Figure.Relation.BELOW,
                  threshold = 1,
                  unit = "ns/op"))
    },
    grids = {
      @Grid(from = Preset.FLASH, vary = "method=eager,explicitIf"),
      @Grid(from = Preset.QUICK, vary = "threads=1")
    })
@Fork(5)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class CreationGuard extends GuardedOwners {
  // Hazard: were the owner the same every time, its field could be read and guarded once for many.
  // Hazard: a guard without a write would be nothing. Each returns what its write gave.

  @Benchmark
  public @Nullable Object eager() {
    int i = next();
    return eager[i / KEYS].put(keys[i % KEYS], keys[0]);
  }

  @Benchmark
  public @Nullable Object implicit() {
    int i = next();
    return lazy[i / KEYS].putUnguarded(keys[i % KEYS], keys[0]);
  }

  @Benchmark
  public @Nullable Object explicitIf() {
    int i = next();
    return lazy[i / KEYS].putCreating(keys[i % KEYS], keys[0]);
  }

  @Benchmark
  public @Nullable Object requireNonNull() {
    int i = next();
    return lazy[i / KEYS].putRequired(keys[i % KEYS], keys[0]);
  }

  @Benchmark
  public @Nullable Object optional() {
    int i = next();
    return lazy[i / KEYS].putOptional(keys[i % KEYS], keys[0]);
  }
}
