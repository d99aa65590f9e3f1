package watershed.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import one.profiler.AsyncProfilerLoader;
import watershed.record.BadInput;
import watershed.record.Nearest;
import watershed.record.ProfilerEvent;

/**
 * Finds out which of async-profiler's events work here, by sampling with each. Its own list of
 * events is fixed, and some of them start without an error yet never take a sample.
 */
public final class EventProbe {
  static final String COUNTERS =
      "the event cpu or itimer for where time goes; for misses, bare metal";

  /** Every event that is known, with what serves in its place where it does not work. */
  private static final Map<String, String> EVENTS = new LinkedHashMap<>();

  static {
    EVENTS.put("cpu", "the event itimer");
    EVENTS.put("itimer", "the event ctimer or wall");
    EVENTS.put("ctimer", "the event itimer");
    EVENTS.put("wall", "the event cpu or itimer");
    EVENTS.put("alloc", "JMH's -prof gc, which counts bytes per operation");
    EVENTS.put("lock", "the event wall, which shows waiting threads");
    EVENTS.put("nativemem", "the JVM's -XX:NativeMemoryTracking=summary");
    EVENTS.put("cache-misses", COUNTERS);
    EVENTS.put("L1-dcache-load-misses", COUNTERS);
    EVENTS.put("LLC-load-misses", COUNTERS);
    EVENTS.put("cycles", "the event cpu or itimer");
    EVENTS.put("instructions", "the event cpu or itimer");
    EVENTS.put("branch-misses", COUNTERS);
  }

  private static final Pattern NAME = Pattern.compile("[\\w.:/=-]+");
  private static final String PERF = "perf stat";
  private static final int SECONDS_PER_EVENT = 10;

  private EventProbe() {}

  /** The events that can be asked about, in the order in which they are listed to users. */
  public static List<String> events() {
    return List.copyOf(EVENTS.keySet());
  }

  /** Whether one event works. As {@link #probe(InstalledJdk, List)}. */
  public static ProfilerEvent probe(InstalledJdk jdk, String event) {
    return probe(jdk, List.of(event)).get(0);
  }

  /**
   * Tries events in a child JVM, a fifth of a second each.
   *
   * @param jdk to try on
   * @param events some of {@link #events()}, or any other that perf may know, such as {@code
   *     page-faults} or {@code r01c2}
   * @return one result per event, in that order
   * @throws BadInput if an event is no name of one, or a known one misspelt
   */
  public static List<ProfilerEvent> probe(InstalledJdk jdk, List<String> events) {
    for (String event : events) {
      boolean known = EVENTS.containsKey(event);
      if (!known && (Nearest.isSlip(event, EVENTS.keySet()) || !NAME.matcher(event).matches())) {
        throw new BadInput(
            "no event '"
                + event
                + "'"
                + Nearest.hint(event, EVENTS.keySet())
                + "; there are "
                + String.join(", ", EVENTS.keySet())
                + ", and those of perf");
      }
    }
    String library;
    try {
      library = library().toString();
    } catch (BadInput e) {
      return events.stream().map(event -> failed(event, String.valueOf(e.getMessage()))).toList();
    }
    Map<String, ProfilerEvent> results = new LinkedHashMap<>();
    while (results.size() < events.size()) {
      List<String> pending = events.stream().filter(e -> !results.containsKey(e)).toList();
      results.putAll(tryInOneChild(jdk.java(), library, pending));
    }
    return events.stream().map(results::get).toList();
  }

  /**
   * async-profiler's native library, unpacked from the jar to the user's cache on first use.
   *
   * @throws BadInput if there is none for this system, or it cannot be unpacked
   */
  static Path library() {
    try {
      if (!AsyncProfilerLoader.isSupported()) {
        throw new BadInput(
            "async-profiler has no build for "
                + System.getProperty("os.name")
                + " on "
                + System.getProperty("os.arch"));
      }
      return AsyncProfilerLoader.getAsyncProfilerPath();
    } catch (IOException | IllegalStateException e) {
      throw new BadInput("async-profiler's library cannot be unpacked: " + e.getMessage(), e);
    }
  }

  /** Whether {@code perf stat} counts instructions. */
  public static ProfilerEvent perf() {
    ChildJvm.Ending ending;
    try {
      ending =
          ChildJvm.run(
              List.of("perf", "stat", "-x", ",", "-e", "instructions", "true"), SECONDS_PER_EVENT);
    } catch (BadInput e) {
      return noPerf("perf is not installed");
    }
    return judgePerf(ending);
  }

  static ProfilerEvent judgePerf(ChildJvm.Ending ending) {
    if (ending.timedOut()) {
      return noPerf("perf did not end within " + SECONDS_PER_EVENT + " s");
    }
    for (PerfStat.Count count : PerfStat.parse(ending.lines())) {
      if (count.event().equals("instructions")) {
        return count.value() > 0
            ? new ProfilerEvent(PERF, true, Math.round(count.value()), "", "")
            : noPerf("perf counts no instructions here: " + count.missing());
      }
    }
    return noPerf(
        "perf ended with code " + ending.exit() + ": " + String.join(" ", ending.lines()));
  }

  private static ProfilerEvent noPerf(String reason) {
    return new ProfilerEvent(PERF, false, 0, reason, "async-profiler's events cpu or itimer");
  }

  private static Map<String, ProfilerEvent> tryInOneChild(
      Path java, String library, List<String> events) {
    List<String> arguments = new ArrayList<>();
    arguments.add(library);
    arguments.addAll(events);
    return judge(
        events,
        ChildJvm.run(
            java, EventProbeChild.class, arguments, SECONDS_PER_EVENT * (1 + events.size())));
  }

  /**
   * Results of a child that may have died on the way: then of the events up to the one that it died
   * of, so always of one at least.
   */
  static Map<String, ProfilerEvent> judge(List<String> events, ChildJvm.Ending ending) {
    Map<String, ProfilerEvent> results = new LinkedHashMap<>();
    for (String[] fields : ending.marked()) {
      String event = fields[0];
      long samples = Long.parseLong(fields[1]);
      if (samples > 0) {
        results.put(event, new ProfilerEvent(event, true, samples, "", ""));
      } else {
        String reason = fields[2].isEmpty() ? "it starts, but takes no sample" : fields[2];
        results.put(event, failed(event, reason + kernelSays(fields[2], ending)));
      }
    }
    for (String event : events) {
      if (!results.containsKey(event)) {
        String last = ending.lines().isEmpty() ? "" : ": " + ending.lines().get(0).strip();
        results.put(
            event,
            failed(
                event,
                ending.timedOut()
                    ? "the JVM hung while it was sampled"
                    : "the JVM ended with code " + ending.exit() + " while it was sampled" + last));
        break;
      }
    }
    return results;
  }

  /** async-profiler prints the kernel's own word apart from its error. */
  private static String kernelSays(String error, ChildJvm.Ending ending) {
    if (!error.startsWith("Perf events unavailable")) {
      return "";
    }
    return ending.lines().stream()
        .filter(line -> line.contains("perf_event_open") && line.contains("failed: "))
        .findFirst()
        .map(line -> ": the kernel says '" + line.replaceAll(".*failed: ", "").strip() + "'")
        .orElse("");
  }

  private static ProfilerEvent failed(String event, String reason) {
    return new ProfilerEvent(event, false, 0, reason, EVENTS.getOrDefault(event, COUNTERS));
  }
}
