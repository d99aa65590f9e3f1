package watershed.report.html;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import watershed.analysis.CellOrder;
import watershed.record.Finding;
import watershed.record.Health;
import watershed.record.Jdk;
import watershed.record.Machine;
import watershed.record.Run;
import watershed.record.Trial;
import watershed.report.CellTable;
import watershed.report.ReportParts;

/** Where the figures come from: profiles, evidence, machine, JDK, flags, seed, commit, command. */
final class OriginSection {
  private static final int MOST = 80;

  private OriginSection() {}

  static Section evidence(Inputs inputs) {
    List<Link> links = new ArrayList<>();
    for (Inputs.Kept kept : inputs.profiles()) {
      for (String file : kept.profile().files()) {
        links.add(
            new Link(
                "profile of "
                    + kept.profile().experiment()
                    + ", "
                    + kept.profile().event()
                    + ", JDK "
                    + kept.profile().jdk().id()
                    + ": "
                    + file,
                kept.path() + "/" + file));
      }
    }
    links.addAll(kept(inputs.records().trials()));
    Thinned<Link> shown =
        Thinned.first(links, MOST, "file", "all of them lie in the directory of this page.");
    List<String> texts = new ArrayList<>(shown.notes());
    inputs
        .records()
        .unavailable()
        .forEach(u -> texts.add(u.experiment() + ": no profile here, " + u.event().reason()));
    if (links.isEmpty()) {
      texts.add("No profile was taken beside this run, and no fork kept a text.");
    }
    return new Section(
        "evidence", "Profiles and evidence", texts, List.of(), List.of(), shown.kept());
  }

  /** What forks kept, by what they measured; those that failed come first. */
  private static Collection<Link> kept(List<Trial> trials) {
    Map<String, Link> byPath = new LinkedHashMap<>();
    List<Trial> sorted =
        trials.stream()
            .sorted(
                Comparator.comparing(Trial::completed)
                    .thenComparing(Trial::cell, CellOrder.NATURAL))
            .toList();
    for (Trial trial : sorted) {
      for (String path : trial.evidence()) {
        byPath.putIfAbsent(path, new Link(EvidenceNames.whole(trial, path), path));
      }
    }
    return byPath.values();
  }

  static Section origin(Inputs inputs) {
    Run run = inputs.records().run();
    Machine machine = inputs.records().machine();
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("machine", machine.id() + ": " + machine(machine)));
    for (Jdk jdk : run.jdks()) {
      rows.add(List.of("JDK", jdk.id() + ": " + jdk.vendor() + ", " + jdk.vm()));
    }
    rows.add(List.of("flags", run.jvmArgs().isEmpty() ? "none" : String.join(" ", run.jvmArgs())));
    rows.add(List.of("preset", run.preset()));
    rows.add(List.of("seed", Long.toString(run.seed())));
    rows.add(List.of("commit", run.commit() + (run.dirty() ? ", with changes not committed" : "")));
    rows.add(List.of("measuring code", run.code()));
    rows.add(List.of("started", run.started().toString()));
    rows.add(List.of("command", run.command()));
    run.sittings().forEach(s -> rows.add(List.of("sitting", s.started() + ": " + s.command())));
    List<CellTable> tables = new ArrayList<>();
    tables.add(
        new CellTable(
            "",
            List.of(CellTable.Column.text("what"), CellTable.Column.text("value")),
            rows,
            List.of()));
    CellTable health = health(run.before(), run.after());
    if (!health.rows().isEmpty()) {
      tables.add(health);
    }
    return new Section(
        "origin", "Where the figures come from", List.of(), tables, List.of(), List.of());
  }

  /** A machine in one line. */
  static String machine(Machine m) {
    return m.cpu()
        + " ("
        + m.microarchitecture()
        + "), "
        + ReportParts.count(m.cpus(), "CPU")
        + " on "
        + ReportParts.count(m.cores(), "core")
        + "; "
        + m.caches().stream()
            .map(c -> "L" + c.level() + " " + c.type() + " " + c.kib() + " KiB")
            .collect(Collectors.joining(", "))
        + "; line "
        + (m.lineBytes() > 0 ? m.lineBytes() + " B" : "size not reported")
        + "; "
        + m.memoryMiB()
        + " MiB; "
        + m.os()
        + "; virtualisation: "
        + m.virtualisation();
  }

  private static CellTable health(@Nullable Health before, @Nullable Health after) {
    List<List<String>> rows = new ArrayList<>();
    add(rows, "before", before);
    add(rows, "after", after);
    return new CellTable(
        "What the health check found",
        List.of(
            CellTable.Column.text("when"),
            CellTable.Column.text("subject"),
            CellTable.Column.text("grade"),
            CellTable.Column.text("found"),
            CellTable.Column.text("advice")),
        rows,
        List.of());
  }

  private static void add(List<List<String>> rows, String when, @Nullable Health health) {
    if (health != null) {
      for (Finding f : health.findings()) {
        rows.add(List.of(when, f.subject(), f.grade().name(), f.observed(), f.advice()));
      }
    }
  }
}
