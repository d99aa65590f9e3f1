package watershed.lab;

import java.util.Set;
import watershed.record.ProfilerEvent;

/**
 * What a profile is of: one of async-profiler's events, or one of JMH's profilers over perf.
 *
 * @param name as users type it
 */
public record ProfileEvent(String name) {
  private static final Set<String> PERF = Set.of("perfnorm", "perfasm");
  private static final Set<String> TIMED = Set.of("cpu", "itimer", "ctimer");

  /**
   * Whether it works, by trying it out in a child JVM.
   *
   * @throws watershed.record.BadInput if there is no such event
   */
  public ProfilerEvent probe(InstalledJdk jdk) {
    return isSampled() ? EventProbe.probe(jdk, name) : EventProbe.perf();
  }

  /** Whether it leaves sampled stacks, by async-profiler. */
  public boolean isSampled() {
    return !PERF.contains(name);
  }

  /** Whether the top of a stack is the class that was asked for, with its site below. */
  public boolean topIsClass() {
    return name.equals("alloc") || name.equals("lock") || name.equals("nativemem");
  }

  /** Option of JMH's profiler that sets how often to sample; empty for the event's own default. */
  String interval() {
    return TIMED.contains(name) ? ";interval=1000000" : "";
  }

  /** What one sample stands for; empty where there are none. */
  public String unit() {
    if (TIMED.contains(name)) {
      return "one per 1 ms of CPU time, or per tick of the kernel where that is rarer";
    }
    return switch (name) {
      case "perfnorm", "perfasm" -> "";
      case "wall" -> "a moment of one thread each, waiting or running";
      case "alloc" -> "about one per 512 KiB allocated";
      case "lock" -> "contended entries into a lock";
      case "nativemem" -> "native allocations";
      default -> "each a fixed number of events";
    };
  }

  /** The likeliest reason for an empty profile of an event that does work here. */
  public String whyNoSamples() {
    return switch (name) {
      case "lock" -> "no thread had to wait for a lock; give it 2 or more threads (--threads)";
      case "alloc" -> "it allocates too little to be sampled; 'alloc' takes one per 512 KiB";
      case "nativemem" -> "it allocates no native memory while it is measured";
      default -> "the fork was too short; give it more time (--seconds)";
    };
  }
}
