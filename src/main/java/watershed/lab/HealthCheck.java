package watershed.lab;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import watershed.record.Finding;
import watershed.record.Health;
import watershed.record.ProfilerEvent;

/** Judges whether figures taken on this machine now would mean anything. */
public final class HealthCheck {
  private static final Path ROOT = Path.of("/");
  private static final int BURN_MILLIS = 500;

  private HealthCheck() {}

  /**
   * What a run looks at before and after: no other JVM is started, and it takes about 0.6 s, half a
   * second of which on all CPUs. Nothing that measures may run meanwhile.
   */
  public static Health quick() {
    return quick(ROOT, Runtime.getRuntime().availableProcessors());
  }

  /**
   * As {@link #quick()}, for a system whose files lie elsewhere.
   *
   * @param root the folder that stands for {@code /}
   * @param cpus logical CPUs that this process may use
   */
  static Health quick(Path root, int cpus) {
    SystemFiles files = new SystemFiles(root);
    LoadProbe load = LoadProbe.burn(files, cpus, BURN_MILLIS);
    Map<String, Check> checks = new LinkedHashMap<>();
    checks.put("CPUs", CpuChecks.count(cpus));
    checks.put("topology", CpuChecks::topology);
    checks.put("caches", CpuChecks::caches);
    checks.put("cache line", CpuChecks::lineSize);
    checks.put("SMT", CpuChecks::smt);
    checks.put("governor", CpuChecks::governor);
    checks.put("turbo", CpuChecks::turbo);
    checks.put("CPU quota", LimitChecks.cpuQuota(cpus));
    checks.put("memory limit", LimitChecks::memoryLimit);
    checks.put("memory available", LimitChecks::memoryAvailable);
    checks.put("swap", LimitChecks::swap);
    checks.put("huge pages", KernelChecks::hugePages);
    checks.put("steal", any -> load.steal());
    checks.put("other load", any -> load.others());
    checks.put("clock source", KernelChecks::clockSource);
    checks.put("timer", TimerCheck::look);
    checks.put("virtualisation", KernelChecks::virtualisation);
    checks.put("hardware counters", KernelChecks::counters);
    return new Health(Instant.now(), look(files, checks));
  }

  /**
   * All of {@link #quick()}, and what takes child JVMs: whether {@code @Contended} pads on each JDK
   * and which profiler events work on the running one. About 5 s and a second per JDK.
   *
   * @param jdks to look at
   */
  public static Health full(List<InstalledJdk> jdks) {
    List<Finding> findings = new ArrayList<>(quick().findings());
    findings.add(found(jdks));
    jdks.forEach(jdk -> findings.add(PaddingProbe.look(jdk)));
    findings.addAll(
        events(EventProbe.probe(JdkCatalogue.running(), EventProbe.events()), EventProbe.perf()));
    return new Health(Instant.now(), findings);
  }

  static Finding found(List<InstalledJdk> jdks) {
    String ids = jdks.stream().map(jdk -> jdk.jdk().id()).collect(Collectors.joining(", "));
    return jdks.isEmpty()
        ? Check.Outcome.invalid("none", "install a JDK of release 17 or later").about("JDKs")
        : Check.Outcome.fine(ids).about("JDKs");
  }

  /** One finding for what works, and one for all that fail for the same reason. */
  static List<Finding> events(List<ProfilerEvent> events, ProfilerEvent perf) {
    List<ProfilerEvent> all = new ArrayList<>(events);
    all.add(perf);
    List<Finding> findings = new ArrayList<>();
    List<ProfilerEvent> working = all.stream().filter(ProfilerEvent::works).toList();
    if (!working.isEmpty()) {
      findings.add(Check.Outcome.fine(names(working)).about("profiler events"));
    }
    Map<String, List<ProfilerEvent>> missing = new LinkedHashMap<>();
    for (ProfilerEvent event : all) {
      if (!event.works()) {
        missing.computeIfAbsent(event.reason(), r -> new ArrayList<>()).add(event);
      }
    }
    missing.forEach(
        (reason, group) -> {
          String instead =
              group.stream()
                  .map(ProfilerEvent::instead)
                  .distinct()
                  .collect(Collectors.joining("; "));
          findings.add(
              Check.Outcome.degrades(names(group) + ": " + reason, "use " + instead)
                  .about("events missing"));
        });
    return findings;
  }

  private static String names(List<ProfilerEvent> events) {
    return events.stream().map(ProfilerEvent::event).collect(Collectors.joining(", "));
  }

  /** Looks at each; a file of a form that a check does not understand is a finding too. */
  static List<Finding> look(SystemFiles files, Map<String, Check> checks) {
    List<Finding> findings = new ArrayList<>();
    checks.forEach((subject, check) -> findings.add(look(files, subject, check)));
    return findings;
  }

  private static Finding look(SystemFiles files, String subject, Check check) {
    try {
      return check.look(files).about(subject);
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      return new Finding(
          subject,
          Finding.Grade.DEGRADES,
          "not readable here: a value of unknown form (" + e.getMessage() + ")",
          "look at it by hand, and report the form to Watershed's makers");
    }
  }
}
