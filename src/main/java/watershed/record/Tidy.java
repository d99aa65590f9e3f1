package watershed.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Takes JMH's own JSON apart into one row per sample. */
public final class Tidy {
  private Tidy() {}

  /**
   * Every sample of every completed trial, primary and secondary, in the order of the trials.
   *
   * @throws BadInput if a trial's JSON is not JMH's, or holds no raw samples
   */
  public static List<Measurement> measurements(List<Trial> trials) {
    List<Measurement> rows = new ArrayList<>();
    for (Trial trial : trials) {
      addTo(rows, trial);
    }
    return rows;
  }

  private static void addTo(List<Measurement> rows, Trial trial) {
    JsonNode jmh = trial.jmh();
    if (!trial.completed() || jmh == null) {
      return;
    }
    String mode = required(jmh, "mode", trial).asString();
    addMetric(rows, trial, mode, Measurement.PRIMARY, required(jmh, "primaryMetric", trial));
    JsonNode secondary = jmh.get("secondaryMetrics");
    if (secondary != null) {
      for (Map.Entry<String, JsonNode> metric : secondary.properties()) {
        addMetric(rows, trial, mode, metric.getKey(), metric.getValue());
      }
    }
  }

  private static void addMetric(
      List<Measurement> rows, Trial trial, String mode, String name, JsonNode metric) {
    String unit = required(metric, "scoreUnit", trial).asString();
    double[] samples = samples(metric, trial);
    for (int i = 0; i < samples.length; i++) {
      rows.add(
          new Measurement(
              trial.cell(),
              trial.contender(),
              trial.jdk(),
              trial.block(),
              !trial.positions().isEmpty(),
              i,
              name,
              mode,
              unit,
              samples[i]));
    }
  }

  /** The raw samples of a metric of one fork, one per iteration. */
  static double[] samples(JsonNode metric, Trial trial) {
    JsonNode raw = required(metric, "rawData", trial);
    if (raw.size() != 1 || !raw.get(0).isArray()) {
      throw new BadInput(
          about(trial) + " has samples of " + raw.size() + " forks, not of one: measure it again");
    }
    double[] samples = new double[raw.get(0).size()];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = number(raw.get(0).get(i), trial);
    }
    return samples;
  }

  /** A number as JMH writes it, which puts those that JSON lacks into words. */
  static double number(JsonNode node, Trial trial) {
    return JmhNumber.of(node)
        .orElseThrow(
            () ->
                new BadInput(
                    about(trial)
                        + " has the sample "
                        + node
                        + ", which is no number: measure it again"));
  }

  /** A property that JMH always writes; absent only where the mode keeps no raw samples. */
  static JsonNode required(JsonNode parent, String property, Trial trial) {
    JsonNode value = parent.get(property);
    if (value == null) {
      throw new BadInput(
          about(trial)
              + " has no '"
              + property
              + "' in its JMH result: only modes that keep raw samples are read (thrpt, avgt, ss)");
    }
    return value;
  }

  private static String about(Trial trial) {
    return "the fork of "
        + trial.contender()
        + " on "
        + trial.jdk()
        + ", block "
        + trial.block()
        + " of "
        + trial.cell().id();
  }
}
