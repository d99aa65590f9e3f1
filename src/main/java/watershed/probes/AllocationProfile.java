package watershed.probes;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import one.profiler.AsyncProfiler;
import one.profiler.AsyncProfilerLoader;
import one.profiler.Counter;

/**
 * Where an action allocates, by async-profiler in this same JVM: the JVM reports about one object
 * per interval of allocated bytes, with its stack (JEP 331).
 */
public final class AllocationProfile {
  private final AsyncProfiler profiler;

  private AllocationProfile(AsyncProfiler profiler) {
    this.profiler = profiler;
  }

  /**
   * Loads async-profiler into this JVM.
   *
   * @throws IllegalStateException if there is none for this system or it can't be loaded; says why
   */
  public static AllocationProfile load() {
    if (!AsyncProfilerLoader.isSupported()) {
      throw new IllegalStateException(
          "async-profiler has no build for "
              + System.getProperty("os.name")
              + " on "
              + System.getProperty("os.arch"));
    }
    try {
      return new AllocationProfile(
          AsyncProfiler.getInstance(AsyncProfilerLoader.getAsyncProfilerPath().toString()));
    } catch (IOException | IllegalStateException | UnsatisfiedLinkError e) {
      throw new IllegalStateException("async-profiler can't be loaded: " + e.getMessage(), e);
    }
  }

  /**
   * Runs an action and returns its sampled stacks in the collapsed form, a line for each distinct
   * one: frames from the bottom up joined by semicolons, the allocated class last, a blank, and the
   * bytes that its samples stand for. The heaviest comes first.
   *
   * @param intervalBytes bytes from one sample to the next, on average. An object that takes more
   *     than a tenth of it is counted too low, since no two samples fall into one object
   * @throws IllegalStateException if the event can't be started; says why
   */
  public String of(int intervalBytes, Runnable action) {
    try {
      profiler.execute("start,event=alloc,alloc=" + intervalBytes);
      try {
        action.run();
      } finally {
        profiler.stop();
      }
    } catch (IOException e) {
      throw new IllegalStateException("async-profiler failed: " + e.getMessage(), e);
    }
    List<String> lines = new ArrayList<>(profiler.dumpCollapsed(Counter.TOTAL).lines().toList());
    lines.sort(Comparator.comparingLong((String line) -> AllocationSites.bytesOf(line)).reversed());
    return String.join("\n", lines);
  }

  /**
   * The same stacks as a flame graph: a page of HTML by async-profiler, which needs no network.
   *
   * @throws IllegalStateException if nothing was profiled yet, or it can't be drawn
   */
  public String flameGraph() {
    try {
      return profiler.execute("flamegraph,total");
    } catch (IOException e) {
      throw new IllegalStateException("async-profiler drew no flame graph: " + e.getMessage(), e);
    }
  }
}
