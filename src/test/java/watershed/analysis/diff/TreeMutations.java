package watershed.analysis.diff;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import watershed.record.JmhFiles;
import watershed.record.Json;

/** Changes what results of JMH hold and leaves them JSON: nothing tells that but the figures. */
public final class TreeMutations {
  private static final List<String> MODES = List.of("thrpt", "avgt", "sample", "ss", "");
  private static final List<String> UNITS =
      List.of("ops/us", "ns/op", "B/op", "counts", "#", "MB", "");
  private static final double[] FACTORS = {
    0, 1e-3, 0.5, 0.9, 0.97, 1.02, 1.03, 1.1, 2, 1e3, 1e200, -1
  };
  private static final String BYTES = "gc.alloc.rate.norm";
  private static final Map<String, String> SIZE = Map.of("size", "64");

  private final UniformRandomProvider random;

  public TreeMutations(long seed) {
    this.random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
  }

  /**
   * One of two files between which something got slower, faster, hardly larger or larger, or is too
   * noisy to tell.
   *
   * @param next whether it is the second
   */
  public static ArrayNode planted(boolean next) {
    return new JmhFiles(next ? 2 : 1)
        .shape(5, 3)
        .add("a.B.same", SIZE, 100)
        .with(BYTES, "B/op", next ? 1008 : 1000)
        .add("a.B.slower", SIZE, next ? 120 : 100)
        .with(BYTES, "B/op", next ? 32 : 24)
        .add("a.B.faster", SIZE, next ? 80 : 100)
        .add("a.B.rate", SIZE, next ? 80 : 100)
        .change(TreeMutations::asThroughput)
        .scatter(0.2)
        .add("a.B.noisy", SIZE, 100)
        .list();
  }

  private static void asThroughput(ObjectNode element) {
    element.put("mode", "thrpt");
    ((ObjectNode) element.get("primaryMetric")).put("scoreUnit", "ops/us");
  }

  /** A list of results with one to three changes, as the bytes of a file. */
  public byte[] of(ArrayNode original) {
    ArrayNode list = original.deepCopy();
    int changes = 1 + random.nextInt(3);
    for (int i = 0; i < changes && !list.isEmpty(); i++) {
      change(list);
    }
    return Json.line(list).getBytes(StandardCharsets.UTF_8);
  }

  private void change(ArrayNode list) {
    int place = random.nextInt(list.size());
    ObjectNode element = (ObjectNode) list.get(place);
    ObjectNode metric = metric(element);
    ArrayNode forks = (ArrayNode) metric.get("rawData");
    int ways = 11;
    switch (random.nextInt(ways)) {
      case 0, 1 -> scaleOne(forks);
      case 2, 3 -> scaleAll(forks);
      case 4 -> element.put("mode", one(MODES));
      case 5 -> metric.put("scoreUnit", one(UNITS));
      case 6 -> ((ObjectNode) element.get("params")).put("size", one(List.of("64", "65", "")));
      case 7 -> element.put("threads", random.nextInt(4));
      case 8 -> drop(forks);
      case 9 -> repeat(forks);
      default -> {
        if (random.nextBoolean()) {
          list.remove(place);
        } else {
          list.add(element.deepCopy());
        }
      }
    }
  }

  /** The score or one of the other metrics. */
  private ObjectNode metric(ObjectNode element) {
    List<ObjectNode> metrics = new ArrayList<>();
    metrics.add((ObjectNode) element.get("primaryMetric"));
    element.get("secondaryMetrics").forEach(metric -> metrics.add((ObjectNode) metric));
    return metrics.get(random.nextInt(metrics.size()));
  }

  private String one(List<String> words) {
    return words.get(random.nextInt(words.size()));
  }

  private double factor() {
    return FACTORS[random.nextInt(FACTORS.length)];
  }

  private void scaleOne(ArrayNode forks) {
    if (!forks.isEmpty()) {
      scale((ArrayNode) forks.get(random.nextInt(forks.size())), factor());
    }
  }

  private void scaleAll(ArrayNode forks) {
    double factor = factor();
    forks.forEach(fork -> scale((ArrayNode) fork, factor));
  }

  private static void scale(ArrayNode fork, double factor) {
    for (int i = 0; i < fork.size(); i++) {
      fork.set(i, fork.get(i).doubleValue() * factor);
    }
  }

  private void repeat(ArrayNode forks) {
    if (!forks.isEmpty()) {
      JsonNode again = forks.get(random.nextInt(forks.size())).deepCopy();
      forks.add(again);
    }
  }

  /** Leaves as many of them as chance will have it, or none. */
  private void drop(ArrayNode forks) {
    int left = random.nextInt(forks.size() + 1);
    while (forks.size() > left) {
      forks.remove(random.nextInt(forks.size()));
    }
  }
}
