package watershed.analysis.diff;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import watershed.record.Finding;
import watershed.record.Health;
import watershed.record.Run;

/** Whether what surrounds the two sides is the same, so that what differs is what is compared. */
public final class EnvironmentGates {
  private static final int SHOWN = 3;

  private EnvironmentGates() {}

  /**
   * Under what both sides of something were measured.
   *
   * @param a the base's
   * @param b the other's
   */
  public record Both(Environment a, Environment b) {}

  /**
   * One gate for each fact that is known of both sides, and one for what nobody recorded.
   *
   * @param compared one for each thing that is compared, or one for all of them
   * @param force whether a change is told and no more
   */
  public static List<Gate> of(Set<Both> compared, boolean force) {
    List<Gate> gates = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (EnvironmentFact fact : EnvironmentFact.values()) {
      Gate gate = gate(fact, compared, force);
      if (gate != null) {
        gates.add(gate);
      } else if (fact == EnvironmentFact.CPU || fact == EnvironmentFact.GOVERNOR) {
        unknown.add(fact.label());
      }
    }
    if (!unknown.isEmpty()) {
      gates.add(
          new Gate(
              "machine",
              false,
              false,
              String.join(" and ", unknown)
                  + " not recorded: nothing shows that both sides ran on the same machine in the"
                  + " same state"));
    }
    return gates;
  }

  /** Those of two sides that were measured in turns by one run: in what state the machine was. */
  public static List<Gate> ofOneRun(Run run) {
    List<Gate> gates = new ArrayList<>(ofOneRun());
    addHealth(gates, "machine before", run.before());
    addHealth(gates, "machine after", run.after());
    return gates;
  }

  /** The same where nothing is known of the machine's state, or it is not asked for yet. */
  static List<Gate> ofOneRun() {
    return List.of(
        new Gate("machine", true, true, "both sides were measured by one run on one machine"));
  }

  private static void addHealth(List<Gate> gates, String name, @Nullable Health health) {
    if (health == null) {
      gates.add(new Gate(name, false, false, "not checked"));
      return;
    }
    List<String> amiss =
        health.findings().stream()
            .filter(finding -> finding.grade() != Finding.Grade.FINE)
            .map(finding -> finding.subject() + ": " + finding.observed())
            .toList();
    String says =
        amiss.isEmpty()
            ? "fit to measure"
            : "not as it should be, which met both sides alike: " + String.join("; ", amiss);
    gates.add(new Gate(name, amiss.isEmpty(), false, says));
  }

  private static @Nullable Gate gate(EnvironmentFact fact, Set<Both> compared, boolean force) {
    Set<String> same = new LinkedHashSet<>();
    Set<String> changes = new LinkedHashSet<>();
    for (Both both : compared) {
      String a = both.a().facts().get(fact);
      String b = both.b().facts().get(fact);
      if (a != null && b != null) {
        if (a.equals(b)) {
          same.add(a);
        } else {
          changes.add("'" + a + "' became '" + b + "'");
        }
      }
    }
    if (changes.isEmpty()) {
      return same.isEmpty()
          ? null
          : new Gate(fact.label(), true, fact.fatal(), "the same: " + few(same));
    }
    String says = few(changes);
    if (!fact.fatal()) {
      return new Gate(fact.label(), false, false, says);
    }
    return force
        ? new Gate(fact.label(), false, false, says + " (let pass by --force)")
        : new Gate(
            fact.label(),
            false,
            true,
            says + ": what is seen may come of that alone; --force judges all the same");
  }

  private static String few(Set<String> all) {
    String text = all.stream().limit(SHOWN).collect(Collectors.joining("; "));
    return all.size() > SHOWN ? text + "; and " + (all.size() - SHOWN) + " more" : text;
  }
}
