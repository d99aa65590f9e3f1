package watershed.experiments.creation;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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
import watershed.experiments.Bounds;
import watershed.experiments.Experiment;
import watershed.experiments.Grid;
import watershed.experiments.Preset;

/**
 * <b>Question:</b> what does it cost to write to a map that cannot be written to?
 *
 * <p><b>Mechanism:</b> an exception is an object, a walk of the stack to fill it, and a search for
 * the frame that catches it; walk and search grow with {@code frames}, which lie between the write
 * and the {@code catch}. Flags of the JVM leave out the walk ({@link WriteFailure}), and {@link
 * FailureSeen} records whether they did.
 *
 * <p><b>Command:</b> {@code ./run-benchmarks.sh run FailurePath -p frames=0,64}
 */
@Experiment(
    section = "2.1",
    question = "What does a write cost that fails since the map was never created",
    contender = "failure",
    baseline = "NULL_POINTER",
    controls = "NONE",
    profilers = "gc",
    mostBlocks = 2,
    grids = {@Grid(from = Preset.STANDARD, vary = "frames=0,64")})
@Fork(3)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Thread)
public class FailurePath {
  private static final Integer KEY = 1;
  private static final int SUCCEEDING = 20_000;

  @Param WriteFailure failure;

  @Param({"0", "64"})
  @Bounds(max = 512)
  int frames;

  private @Nullable Map<Integer, Integer> map;

  /**
   * Takes the map.
   *
   * @throws IllegalStateException if this JVM was not started with the contender's flags
   */
  @Setup
  public void prepare() {
    requireFlags(failure);
    // Hazard: where a receiver was null from the first call on, the compiler of JDK 17 leaves the
    // call to the interpreter for good. Writes fail where others have succeeded.
    map = new HashMap<>();
    for (int i = 0; i < SUCCEEDING; i++) {
      descend(frames);
    }
    map = failure.map();
  }

  @Benchmark
  public @Nullable Object write(FailureSeen seen) {
    try {
      return descend(frames);
    } catch (NullPointerException | UnsupportedOperationException e) {
      // Hazard: an exception that goes nowhere need not be made at all.
      seen.last = e;
      return e;
    }
  }

  @SuppressWarnings("NullAway") // that it may be null is what is measured
  private @Nullable Object descend(int below) {
    // Hazard: what a call returns straight away is no frame to a compiler that sees it. This call
    // is one of itself, which HotSpot inlines once and then makes.
    return below > 0 ? descend(below - 1) : map.put(KEY, KEY);
  }

  private static void requireFlags(WriteFailure failure) {
    HotSpotDiagnosticMXBean jvm =
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    for (String flag : failure.jvmFlags()) {
      boolean wanted = flag.charAt("-XX:".length()) == '+';
      String name = flag.substring("-XX:+".length());
      if (Boolean.parseBoolean(jvm.getVMOption(name).getValue()) != wanted) {
        throw new IllegalStateException(failure + " is measured with -jvmArgs " + flag);
      }
    }
  }
}
