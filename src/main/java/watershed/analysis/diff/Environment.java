package watershed.analysis.diff;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import watershed.record.Finding;
import watershed.record.Health;
import watershed.record.Jdk;
import watershed.record.JmhSetting;
import watershed.record.Machine;
import watershed.record.Run;
import watershed.record.Windows;

/**
 * Under what a side was measured.
 *
 * @param facts what is known
 */
public record Environment(Map<EnvironmentFact, String> facts) {
  /** Flags of the suite's own that differ from block to block. */
  private static final String OWN = "-Dwatershed.";

  /** Begins what a health check says of a file that this machine does not have. */
  private static final String UNREADABLE = "not readable here";

  /** Ends what a health check says of a quota: a count that grows, and is no setting. */
  private static final Pattern SO_FAR = Pattern.compile(", \\d+ periods throttled so far$");

  public Environment {
    EnumMap<EnvironmentFact, String> known = new EnumMap<>(EnvironmentFact.class);
    facts.forEach(
        (fact, value) -> {
          if (!value.isBlank()) {
            known.put(fact, value);
          }
        });
    facts = Collections.unmodifiableMap(known);
  }

  /** That of a result in a file of JMH, which tells nothing of the machine. */
  static Environment of(JmhSetting setting) {
    EnumMap<EnvironmentFact, String> facts = new EnumMap<>(EnvironmentFact.class);
    facts.put(EnvironmentFact.FLAGS, flags(setting.jvmArgs()));
    facts.put(EnvironmentFact.BATCH, Integer.toString(setting.batch()));
    facts.put(EnvironmentFact.JDK, (setting.jdk() + " " + setting.vm()).strip());
    facts.put(EnvironmentFact.JMH, setting.jmh());
    facts.put(
        EnvironmentFact.ROUNDS,
        setting.warmup().isEmpty() && setting.measurement().isEmpty()
            ? ""
            : setting.warmup() + ", then " + setting.measurement());
    return new Environment(facts);
  }

  /**
   * That of a run of the suite.
   *
   * @param jdk that its forks ran on
   * @param windows of the forks of a cell
   */
  static Environment of(Run run, Machine machine, Jdk jdk, Windows windows) {
    EnumMap<EnvironmentFact, String> facts = new EnumMap<>(EnvironmentFact.class);
    Health before = run.before();
    if (before != null) {
      Map<String, String> observed =
          before.findings().stream()
              .collect(Collectors.toMap(Finding::subject, Finding::observed, (a, b) -> a));
      for (EnvironmentFact fact : EnvironmentFact.values()) {
        String value = observed.getOrDefault(fact.label(), "");
        facts.put(fact, value.startsWith(UNREADABLE) ? "" : SO_FAR.matcher(value).replaceFirst(""));
      }
    }
    facts.put(
        EnvironmentFact.CPU,
        machine.cpu() + ", " + machine.microarchitecture() + ", " + machine.cpus() + " CPUs");
    facts.put(EnvironmentFact.KERNEL, machine.os());
    facts.put(EnvironmentFact.FLAGS, flags(run.jvmArgs()));
    facts.put(EnvironmentFact.CODE, run.code());
    facts.put(EnvironmentFact.JDK, jdk.version() + " " + jdk.vm());
    facts.put(
        EnvironmentFact.WINDOWS,
        windows.areShots()
            ? "single shots"
            : windows.windowMillis() + " ms after a lead-in of " + windows.leadInMillis() + " ms");
    facts.put(
        EnvironmentFact.ROUNDS,
        windows.warmupRounds()
            + " x "
            + windows.warmupMillis()
            + " ms, then "
            + windows.rounds()
            + " windows");
    return new Environment(facts);
  }

  private static String flags(List<String> args) {
    List<String> flags = args.stream().filter(arg -> !arg.startsWith(OWN)).toList();
    return flags.isEmpty() ? "none" : String.join(" ", flags);
  }
}
