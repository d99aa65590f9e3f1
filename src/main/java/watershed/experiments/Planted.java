package watershed.experiments;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Question: does the laboratory see an effect that was put there, and survive a fork that fails?
 *
 * <p>Mechanism: every operation burns a known number of JMH's work tokens; {@code slower10} burns a
 * tenth more. The other plants fail in one known way each, and are measured only when named.
 *
 * <p>{@code -Dwatershed.planted.percent=10} makes any of them slower by a tenth, for {@code diff}.
 *
 * <p>Command: {@code run Planted -p plant=none,slower10}
 */
@Fork(1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 10, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
@Experiment(
    section = "0.1",
    question = "Does the laboratory recover a planted slowdown of 10 %",
    contender = "plant",
    baseline = "none",
    claims =
        @Claim(
            id = "0.1-planted-slowdown",
            says = "a tenth more work takes a tenth more time",
            rule = "the interval of the ratio slower10 / none contains 1.10 within 0.02"),
    grids = {
      @Grid(
          from = Preset.QUICK,
          vary = {"plant=none,slower10"})
    })
public class Planted {
  /** What is planted. */
  public enum Plant {
    none,
    slower10,
    throwsInSetup,
    throwsLater,
    crashes,
    exhaustsMemory,
    hangs,
    needsLaterJdk
  }

  // Long enough that the constant cost of a call into the burner does not dilute the tenth.
  private static final int TOKENS = 2000;
  private static final int OPERATIONS_BEFORE_FAULT = 20_000;

  /** Work that a side of a diff has more than the other, by a flag of its own. */
  private static final int MORE_PERCENT = Integer.getInteger("watershed.planted.percent", 0);

  @Param Plant plant;

  private int tokens;
  private int operations;
  private List<byte[]> kept;

  @Setup
  public void plant() {
    kept = new ArrayList<>();
    int percent = MORE_PERCENT + (plant == Plant.slower10 ? 10 : 0);
    tokens = TOKENS * (100 + percent) / 100;
    if (plant == Plant.throwsInSetup) {
      throw new IllegalStateException("planted: thrown by the set-up");
    }
    if (plant == Plant.needsLaterJdk) {
      throw new Unavailable("planted: needs a JDK that does not exist");
    }
  }

  @Benchmark
  public void burn() throws InterruptedException {
    Blackhole.consumeCPU(tokens);
    if (plant.compareTo(Plant.throwsLater) >= 0 && ++operations > OPERATIONS_BEFORE_FAULT) {
      fail();
    }
  }

  private void fail() throws InterruptedException {
    switch (plant) {
      case crashes -> Runtime.getRuntime().halt(42);
      case exhaustsMemory -> {
        while (true) {
          kept.add(new byte[1 << 24]);
        }
      }
      case hangs -> Thread.sleep(Long.MAX_VALUE);
      default -> throw new IllegalStateException("planted: thrown while measured");
    }
  }
}
