package watershed.record;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Drops the lead-ins from JMH's JSON of one fork whose JMH did not know of them. */
public final class JmhLeadIns {
  private static final String RAW = "rawData";

  private JmhLeadIns() {}

  /**
   * Keeps the last iteration of every turn, and makes scores and errors of those, as JMH would.
   * Secondary metrics that have another number of samples than the primary one are no iterations'
   * and stay.
   *
   * @param element JMH's object of one benchmark; changed
   * @param perTurn iterations of a turn, lead-ins included
   * @throws BadInput if it has no raw samples of one fork, or not of whole turns
   */
  public static void drop(ObjectNode element, int perTurn) {
    if (!(element.get("primaryMetric") instanceof ObjectNode primary)) {
      throw new BadInput("JMH's result has no 'primaryMetric'");
    }
    ArrayNode raw = iterations(primary);
    if (raw == null || raw.isEmpty() || raw.size() % perTurn != 0) {
      throw new BadInput(
          "JMH's result has no raw samples of whole turns: only modes that keep them are measured"
              + " (thrpt, avgt, ss)");
    }
    if (perTurn == 1) {
      return;
    }
    int iterations = raw.size();
    if (element.get("secondaryMetrics") instanceof ObjectNode secondary) {
      for (Map.Entry<String, JsonNode> metric : secondary.properties()) {
        if (metric.getValue() instanceof ObjectNode own) {
          ArrayNode samples = iterations(own);
          if (samples != null && samples.size() == iterations) {
            drop(own, samples, perTurn);
          }
        }
      }
    }
    drop(primary, raw, perTurn);
  }

  private static @Nullable ArrayNode iterations(ObjectNode metric) {
    JsonNode raw = metric.get(RAW);
    return raw != null && raw.size() == 1 && raw.get(0) instanceof ArrayNode fork ? fork : null;
  }

  private static void drop(ObjectNode metric, ArrayNode all, int perTurn) {
    double[] before = new double[all.size()];
    double[] kept = new double[all.size() / perTurn];
    ArrayNode fork = Json.mapper().createArrayNode();
    for (int i = 0; i < before.length; i++) {
      before[i] = number(all.get(i));
      if ((i + 1) % perTurn == 0) {
        kept[i / perTurn] = before[i];
        fork.add(all.get(i));
      }
    }
    JsonNode unit = metric.get("scoreUnit");
    JsonNode score = metric.get("score");
    if (unit == null || score == null) {
      throw new BadInput("JMH's result has a metric without score or unit");
    }
    JmhPooled.Policy policy =
        JmhPooled.policyBehind(number(score), before).decided(unit.asString());
    metric.setAll(new JmhPooled(kept, policy).toJson());
    metric.putArray(RAW).add(fork);
    JmhJson.words(metric);
  }

  private static double number(JsonNode node) {
    return JmhNumber.of(node)
        .orElseThrow(() -> new BadInput("JMH's result has " + node + " where a number is due"));
  }
}
