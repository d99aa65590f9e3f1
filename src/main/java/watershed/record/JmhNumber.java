package watershed.record;

import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;

/** Numbers as JMH writes them, which puts those that JSON lacks into words. */
final class JmhNumber {
  private JmhNumber() {}

  /** The number that a node stands for, which may be infinite or none; empty if it is no number. */
  static OptionalDouble of(JsonNode node) {
    if (node.isNumber()) {
      return OptionalDouble.of(node.doubleValue());
    }
    if (!node.isString()) {
      return OptionalDouble.empty();
    }
    return switch (node.stringValue()) {
      case "NaN" -> OptionalDouble.of(Double.NaN);
      case "+INF" -> OptionalDouble.of(Double.POSITIVE_INFINITY);
      case "-INF" -> OptionalDouble.of(Double.NEGATIVE_INFINITY);
      default -> OptionalDouble.empty();
    };
  }
}
