package watershed.lab;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import watershed.record.Finding;
import watershed.record.ProfilerEvent;

/**
 * What counts cache misses here: perf where it can, else async-profiler, else nothing.
 *
 * @param perf whether it is perf; it counts all events in one fork, and loses none of them
 * @param events that can be counted, of {@link #WANTED}; none where nothing can
 * @param findings what works, and what does not with the reason
 */
record CounterSource(boolean perf, List<String> events, List<Finding> findings) {
  /** perf's names, which are async-profiler's too, and those of the metrics. */
  static final List<String> WANTED =
      List.of("cache-misses", "L1-dcache-load-misses", "LLC-load-misses");

  private static final int SECONDS = 10;

  CounterSource {
    events = List.copyOf(events);
    findings = List.copyOf(findings);
  }

  /** Tries out what there is, in child processes; some seconds. */
  static CounterSource find(InstalledJdk jdk) {
    ProfilerEvent perf = EventProbe.perf();
    if (perf.works()) {
      ChildJvm.Ending ending =
          ChildJvm.run(
              List.of("perf", "stat", "-x", ",", "-e", String.join(",", WANTED), "true"), SECONDS);
      List<ProfilerEvent> events = ofPerf(ending.lines());
      return new CounterSource(true, working(events), HealthCheck.events(events, perf));
    }
    List<ProfilerEvent> events = EventProbe.probe(jdk, WANTED);
    return new CounterSource(false, working(events), HealthCheck.events(events, perf));
  }

  /** What perf said of each event, by its lines. */
  static List<ProfilerEvent> ofPerf(List<String> lines) {
    List<PerfStat.Count> counts = PerfStat.parse(lines);
    List<ProfilerEvent> events = new ArrayList<>();
    for (String event : WANTED) {
      double sum = 0;
      Set<String> missing = new LinkedHashSet<>();
      boolean counted = false;
      for (PerfStat.Count count : counts) {
        if (count.event().equals(event)) {
          sum += count.value();
          counted |= count.counted();
          missing.add(count.missing());
        }
      }
      missing.remove("");
      String reason =
          "perf: " + (missing.isEmpty() ? "no line for it" : String.join(", ", missing));
      events.add(
          counted
              ? new ProfilerEvent(event, true, Math.round(sum), "", "")
              : new ProfilerEvent(event, false, 0, reason, EventProbe.COUNTERS));
    }
    return events;
  }

  private static List<String> working(List<ProfilerEvent> events) {
    return events.stream().filter(ProfilerEvent::works).map(ProfilerEvent::event).toList();
  }
}
