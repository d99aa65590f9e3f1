package watershed.report;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import watershed.record.Finding;
import watershed.record.Finding.Grade;
import watershed.record.Health;
import watershed.record.Machine;

/** A health check as lines for a terminal: no colour, no control codes. */
public final class HealthText {
  private static final int GRADE_WIDTH = 10;

  private HealthText() {}

  /** One line of what the machine is. */
  public static String of(Machine machine) {
    return machine.id()
        + ": "
        + machine.cpu()
        + " ("
        + machine.microarchitecture()
        + "), "
        + machine.cpus()
        + " CPUs, "
        + machine.memoryMiB()
        + " MiB, "
        + machine.os();
  }

  /** A line per finding, its advice on a line of its own below; then {@link #verdict}. */
  public static String of(Health health) {
    List<Finding> findings = health.findings();
    int subject = findings.stream().mapToInt(f -> f.subject().length()).max().orElse(0) + 2;
    StringBuilder text = new StringBuilder();
    for (Finding finding : findings) {
      text.append(pad(mark(finding.grade()), GRADE_WIDTH))
          .append(pad(finding.subject(), subject))
          .append(finding.observed())
          .append('\n');
      if (!finding.advice().isEmpty()) {
        text.append(" ".repeat(GRADE_WIDTH + subject))
            .append("-> ")
            .append(finding.advice())
            .append('\n');
      }
    }
    return text.append('\n').append(verdict(health)).append('\n').toString();
  }

  /** In one line: whether to measure here now. */
  public static String verdict(Health health) {
    Map<Grade, Long> counts = new EnumMap<>(Grade.class);
    health.findings().forEach(finding -> counts.merge(finding.grade(), 1L, Long::sum));
    long invalid = counts.getOrDefault(Grade.INVALID, 0L);
    long caveats = counts.getOrDefault(Grade.DEGRADES, 0L);
    if (invalid > 0) {
      return "not fit to measure: " + plural(invalid, "finding") + " marked INVALID";
    }
    return caveats > 0 ? "usable with " + plural(caveats, "caveat") : "fit to measure";
  }

  private static String plural(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  private static String mark(Grade grade) {
    return switch (grade) {
      case FINE -> "fine";
      case DEGRADES -> "degrades";
      case INVALID -> "INVALID";
    };
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(1, width - text.length()));
  }
}
