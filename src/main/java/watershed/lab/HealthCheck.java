package watershed.lab;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import watershed.record.Finding;
import watershed.record.Health;

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
