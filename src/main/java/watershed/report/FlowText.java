package watershed.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import watershed.analysis.DecisionFlow;
import watershed.analysis.DecisionFlow.Branch;
import watershed.analysis.DecisionFlow.Leaf;
import watershed.analysis.DecisionFlow.Node;
import watershed.analysis.DecisionFlow.Question;
import watershed.analysis.DecisionTable;

/** A decision flow as indented lines. */
final class FlowText {
  private FlowText() {}

  static List<String> lines(DecisionFlow flow, DecisionTable table) {
    List<String> lines = new ArrayList<>();
    lines.addAll(Wrap.text(title(flow, table), ""));
    node(flow.root(), "  ", lines);
    lines.addAll(Wrap.text(holdsFor(flow), "  "));
    return lines;
  }

  static String title(DecisionFlow flow, DecisionTable table) {
    return "Decision flow: "
        + flow.experiment()
        + " by "
        + flow.axis().label()
        + "; "
        + table.machine();
  }

  /** What was measured, beyond which the flow says nothing. */
  static String holdsFor(DecisionFlow flow) {
    return "holds for what was measured, and nothing else: "
        + flow.measured().entrySet().stream()
            .map(e -> e.getKey() + " " + String.join(" or ", e.getValue()))
            .collect(Collectors.joining("; "));
  }

  private static void node(Node node, String indent, List<String> lines) {
    if (node instanceof Leaf leaf) {
      lines.addAll(Wrap.text(leaf(leaf), indent));
    } else if (node instanceof Question question) {
      for (Branch branch : question.branches()) {
        String when = when(question, branch) + ":";
        if (branch.then() instanceof Leaf leaf) {
          lines.addAll(Wrap.text(when + " " + leaf(leaf), indent));
        } else {
          lines.addAll(Wrap.text(when, indent));
          node(branch.then(), indent + "  ", lines);
        }
      }
    }
  }

  /** {@code threads 1 or 2}. */
  private static String when(Question question, Branch branch) {
    return question.asks() + " " + String.join(" or ", branch.when());
  }

  static String leaf(Leaf leaf) {
    if (leaf.settled()) {
      return leaf.designs().size() == 1
          ? leaf.designs().get(0)
          : "any of " + String.join(", ", leaf.designs());
    }
    return "not settled: "
        + (leaf.designs().size() == 1
            ? leaf.designs().get(0) + " leads"
            : "may be " + String.join(", ", leaf.designs()));
  }
}
