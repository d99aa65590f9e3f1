package watershed.report;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import watershed.record.Finding;
import watershed.record.Health;
import watershed.record.Jdk;
import watershed.record.Machine;
import watershed.record.Run;
import watershed.record.Trial;

/** Where, with what, when, and how fit the machine was. */
final class HeaderSection {
  static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

  private HeaderSection() {}

  static List<String> lines(RunRecords records) {
    Run run = records.run();
    List<String> lines = new ArrayList<>();
    lines.add("Watershed  " + records.machine().id() + "/" + records.name());
    lines.add("");
    lines.addAll(Wrap.labelled("machine", machine(records.machine())));
    for (Jdk jdk : run.jdks()) {
      lines.addAll(Wrap.labelled("JDK", jdk.id() + "  " + jdk.vendor() + ", " + jdk.vm()));
    }
    lines.addAll(
        Wrap.labelled(
            "code",
            "commit "
                + run.commit().substring(0, Math.min(12, run.commit().length()))
                + (run.dirty() ? " with changes that were not committed" : "")
                + ", measuring code "
                + run.code().substring(0, Math.min(12, run.code().length()))));
    lines.addAll(
        Wrap.labelled(
            "run",
            PlanText.of(run)
                + ", seed "
                + run.seed()
                + ", started "
                + TIME.format(run.started())
                + (run.sittings().size() > 1
                    ? ", in " + Numbers.count(run.sittings().size(), "sitting")
                    : "")));
    lines.addAll(Wrap.labelled("command", run.command()));
    lines.addAll(Wrap.labelled("forks", forks(records)));
    lines.addAll(health("before", run.before()));
    lines.addAll(after(run));
    return lines;
  }

  private static String machine(Machine m) {
    String caches =
        m.caches().stream()
            .filter(c -> !c.type().equals("Instruction"))
            .map(c -> "L" + c.level() + " " + c.kib() + " KiB" + sharing(c.sharedBy()))
            .collect(Collectors.joining(", "));
    return m.cpu()
        + ", "
        + Numbers.count(m.cpus(), "CPU")
        + " on "
        + Numbers.count(m.cores(), "core")
        + (caches.isEmpty() ? "" : "; " + caches)
        + "; line "
        + (m.lineBytes() > 0 ? m.lineBytes() + " B" : "size not reported")
        + "; "
        + m.memoryMiB()
        + " MiB; "
        + m.os()
        + "; virtualisation: "
        + m.virtualisation();
  }

  private static String sharing(int cpus) {
    return cpus == 0 ? "" : " per " + Numbers.count(cpus, "CPU");
  }

  private static String forks(RunRecords records) {
    List<Trial> trials = records.trials();
    long done = trials.stream().filter(Trial::completed).count();
    List<Trial> lacking =
        trials.stream().filter(t -> t.outcome() == Trial.Outcome.UNAVAILABLE).toList();
    String names =
        lacking.stream().map(Trial::contender).distinct().collect(Collectors.joining(", "));
    return done
        + " completed, "
        + (lacking.isEmpty() ? "" : lacking.size() + " not to be had here (" + names + "), ")
        + (trials.size() - done - lacking.size())
        + " failed; "
        + PlanText.progress(records)
        + (records.dropped() == null ? "" : "; " + records.dropped());
  }

  private static List<String> health(String when, @Nullable Health health) {
    if (health == null) {
      return Wrap.labelled("health", when + ": not checked");
    }
    List<Finding> wrong =
        health.findings().stream().filter(f -> f.grade() != Finding.Grade.FINE).toList();
    if (wrong.isEmpty()) {
      return Wrap.labelled("health", when + ": fine in all that was looked at");
    }
    List<Finding> spoilt = wrong.stream().filter(f -> f.grade() == Finding.Grade.INVALID).toList();
    List<Finding> caveats = wrong.stream().filter(f -> f.grade() != Finding.Grade.INVALID).toList();
    List<String> lines = new ArrayList<>();
    spoilt.forEach(f -> lines.addAll(Wrap.labelled("health", when + ": " + text(f))));
    if (!caveats.isEmpty()) {
      lines.addAll(
          Wrap.labelled(
              "health",
              when
                  + (spoilt.isEmpty() ? ": usable with " : ": and ")
                  + Numbers.count(caveats.size(), "caveat")
                  + ": "
                  + caveats.stream().map(Finding::subject).collect(Collectors.joining(", "))
                  + " (\"check\" says what to do)"));
    }
    return lines;
  }

  /** Only what changed for better or worse, and what spoils the figures. */
  private static List<String> after(Run run) {
    Health before = run.before();
    Health after = run.after();
    if (before == null || after == null) {
      return health("after", after);
    }
    Map<String, Finding.Grade> was = new HashMap<>();
    before.findings().forEach(f -> was.put(f.subject(), f.grade()));
    List<String> lines = new ArrayList<>();
    after.findings().stream()
        .filter(f -> f.grade() == Finding.Grade.INVALID || f.grade() != was.get(f.subject()))
        .forEach(f -> lines.addAll(Wrap.labelled("health", "after: " + text(f))));
    return lines.isEmpty() ? Wrap.labelled("health", "after: as before") : lines;
  }

  private static String text(Finding f) {
    boolean spoils = f.grade() == Finding.Grade.INVALID && !f.advice().isEmpty();
    String grade = f.grade().toString().toLowerCase(Locale.ROOT);
    return (f.grade() == Finding.Grade.INVALID ? "INVALID" : grade)
        + " "
        + f.subject()
        + ": "
        + f.observed()
        + (spoils ? "; " + f.advice() : "");
  }
}
