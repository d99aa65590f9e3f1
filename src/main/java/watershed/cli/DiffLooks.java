package watershed.cli;

import java.io.PrintStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import watershed.analysis.diff.DiffFindings;
import watershed.analysis.diff.DiffRules;
import watershed.analysis.diff.EnvironmentGates;
import watershed.analysis.diff.InRun;
import watershed.analysis.diff.Looks;
import watershed.analysis.diff.Matching;
import watershed.analysis.diff.MetricChoice;
import watershed.analysis.diff.Rulings;
import watershed.analysis.diff.Subject;
import watershed.lab.DiffSession;
import watershed.record.Cell;
import watershed.record.DiffPlan;
import watershed.record.Policy;
import watershed.record.Trial;

/** Looks at a diff on its way, by the statistics that will judge it at its end. */
final class DiffLooks implements DiffSession.Decider {
  private final DiffPlan plan;
  private final MetricChoice choice;
  private final Policy policy;
  private final PrintStream out;

  /**
   * @param policy whose rules may hold some subjects to another delta than the plan's
   */
  DiffLooks(DiffPlan plan, MetricChoice choice, Policy policy, PrintStream out) {
    this.plan = plan;
    this.choice = choice;
    this.policy = policy;
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

  /** A cell is decided when all that was measured in it is. */
  @Override
  public Set<Cell> decided(List<Trial> trials, int pairs) {
    Matching matching = InRun.sides(plan, trials, choice);
    DiffFindings findings =
        Rulings.judge(matching, EnvironmentGates.ofOneRun(), rules(plan), policy).ruled();
    Looks.Next next = Looks.decide(findings, pairs);
    out.println("  " + next.says());
    Set<Cell> decided = new HashSet<>();
    findings.subjects().forEach(s -> decided.add(cell(s.matched().subject())));
    next.open().forEach(subject -> decided.remove(cell(subject)));
    return decided;
  }

  private static Cell cell(Subject subject) {
    return Cell.of(subject.benchmark(), subject.params(), subject.threads());
  }
}
