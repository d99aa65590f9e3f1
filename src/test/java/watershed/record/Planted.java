package watershed.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes trials with known effects, as the laboratory would have written them: a fork's windows are
 * its true score times a factor of the fork, a factor that all forks of the block share in that
 * round (the machine's drift) and a factor of the window, all log-normal.
 */
public final class Planted {
  private final ZigguratSampler.NormalizedGaussian gauss;
  private final List<Trial> trials = new ArrayList<>();

  private double forkSd = 0.03;
  private double windowSd = 0.02;
  private double driftSd;
  private int blocks = 5;
  private int rounds = 10;
  private boolean inTurns = true;
  private String unit = "ops/us";
  private String mode = "thrpt";

  /** Starts with forks' sd 3 %, windows' sd 2 %, no drift, 5 blocks of 10 rounds in turns. */
  public Planted(long seed) {
    UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
    this.gauss = ZigguratSampler.NormalizedGaussian.of(random);
  }

  /** Standard deviations of the logarithms of the factors of fork, window and shared round. */
  public Planted noise(double fork, double window, double drift) {
    forkSd = fork;
    windowSd = window;
    driftSd = drift;
    return this;
  }

  public Planted blocks(int number) {
    blocks = number;
    return this;
  }

  public Planted rounds(int number) {
    rounds = number;
    return this;
  }

  /** As if each fork had run alone. */
  public Planted alone() {
    inTurns = false;
    return this;
  }

  public Planted unit(String jmhMode, String jmhUnit) {
    mode = jmhMode;
    unit = jmhUnit;
    return this;
  }

  /** Adds blocks of a cell on JDK {@code 17.0.15}: true score by contender. */
  public Planted cell(Cell cell, Map<String, Double> truth) {
    return cell(cell, List.of("17.0.15"), truth, Map.of());
  }

  /**
   * Adds blocks of a cell in which every contender takes turns on every JDK.
   *
   * @param truth true score by contender, or by {@code contender@jdk} where JDKs differ
   * @param secondary value by metric name and unit, as {@code "reads #"}, or only of one contender,
   *     as {@code "jolBytes B NullMap"}
   */
  public Planted cell(
      Cell cell, List<String> jdks, Map<String, Double> truth, Map<String, Double> secondary) {
    List<String> contenders =
        truth.keySet().stream().map(k -> k.split("@", 2)[0]).distinct().sorted().toList();
    for (int block = 0; block < blocks; block++) {
      double[] drift = draws(driftSd);
      for (String jdk : jdks) {
        for (String contender : contenders) {
          Double score = truth.getOrDefault(contender + "@" + jdk, truth.get(contender));
          if (score != null) {
            trials.add(fork(cell, contender, jdk, block, score, drift, secondary));
          }
        }
      }
    }
    return this;
  }

  private double[] draws(double sd) {
    double[] factors = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      factors[i] = Math.exp(sd * gauss.sample());
    }
    return factors;
  }

  private Trial fork(
      Cell cell,
      String contender,
      String jdk,
      int block,
      double truth,
      double[] drift,
      Map<String, Double> secondary) {
    double own = truth * Math.exp(forkSd * gauss.sample());
    double[] noise = draws(windowSd);
    ObjectNode metrics = Json.mapper().createObjectNode();
    secondary.forEach(
        (key, value) -> {
          String[] part = key.split(" ");
          if (part.length < 3 || part[2].equals(contender)) {
            metrics.set(part[0], metric(part[1], () -> value));
          }
        });
    int[] round = {0};
    ObjectNode primary = metric(unit, () -> own * drift[round[0]] * noise[round[0]++]);
    return trial(cell, contender, jdk, block, Trial.Outcome.COMPLETED, null)
        .withJmh(jmh(cell, contender, jdk, primary, metrics), inTurns ? rounds : 0);
  }

  private ObjectNode metric(String scoreUnit, DoubleSupplier next) {
    double sum = 0;
    ObjectNode metric = Json.mapper().createObjectNode();
    ArrayNode samples = Json.mapper().createArrayNode();
    for (int i = 0; i < rounds; i++) {
      double value = next.getAsDouble();
      samples.add(value);
      sum += value;
    }
    metric.put("score", sum / rounds);
    metric.put("scoreError", "NaN");
    metric.put("scoreUnit", scoreUnit);
    metric.putArray("rawData").add(samples);
    return metric;
  }

  private ObjectNode jmh(
      Cell cell, String contender, String jdk, ObjectNode primary, ObjectNode secondary) {
    ObjectNode json = Json.mapper().createObjectNode();
    json.put("jmhVersion", "1.37");
    json.put("benchmark", "watershed.experiments." + cell.experiment() + ".op");
    json.put("mode", mode);
    json.put("threads", cell.threads());
    json.put("forks", 1);
    json.put("jdkVersion", jdk);
    Map<String, String> params = new LinkedHashMap<>(cell.params());
    params.put("design", contender);
    ObjectNode node = json.putObject("params");
    params.forEach(node::put);
    json.set("primaryMetric", primary);
    json.set("secondaryMetrics", secondary);
    return json;
  }

  /**
   * Adds one fork that ran alone, with one value of each metric.
   *
   * @param metrics by name; {@link Measurement#PRIMARY} among them or 1
   */
  public Planted fork(
      Cell cell, String contender, String jdk, int block, Map<String, Double> metrics) {
    ObjectNode secondary = Json.mapper().createObjectNode();
    metrics.forEach(
        (name, value) -> {
          if (!name.equals(Measurement.PRIMARY)) {
            secondary.set(name, single(value));
          }
        });
    ObjectNode primary = single(metrics.getOrDefault(Measurement.PRIMARY, 1.0));
    trials.add(
        trial(cell, contender, jdk, block, Trial.Outcome.COMPLETED, null)
            .withJmh(jmh(cell, contender, jdk, primary, secondary), 0));
    return this;
  }

  private ObjectNode single(double value) {
    ObjectNode metric = Json.mapper().createObjectNode();
    metric.put("score", value);
    metric.put("scoreError", "NaN");
    metric.put("scoreUnit", unit);
    metric.putArray("rawData").addArray().add(value);
    return metric;
  }

  /** Adds any trial. */
  public Planted add(Trial trial) {
    trials.add(trial);
    return this;
  }

  public List<Trial> trials() {
    return List.copyOf(trials);
  }

  /** A fork that was given by its outcome alone. */
  public static Draft trial(
      Cell cell,
      String contender,
      String jdk,
      int block,
      Trial.Outcome outcome,
      @Nullable String error) {
    return new Draft(cell, contender, jdk, block, outcome, error);
  }

  /** A trial that still lacks its result. */
  public record Draft(
      Cell cell,
      String contender,
      String jdk,
      int block,
      Trial.Outcome outcome,
      @Nullable String error) {
    /** The trial without a result. */
    public Trial failed() {
      return withJmh(null, 0);
    }

    Trial withJmh(@Nullable ObjectNode jmh, int turns) {
      return new Trial(
          cell,
          contender,
          jdk,
          block,
          42,
          "cafe",
          outcome,
          error,
          Instant.parse("2026-11-22T08:00:00Z").plusSeconds(block),
          4.5,
          new Windows(10, 100, turns, 10, 30),
          IntStream.range(0, turns).map(i -> i % 2).boxed().toList(),
          jmh);
    }
  }
}
