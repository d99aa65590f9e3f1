package watershed.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads {@code policy.json}, which a person wrote: every slip is told with its place. */
public final class PolicyFile {
  private static final String DELTA = "delta";
  private static final String FAILS = "fails";
  private static final String WARNS = "warns";
  private static final String CONFIRMED_ONLY = "confirmedOnly";
  private static final String BENCHMARK = "benchmark";
  private static final String METRIC = "metric";
  private static final String SCHEMA = "schema";
  private static final String LEAST_QUALITY = "leastQuality";
  private static final String RULES = "rules";
  private static final String BETTER = "better";
  private static final int BEST_QUALITY = 100;

  private static final List<String> FIELDS =
      List.of(SCHEMA, DELTA, LEAST_QUALITY, FAILS, WARNS, CONFIRMED_ONLY, RULES);
  private static final List<String> RULE_FIELDS =
      List.of(BENCHMARK, METRIC, DELTA, FAILS, WARNS, CONFIRMED_ONLY, BETTER);

  private final String where;

  private PolicyFile(String where) {
    this.where = where;
  }

  /**
   * The text of a file.
   *
   * @throws BadInput if it cannot be read
   */
  public static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw WholeFile.unreadable(file, e);
    }
  }

  /**
   * Reads the text of a policy.
   *
   * @param where names it in messages
   * @throws BadInput if it is no policy, with the place: a field that is not known is refused, with
   *     the nearest that is
   */
  public static Policy of(String text, String where) {
    return new PolicyFile(where).policy(Json.parse(text, where, "mend it there (POLICY.md)"));
  }

  private Policy policy(JsonNode tree) {
    requireFields(tree, FIELDS);
    JsonNode schema = tree.get(SCHEMA);
    if (schema != null && !(schema.isInt() && schema.intValue() == Run.SCHEMA)) {
      throw wrong(
          "has schema " + PlainText.oneLine(schema.toString()) + ", known is " + Run.SCHEMA);
    }
    Policy usual = Policy.USUAL;
    @Nullable Set<Policy.Event> fails = events(tree, FAILS);
    @Nullable Set<Policy.Event> warns = events(tree, WARNS);
    @Nullable Boolean confirmed = flag(tree);
    return new Policy(
        delta(tree),
        leastQuality(tree),
        fails == null ? usual.fails() : fails,
        warns == null ? usual.warns() : warns,
        confirmed != null && confirmed,
        rules(tree));
  }

  private double leastQuality(JsonNode tree) {
    JsonNode least = tree.get(LEAST_QUALITY);
    if (least == null) {
      return Policy.USUAL.leastQuality();
    }
    double value = least.isNumber() ? least.doubleValue() : Double.NaN;
    if (!(value >= 0 && value <= BEST_QUALITY)) {
      throw wrong("has '" + LEAST_QUALITY + "' " + shown(least) + ": give a number from 0 to 100");
    }
    return value;
  }

  private List<Policy.Rule> rules(JsonNode tree) {
    JsonNode given = tree.get(RULES);
    if (given == null) {
      return List.of();
    }
    if (!given.isArray()) {
      throw wrong("has '" + RULES + "' that are no list");
    }
    List<Policy.Rule> rules = new ArrayList<>();
    for (JsonNode rule : given) {
      rules.add(new PolicyFile(where + ", rule " + (rules.size() + 1)).rule(rule));
    }
    return rules;
  }

  private Policy.Rule rule(JsonNode rule) {
    requireFields(rule, RULE_FIELDS);
    Glob metric = glob(rule, METRIC);
    return new Policy.Rule(
        glob(rule, BENCHMARK),
        metric,
        delta(rule),
        events(rule, FAILS),
        events(rule, WARNS),
        flag(rule),
        better(rule, metric));
  }

  /** Which way the metrics of a rule improve; the score's mode tells it of the score. */
  private Policy.@Nullable Better better(JsonNode rule, Glob metric) {
    JsonNode given = rule.get(BETTER);
    if (given == null) {
      return null;
    }
    String name = given.isString() ? given.stringValue().toUpperCase(Locale.ROOT) : "";
    if (Arrays.stream(Policy.Better.values()).noneMatch(known -> known.name().equals(name))) {
      throw wrong("has 'better' " + shown(given) + ": give \"more\" or \"less\"");
    }
    if (metric.matches(Measurement.PRIMARY)) {
      throw wrong(
          "has 'better' for a 'metric' that covers the score, whose mode tells that: name others");
    }
    return Policy.Better.valueOf(name);
  }

  private void requireFields(JsonNode object, List<String> known) {
    if (!object.isObject()) {
      throw wrong("is no object");
    }
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      if (!known.contains(field.getKey())) {
        throw wrong(
            "has the unknown field '"
                + PlainText.oneLine(field.getKey())
                + "'"
                + Nearest.hint(field.getKey(), known)
                + " (known: "
                + String.join(", ", known)
                + ")");
      }
    }
  }

  private Glob glob(JsonNode rule, String field) {
    JsonNode glob = rule.get(field);
    if (glob == null) {
      return Glob.ANY;
    }
    if (!glob.isString() || glob.stringValue().isEmpty()) {
      throw wrong("has '" + field + "' " + shown(glob) + ": give a name, with * for any text");
    }
    return new Glob(glob.stringValue());
  }

  private @Nullable Double delta(JsonNode object) {
    JsonNode delta = object.get(DELTA);
    if (delta == null) {
      return null;
    }
    double value = delta.isNumber() ? delta.doubleValue() : Double.NaN;
    if (!(value > 0 && value < 1)) {
      throw wrong("has 'delta' " + shown(delta) + ": give a share such as 0.03, above 0, under 1");
    }
    return value;
  }

  private @Nullable Boolean flag(JsonNode object) {
    JsonNode flag = object.get(CONFIRMED_ONLY);
    if (flag == null) {
      return null;
    }
    if (!flag.isBoolean()) {
      throw wrong("has '" + CONFIRMED_ONLY + "' " + shown(flag) + ": give true or false");
    }
    return flag.booleanValue();
  }

  private @Nullable Set<Policy.Event> events(JsonNode object, String field) {
    JsonNode given = object.get(field);
    if (given == null) {
      return null;
    }
    if (!given.isArray()) {
      throw wrong("has '" + field + "' " + shown(given) + ": give a list such as [\"REGRESSED\"]");
    }
    EnumSet<Policy.Event> events = EnumSet.noneOf(Policy.Event.class);
    for (JsonNode event : given) {
      events.add(event(event, field));
    }
    return events;
  }

  private Policy.Event event(JsonNode node, String field) {
    String name = node.isString() ? node.stringValue().toUpperCase(Locale.ROOT) : "";
    List<String> known = Arrays.stream(Policy.Event.values()).map(Enum::name).toList();
    if (!known.contains(name)) {
      throw wrong(
          "has in '"
              + field
              + "' "
              + shown(node)
              + Nearest.hint(name, known)
              + " (known: "
              + String.join(", ", known)
              + ")");
    }
    return Policy.Event.valueOf(name);
  }

  private static String shown(JsonNode node) {
    return PlainText.oneLine(node.toString());
  }

  private BadInput wrong(String says) {
    return new BadInput(where + " " + says);
  }
}
