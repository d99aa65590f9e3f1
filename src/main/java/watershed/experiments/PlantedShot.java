package watershed.experiments;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Question: does a single shot run in the JVM that its contender asks for, and does what it saw
 * come home?
 *
 * <p>Mechanism: every shot looks which collectors its JVM has; {@code serial} asks for those of the
 * serial one in place of the suite's. Their names are the fork's evidence. {@code forbidden} sees
 * what no design may allow, keeps what it saw, and is measured only when named.
 *
 * <p>Command: {@code run PlantedShot}
 */
@Experiment(
    section = "0.4",
    question = "Does a single shot run in the JVM that its contender asks for",
    contender = "way",
    baseline = "suite",
    heapMiB = 64,
    mostBlocks = 2,
    claims =
        @Claim(
            id = "0.4-planted-flags",
            says = "a contender that asks for the serial collector gets its two",
            figures =
                @Figure(
                    of = "{serial serialCollectors} - {suite serialCollectors}",
                    name = "serial collectors that it has, less those of one that does not ask",
                    is = Figure.Relation.ABOVE,
                    threshold = 1,
                    unit = "collectors")),
    grids = @Grid(from = Preset.QUICK, vary = "way=suite,serial"))
@Fork(1)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 2)
@State(Scope.Benchmark)
public class PlantedShot {
  private static final Set<String> SERIAL = Set.of("Copy", "MarkSweepCompact");

  /** What is planted. */
  public enum Way implements Flagged {
    suite(List.of()),
    serial(List.of("-XX:+UseSerialGC")),
    forbidden(List.of());

    private final List<String> flags;

    Way(List<String> flags) {
      this.flags = flags;
    }

    @Override
    public List<String> jvmFlags() {
      return flags;
    }
  }

  @Param Way way;

  /** What one shot saw. */
  @AuxCounters(AuxCounters.Type.EVENTS)
  @State(Scope.Thread)
  public static class Seen {
    /** How many of the JVM's collectors are the serial one's. */
    public int serialCollectors;
  }

  @Benchmark
  public int shot(Seen seen) {
    if (way == Way.forbidden) {
      Evidence.keep("seen.txt", "what must not be\n");
      throw new Forbidden("planted: a shot saw what must not be");
    }
    seen.serialCollectors = (int) collectors().stream().filter(SERIAL::contains).count();
    return seen.serialCollectors;
  }

  @TearDown(Level.Trial)
  public void tell() {
    Evidence.keep("collectors.txt", String.join("\n", collectors()) + "\n");
  }

  private static List<String> collectors() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .map(GarbageCollectorMXBean::getName)
        .toList();
  }
}
