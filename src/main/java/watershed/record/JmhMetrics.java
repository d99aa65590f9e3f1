package watershed.record;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Adds to JMH's JSON of a fork what was found out about it elsewhere. */
public final class JmhMetrics {
  /** Set before the names of profilers' metrics by earlier versions of JMH. */
  private static final String OLD_MARK = "\u00b7";

  private JmhMetrics() {}

  /** The name of a metric, as JMH spells it today. */
  public static String plain(String name) {
    return name.startsWith(OLD_MARK) ? name.substring(OLD_MARK.length()) : name;
  }

  /**
   * A fork's JSON with more secondary metrics of one value each, in JMH's own form.
   *
   * @param jmh JMH's object of one fork, left as it is
   * @param values by name; one that the fork has already is replaced
   * @param unit of all of them
   */
  public static JsonNode with(JsonNode jmh, Map<String, Double> values, String unit) {
    ObjectNode copy = (ObjectNode) jmh.deepCopy();
    JsonNode present = copy.get("secondaryMetrics");
    ObjectNode metrics =
        present instanceof ObjectNode object ? object : copy.putObject("secondaryMetrics");
    values.forEach(
        (name, value) -> {
          ObjectNode metric = metrics.putObject(name);
          metric.put("score", value);
          metric.put("scoreError", "NaN");
          ArrayNode confidence = metric.putArray("scoreConfidence");
          confidence.add("NaN");
          confidence.add("NaN");
          metric.put("scoreUnit", unit);
          metric.putArray("rawData").addArray().add(value);
        });
    return copy;
  }
}
