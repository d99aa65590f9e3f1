package watershed.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Takes one element of JMH's list of results apart. */
final class JmhElement {
  private static final List<String> MODES = List.of("thrpt", "avgt", "sample", "ss");

  private final JsonNode element;
  private final String where;

  private JmhElement(JsonNode element, String where) {
    this.element = element;
    this.where = where;
  }

  /**
   * Reads an element.
   *
   * @param where names it in messages
   * @throws BadInput if it lacks what a judgement needs
   */
  static JmhResult read(JsonNode element, String where) {
    if (!element.isObject()) {
      throw new BadInput(where + " is no object: give what JMH wrote by -rf json");
    }
    String benchmark = new JmhElement(element, where).text("benchmark");
    return new JmhElement(element, where + " (" + PlainText.oneLine(benchmark) + ")")
        .result(benchmark);
  }

  private JmhResult result(String benchmark) {
    String mode = text("mode");
    if (!MODES.contains(mode)) {
      throw wrong(
          "has the mode '" + PlainText.oneLine(mode) + "', which is none of JMH's " + MODES);
    }
    SortedMap<String, JmhMetric> metrics = new TreeMap<>();
    List<String> lacking = secondary(metrics);
    JsonNode primary = element.get("primaryMetric");
    if (primary == null || !primary.isObject()) {
      throw wrong("has no object 'primaryMetric'");
    }
    JmhMetric score = metric(primary, "primaryMetric");
    if (score == null) {
      throw wrong("has a fork without samples in the 'rawData' of its 'primaryMetric'");
    }
    metrics.put(Measurement.PRIMARY, score);
    return new JmhResult(benchmark, params(), threads(), mode, setting(), metrics, lacking);
  }

  private SortedMap<String, String> params() {
    SortedMap<String, String> params = new TreeMap<>();
    JsonNode given = element.get("params");
    if (given == null || given.isNull()) {
      return params;
    }
    if (!given.isObject()) {
      throw wrong("has 'params' that are no object");
    }
    for (Map.Entry<String, JsonNode> param : given.properties()) {
      if (param.getValue().isContainer()) {
        throw wrong("has a parameter '" + PlainText.oneLine(param.getKey()) + "' that is no text");
      }
      params.put(param.getKey(), param.getValue().asString());
    }
    return params;
  }

  private int threads() {
    JsonNode threads = element.get("threads");
    if (threads == null || !threads.isInt() || threads.intValue() < 1) {
      throw wrong("has no whole number 'threads' from 1");
    }
    return threads.intValue();
  }

  /**
   * Metrics that profilers and counters added.
   *
   * @return names of those that are left out, since a fork has no samples of them, or they have no
   *     unit
   */
  private List<String> secondary(SortedMap<String, JmhMetric> metrics) {
    List<String> lacking = new ArrayList<>();
    JsonNode given = element.get("secondaryMetrics");
    if (given == null || given.isNull()) {
      return lacking;
    }
    if (!given.isObject()) {
      throw wrong("has 'secondaryMetrics' that are no object");
    }
    for (Map.Entry<String, JsonNode> entry : given.properties()) {
      String name = entry.getKey();
      String plain = JmhMetrics.plain(name);
      JmhMetric metric =
          isWhole(entry.getValue()) ? metric(entry.getValue(), PlainText.oneLine(name)) : null;
      if (plain.equals(Measurement.PRIMARY)) {
        throw wrong("has a secondary metric '" + plain + "', the name of the score: rename it");
      }
      if (metric == null) {
        lacking.add(plain);
      } else {
        metrics.put(plain, metric);
      }
    }
    return lacking;
  }

  /** Whether a metric has what JMH always writes; other tools do not. */
  private static boolean isWhole(JsonNode metric) {
    JsonNode data = samples(metric);
    return metric.path("scoreUnit").isString() && data != null && !data.isEmpty();
  }

  /** The samples of each fork, or the histograms of their times; null where there are none. */
  private static @Nullable JsonNode samples(JsonNode metric) {
    return metric.get(isSampled(metric) ? "rawDataHistogram" : "rawData");
  }

  private static boolean isSampled(JsonNode metric) {
    JsonNode raw = metric.get("rawData");
    return raw == null || raw.isNull();
  }

  /** One metric; null where a fork has no samples of it. */
  private @Nullable JmhMetric metric(JsonNode node, String name) {
    JsonNode unit = node.get("scoreUnit");
    if (unit == null || !unit.isString()) {
      throw wrong("has no text 'scoreUnit' in '" + name + "'");
    }
    JsonNode data = samples(node);
    boolean sampled = isSampled(node);
    if (data == null || !data.isArray() || data.isEmpty()) {
      throw wrong("has no list 'rawData' of forks in '" + name + "': a mean alone is no evidence");
    }
    List<List<Double>> forks = new ArrayList<>();
    for (JsonNode fork : data) {
      if (!fork.isArray()) {
        throw wrong("has a fork in the raw data of '" + name + "' that is no list");
      }
      List<Double> scores = new ArrayList<>();
      for (JsonNode iteration : fork) {
        scores.add(sampled ? mean(iteration, name) : number(iteration, name));
      }
      if (scores.isEmpty()) {
        return null;
      }
      forks.add(List.copyOf(scores));
    }
    List<LatencyHistogram> times = sampled ? SampledTimes.of(data, unit.stringValue()) : List.of();
    return new JmhMetric(unit.stringValue(), forks, sampled, times);
  }

  /** The mean of an iteration's histogram, a list of pairs of time and count. */
  private double mean(JsonNode histogram, String name) {
    double sum = 0;
    double all = 0;
    for (JsonNode pair : histogram) {
      if (!pair.isArray() || pair.size() != 2) {
        throw wrong("has a histogram in '" + name + "' that is no list of pairs");
      }
      double count = number(pair.get(1), name);
      sum += number(pair.get(0), name) * count;
      all += count;
    }
    return sum / all;
  }

  private double number(JsonNode node, String name) {
    return JmhNumber.of(node)
        .orElseThrow(
            () ->
                wrong(
                    "has the sample "
                        + PlainText.oneLine(node.toString())
                        + " in '"
                        + name
                        + "', which is no number"));
  }

  private JmhSetting setting() {
    List<String> flags = new ArrayList<>();
    JsonNode args = element.get("jvmArgs");
    if (args != null && args.isArray()) {
      args.forEach(arg -> flags.add(arg.isString() ? arg.stringValue() : arg.toString()));
    }
    JsonNode batch = element.get("measurementBatchSize");
    return new JmhSetting(
        known("jmhVersion"),
        known("jdkVersion"),
        (known("vmName") + " " + known("vmVersion")).strip(),
        flags,
        rounds("warmup"),
        rounds("measurement"),
        batch != null && batch.isInt() ? batch.intValue() : 1);
  }

  private String rounds(String what) {
    String time = known(what + "Time");
    String number = known(what + "Iterations");
    return number.isEmpty() && time.isEmpty() ? "" : number + " x " + time;
  }

  /** A field that not all files have; empty where it is missing or no plain value. */
  private String known(String field) {
    JsonNode value = element.get(field);
    return value == null || value.isNull() || value.isContainer() ? "" : value.asString();
  }

  private String text(String field) {
    JsonNode value = element.get(field);
    if (value == null || !value.isString() || value.stringValue().isBlank()) {
      throw wrong("has no text '" + field + "'");
    }
    return value.stringValue();
  }

  private BadInput wrong(String says) {
    return new BadInput(where + " " + says);
  }
}
