package watershed.record;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Writes completed trials in JMH's own JSON format, so that any JMH tool opens them: one element
 * per benchmark, parameters (the contender's among them), threads and JDK, whose {@code rawData}
 * has one inner list per fork. A control twin's forks are further forks of what it is a twin of.
 *
 * <p>Scores and errors are what JMH would print: a mean over all iterations of all forks, and a
 * t-interval at 99.9 % that takes every iteration for an independent sample. <b>The suite itself
 * never uses them</b>: iterations of a fork share that fork's compilation and layout, so such an
 * interval narrows with every iteration while the forks' own differences stay (Kalibera and Jones,
 * ISMM 2013). Its own intervals take the fork as the unit of replication.
 */
public final class JmhJson {
  /** Name of the file within its run's directory. */
  public static final String FILE = "jmh-result.json";

  private JmhJson() {}

  /**
   * Writes a file, whole or not at all.
   *
   * @throws BadInput if it cannot be written, or a trial's JSON is not JMH's
   */
  public static void write(Path file, List<Trial> trials) {
    Json.write(file, of(trials));
  }

  /**
   * The trials as JMH's array, in the order in which each element's first fork was measured.
   *
   * @throws BadInput if a trial's JSON is not JMH's, or holds no raw samples
   */
  public static ArrayNode of(List<Trial> trials) {
    Map<Key, List<Trial>> elements = new LinkedHashMap<>();
    for (Trial trial : trials) {
      JsonNode jmh = trial.jmh();
      if (trial.completed() && jmh != null) {
        String benchmark = Tidy.required(jmh, "benchmark", trial).asString();
        elements
            .computeIfAbsent(
                new Key(
                    benchmark, Contenders.subject(trial.contender()), trial.cell(), trial.jdk()),
                k -> new ArrayList<>())
            .add(trial);
      }
    }
    ArrayNode array = Json.mapper().createArrayNode();
    elements.values().forEach(forks -> array.add(element(forks)));
    return array;
  }

  private record Key(String benchmark, String contender, Cell cell, String jdk) {}

  private static ObjectNode element(List<Trial> forks) {
    Trial first = forks.get(0);
    ObjectNode element = (ObjectNode) result(first).deepCopy();
    element.put("forks", forks.size());
    element.set("primaryMetric", merged(forks, "primaryMetric", null));
    ObjectNode secondary = Json.mapper().createObjectNode();
    for (Trial fork : forks) {
      JsonNode all = result(fork).get("secondaryMetrics");
      if (all != null) {
        for (String name : all.propertyNames()) {
          if (!secondary.has(name)) {
            secondary.set(name, merged(forks, "secondaryMetrics", name));
          }
        }
      }
    }
    element.set("secondaryMetrics", secondary);
    return element;
  }

  private static JsonNode result(Trial trial) {
    JsonNode jmh = trial.jmh();
    if (jmh == null) {
      throw new IllegalArgumentException("no result of " + trial.cell().id());
    }
    return jmh;
  }

  /** One metric over all forks that have it. */
  private static ObjectNode merged(List<Trial> forks, String group, @Nullable String name) {
    List<Double> pooled = new ArrayList<>();
    ArrayNode raw = Json.mapper().createArrayNode();
    JmhPooled.Policy policy = JmhPooled.Policy.UNDECIDED;
    String unit = "";
    for (Trial fork : forks) {
      JsonNode metric = result(fork).get(group);
      if (metric != null && name != null) {
        metric = metric.get(name);
      }
      if (metric == null) {
        continue;
      }
      double[] samples = Tidy.samples(metric, fork);
      ArrayNode inner = raw.addArray();
      for (double sample : samples) {
        inner.add(sample);
        pooled.add(sample);
      }
      unit = Tidy.required(metric, "scoreUnit", fork).asString();
      if (policy == JmhPooled.Policy.UNDECIDED) {
        double score = Tidy.number(Tidy.required(metric, "score", fork), fork);
        policy = JmhPooled.policyBehind(score, samples);
      }
    }
    double[] values = pooled.stream().mapToDouble(Double::doubleValue).toArray();
    ObjectNode merged = new JmhPooled(values, policy.decided(unit)).toJson();
    merged.put("scoreUnit", unit);
    merged.set("rawData", raw);
    words(merged);
    return merged;
  }

  /**
   * Puts infinities into JMH's words, which are not Jackson's; not-a-number is the same in both.
   */
  static void words(JsonNode parent) {
    if (parent instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> entry : object.properties()) {
        words(entry.getValue());
        infinity(entry.getValue()).ifPresent(entry::setValue);
      }
    } else if (parent instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        int index = i;
        words(array.get(i));
        infinity(array.get(i)).ifPresent(word -> array.set(index, word));
      }
    }
  }

  private static Optional<JsonNode> infinity(JsonNode node) {
    return node.isNumber() && Double.isInfinite(node.doubleValue())
        ? Optional.of(StringNode.valueOf(node.doubleValue() > 0 ? "+INF" : "-INF"))
        : Optional.empty();
  }
}
