package watershed.record;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings a run that an earlier build described to the shape of {@link Run}; its file stays as it
 * is. In those builds a claim had one threshold, which its rule calls by that word, all experiments
 * stood in one package, and what a budget cut a plan from was not recorded, nor which other
 * experiment a claim is judged with.
 */
final class EarlierRun {
  private static final String PACKAGE = "watershed.experiments.";
  private static final String FIGURES = "figures";
  private static final String RULE = "rule";
  private static final String WITH = "with";
  private static final String UNCUT = "uncutBlocks";

  private EarlierRun() {}

  /** Adds to a tree what it lacks; one of this build's own stays as it is. */
  static void bringUp(JsonNode run) {
    if (run instanceof ObjectNode of && !of.has(UNCUT)) {
      of.putNull(UNCUT);
    }
    JsonNode experiments = run.get("experiments");
    if (experiments != null) {
      for (JsonNode experiment : experiments) {
        if (experiment instanceof ObjectNode of) {
          bringUpExperiment(of);
        }
      }
    }
  }

  private static void bringUpExperiment(ObjectNode experiment) {
    JsonNode name = experiment.get("name");
    if (!experiment.has("className") && name != null) {
      experiment.put("className", PACKAGE + name.asString());
    }
    if (!experiment.has("defaults")) {
      experiment.putObject("defaults");
    }
    JsonNode claims = experiment.get("claims");
    if (claims != null) {
      for (JsonNode claim : claims) {
        if (claim instanceof ObjectNode of) {
          bringUpClaim(of);
        }
      }
    }
  }

  private static void bringUpClaim(ObjectNode claim) {
    if (!claim.has(WITH)) {
      claim.put(WITH, "");
    }
    if (!claim.has(FIGURES)) {
      claim.putArray(FIGURES);
      JsonNode threshold = claim.remove("threshold");
      claim.remove("unit");
      JsonNode rule = claim.get(RULE);
      if (threshold != null && threshold.isNumber() && rule != null) {
        String number = threshold.decimalValue().stripTrailingZeros().toPlainString();
        claim.put(RULE, rule.asString().replace("the threshold", number));
      }
    }
  }
}
