package watershed.record;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes files as JMH writes them, with known effects. */
public final class JmhFiles {
  private final ArrayNode list = Json.mapper().createArrayNode();
  private final ZigguratSampler.NormalizedGaussian gauss;
  private int forks = 5;
  private int iterations = 5;
  private double forkSd = 0.005;

  public JmhFiles(long seed) {
    UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
    this.gauss = ZigguratSampler.NormalizedGaussian.of(random);
  }

  /** Forks of each result, and iterations of each fork; 5 and 5 to begin with. */
  public JmhFiles shape(int numberOfForks, int numberOfIterations) {
    forks = numberOfForks;
    iterations = numberOfIterations;
    return this;
  }

  /** Standard deviation of the logarithms of forks' scores; 0.005 to begin with. */
  public JmhFiles scatter(double sd) {
    forkSd = sd;
    return this;
  }

  /** Adds a result in ns/op. */
  public JmhFiles add(String benchmark, Map<String, String> params, double truth) {
    ObjectNode element = list.addObject();
    element.put("jmhVersion", "1.37");
    element.put("benchmark", benchmark);
    element.put("mode", "avgt");
    element.put("threads", 1);
    element.put("forks", forks);
    element.put("jvm", "/opt/jdk/bin/java");
    element.putArray("jvmArgs").add("-Xmx1g");
    element.put("jdkVersion", "17.0.15");
    element.put("vmName", "OpenJDK 64-Bit Server VM");
    element.put("vmVersion", "17.0.15+6");
    element.put("warmupIterations", 5);
    element.put("warmupTime", "1 s");
    element.put("warmupBatchSize", 1);
    element.put("measurementIterations", iterations);
    element.put("measurementTime", "1 s");
    element.put("measurementBatchSize", 1);
    ObjectNode given = element.putObject("params");
    params.forEach(given::put);
    metric(element.putObject("primaryMetric"), "ns/op", truth, forkSd);
    element.putObject("secondaryMetrics");
    return this;
  }

  /** Adds a metric that does not vary to the last result. */
  public JmhFiles with(String metric, String unit, double value) {
    return change(
        e -> metric(((ObjectNode) e.get("secondaryMetrics")).putObject(metric), unit, value, 0));
  }

  /** Changes the last result. */
  public JmhFiles change(Consumer<ObjectNode> by) {
    by.accept((ObjectNode) list.get(list.size() - 1));
    return this;
  }

  private void metric(ObjectNode metric, String unit, double truth, double sd) {
    metric.put("score", truth);
    metric.put("scoreError", "NaN");
    metric.put("scoreUnit", unit);
    ArrayNode raw = metric.putArray("rawData");
    for (int f = 0; f < forks; f++) {
      ArrayNode fork = raw.addArray();
      double own = truth * Math.exp(sd * gauss.sample());
      for (int i = 0; i < iterations; i++) {
        fork.add(own * Math.exp(sd / 2 * gauss.sample()));
      }
    }
  }

  /** Puts a word in place of the first sample of a result. */
  public static void firstSample(ObjectNode element, String word) {
    ArrayNode raw = (ArrayNode) element.get("primaryMetric").get("rawData");
    ((ArrayNode) raw.get(0)).set(0, word);
  }

  /** The list so far. */
  public ArrayNode list() {
    return list;
  }

  /** What JMH would have written. */
  public String text() {
    return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(list);
  }

  /** Writes it. */
  public Path write(Path file) throws IOException {
    return Files.writeString(file, text());
  }

  /**
   * Writes a large file, result by result.
   *
   * @param results how many benchmarks {@code org.example.B<n>.op}
   * @param slower each of them whose number is a multiple of this takes 1.5 times as long
   */
  public void writeMany(Path file, int results, int slower) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      for (int i = 0; i < results; i++) {
        list.removeAll();
        add("org.example.B" + i + ".op", Map.of("size", "64"), i % slower == 0 ? 150 : 100);
        String element = (i == 0 ? "[" : ",\n") + Json.line(list.get(0));
        out.write(element.getBytes(StandardCharsets.UTF_8));
      }
      out.write("]\n".getBytes(StandardCharsets.UTF_8));
    }
  }
}
