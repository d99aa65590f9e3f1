package watershed.report;

import java.util.ArrayList;
import java.util.List;
import watershed.analysis.DecisionFlow;
import watershed.analysis.DecisionFlow.Branch;
import watershed.analysis.DecisionFlow.Leaf;
import watershed.analysis.DecisionFlow.Node;
import watershed.analysis.DecisionFlow.Question;

/** A decision flow as a Mermaid flow chart; answers that are not settled have a dashed border. */
final class Mermaid {
  private static final String PLAIN = " .,:%=+()/_-?";

  private final List<String> lines = new ArrayList<>();
  private final List<String> open = new ArrayList<>();
  private int nodes;

  private Mermaid() {}

  /** The chart's source. */
  static List<String> lines(DecisionFlow flow) {
    Mermaid chart = new Mermaid();
    chart.lines.add("flowchart TD");
    chart.node(flow.root());
    if (!chart.open.isEmpty()) {
      chart.lines.add("  classDef open stroke-dasharray: 5 5");
      chart.lines.add("  class " + String.join(",", chart.open) + " open");
    }
    return chart.lines;
  }

  /** Adds a node and all below it. */
  private String node(Node node) {
    String id = "n" + nodes++;
    if (node instanceof Leaf leaf) {
      lines.add("  " + id + "[" + quoted(FlowText.leaf(leaf)) + "]");
      if (!leaf.settled()) {
        open.add(id);
      }
    } else if (node instanceof Question question) {
      lines.add("  " + id + "{" + quoted(question.asks() + "?") + "}");
      for (Branch branch : question.branches()) {
        String below = node(branch.then());
        lines.add("  " + id + " -->|" + quoted(String.join(" or ", branch.when())) + "| " + below);
      }
    }
    return id;
  }

  /** In quotes, everything that might end them or mean something within them as its number. */
  static String quoted(String text) {
    StringBuilder label = new StringBuilder("\"");
    int before = 0;
    for (int c : text.codePoints().toArray()) {
      // Two per cent signs begin a comment.
      boolean comment = c == '%' && before == '%';
      if (Character.isWhitespace(c) || Character.isISOControl(c)) {
        label.append(' ');
      } else if (Character.isLetterOrDigit(c) || (PLAIN.indexOf(c) >= 0 && !comment)) {
        label.appendCodePoint(c);
      } else {
        label.append('#').append(c).append(';');
      }
      before = c;
    }
    return label.append('"').toString();
  }
}
