package watershed.experiments;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * <b>Question:</b> are crossovers found where arithmetic puts them?
 *
 * <p><b>Mechanism:</b> reads and writes come from the tapes of {@link Contention}, and burn JMH's
 * work tokens instead of touching a map: 1600 each ({@code flat}), or 400 a read and 4400 a write
 * ({@code rising}). At w % of writes the latter burns 400 + 40·w on average: as much as {@code
 * flat} at w = 1200 / 40 = 30, on any machine. {@link PlantedCost} has the other plants, and why
 * constant costs move no crossing by half a point; {@link PlantedCrossings} the shares.
 *
 * <p><b>Command:</b> {@code ./run-benchmarks.sh find PlantedCrossover --seed 1}
 */
@Experiment(
    section = "0.2",
    question = "Are crossovers found where arithmetic puts them",
    contender = "design",
    axis = "writes",
    baseline = "flat",
    heapMiB = 64,
    claims = {
      @Claim(
          id = "0.2-steep-crossing",
          says = "rising costs what flat does at 30 % writes: (1600 - 400) / (4400 - 400)",
          rule =
              "the interval of the crossing of rising / flat along writes has 30 %,"
                  + " rising the better below it"),
      @Claim(
          id = "0.2-shallow-crossing",
          says = "shallow costs what flat does at 45 % writes: (1600 - 1240) / (2040 - 1240)",
          rule =
              "the interval of the crossing of shallow / flat along writes has 45 %,"
                  + " shallow the better below it"),
      @Claim(
          id = "0.2-first-of-two",
          says = "twice costs what flat does at 12 % writes, and less from there on",
          rule =
              "the interval of the crossing of twice / flat along writes has 12 %,"
                  + " flat the better below it"),
      @Claim(
          id = "0.2-second-of-two",
          says = "twice costs what flat does at 60 % writes too, and more from there on",
          rule =
              "the interval of the crossing of twice / flat along writes has 60 %,"
                  + " twice the better below it"),
      @Claim(
          id = "0.2-tie",
          says = "tie costs what flat does at any share of writes",
          rule = "tie / flat comes out indifferent: nowhere told to differ by 0.03")
    },
    grids = {
      @Grid(
          from = Preset.STANDARD,
          vary = {"writes=5,30,80"})
    },
    find = @Find(lines = "threads=1", incumbent = "flat"))
@Fork(1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 10, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 50, time = 20, timeUnit = TimeUnit.MILLISECONDS)
public class PlantedCrossover {
  /** One operation: one call of the burner, whatever the plant. */
  @Benchmark
  public void operation(PlantedCrossoverState.Shared shared, PlantedCrossoverState.Worker worker) {
    Blackhole.consumeCPU(worker.nextTokens(shared.burden));
  }
}
