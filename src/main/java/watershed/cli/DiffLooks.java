package watershed.cli;

import java.io.PrintStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import watershed.analysis.diff.DiffRules;
import watershed.analysis.diff.Gate;
import watershed.analysis.diff.InRun;
import watershed.analysis.diff.Looks;
import watershed.analysis.diff.Matching;
import watershed.analysis.diff.MetricChoice;
import watershed.analysis.diff.Ruling;
import watershed.analysis.diff.Rulings;
import watershed.analysis.diff.Subject;
import watershed.lab.DiffSession;
import watershed.record.Cell;
import watershed.record.DiffPlan;
import watershed.record.Glob;
import watershed.record.Policy;
import watershed.record.PolicyFile;
import watershed.record.Trial;

/** Looks at a diff on its way, by the statistics that will judge it at its end. */
final class DiffLooks implements DiffSession.Decider {
  private final DiffPlan plan;
  private final MetricChoice choice;
  private final Policy policy;
  private final PrintStream out;

  /**
   * @param plan with the metrics and the policy that it was begun with
   */
  DiffLooks(DiffPlan plan, PrintStream out) {
    String stored = plan.policy();
    this.plan = plan;
    this.choice = new MetricChoice(plan.metrics().stream().map(Glob::new).toList());
    this.policy =
        (stored == null ? Policy.USUAL : PolicyFile.of(stored, "the policy in " + DiffPlan.FILE))
            .withDelta(plan.delta());
    this.out = out;
  }

  /** After how many pairs a diff of so many is looked at, its end included. */
  static List<Integer> at(int pairs) {
    return Stream.concat(Looks.AT.stream().filter(n -> n < pairs), Stream.of(pairs)).toList();
  }

  /** The rules of a diff, its looks included. */
  static DiffRules rules(DiffPlan plan) {
    DiffRules usual = DiffRules.USUAL;
    return new DiffRules(
        plan.delta(), usual.alpha(), usual.q(), usual.strict(), plan.looks().size());
  }

  /**
   * A cell is decided when all that was measured in it is. At the last look there is nothing to go
   * on to but for cells that were decided before and are open again.
   */
  @Override
  public Set<Cell> decided(List<Trial> trials, int pairs) {
    Matching matching = InRun.sides(plan, List.of(), trials, choice);
    Rulings soFar = Rulings.judge(matching, List.of(), rules(plan), policy);
    Looks.Next next = Looks.decide(soFar, pairs);
    out.println("  " + next.says());
    boolean closed = soFar.findings().gates().stream().anyMatch(Gate::closed);
    boolean last = pairs >= plan.pairs() && !closed;
    Set<Cell> decided = new HashSet<>();
    Set<Cell> open = new HashSet<>();
    for (Ruling ruling : soFar.subjects()) {
      Cell cell = cell(ruling.verdict().matched().subject());
      decided.add(cell);
      if (last && ruling.open()) {
        open.add(cell);
      }
    }
    next.open().forEach(subject -> open.add(cell(subject)));
    decided.removeAll(open);
    return decided;
  }

  /** Cells that more pairs may settle; none where a gate is closed. */
  Set<Cell> open(List<Trial> trials) {
    Matching matching = InRun.sides(plan, List.of(), trials, choice);
    Rulings soFar = Rulings.judge(matching, List.of(), rules(plan), policy);
    if (soFar.findings().gates().stream().anyMatch(Gate::closed)) {
      return Set.of();
    }
    return soFar.subjects().stream()
        .filter(Ruling::open)
        .map(ruling -> cell(ruling.verdict().matched().subject()))
        .collect(Collectors.toSet());
  }

  private static Cell cell(Subject subject) {
    return Cell.of(subject.benchmark(), subject.params(), subject.threads());
  }
}
