package watershed.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import watershed.analysis.Estimate;

/** What a comparison of two sides came to, one row for each subject. */
final class ForestPicture {
  private static final int MOST = 200;
  private static final String READING =
      "Each row is one benchmark: its score on the second side over that on the first, with the 95"
          + " % interval, coloured by the verdict; the line at 1 is no change. An interval that"
          + " crosses 1 has not shown a change, and only one that lies wholly within what counts as"
          + " equal has shown that there is none.";

  private record Row(String subject, String verdict, Estimate change) {}

  private ForestPicture() {}

  static Section section(Inputs inputs) {
    JsonNode diff = inputs.diff();
    List<Row> rows = diff == null ? List.of() : rows(diff);
    Thinned<Row> shown = Thinned.first(rows, MOST, "subject");
    List<Picture> pictures = new ArrayList<>();
    if (!rows.isEmpty()) {
      RowPlot plot =
          new RowPlot(
                  "benchmark", "verdict", Ruler.of("B over A", Ruler.Scale.RATIO), false, "pair")
              .reference(1);
      shown.kept().forEach(row -> plot.at(row.subject, row.verdict, row.change));
      pictures.add(
          Picture.chart(
              "forest",
              "Change from the first side to the second",
              READING,
              shown.notes(),
              plot,
              plot.height()));
    }
    return Section.of(
        "diff",
        "Comparison of two sides",
        pictures,
        "No comparison lies in this run's directory: \"diff\" makes one.");
  }

  private static List<Row> rows(JsonNode diff) {
    List<Row> rows = new ArrayList<>();
    JsonNode subjects = diff.get("subjects");
    if (subjects == null || !subjects.isArray()) {
      return rows;
    }
    for (JsonNode node : subjects) {
      Estimate change = change(node);
      JsonNode verdict = node.get("verdict");
      if (change != null && verdict != null) {
        rows.add(new Row(subject(node), verdict.asString(), change));
      }
    }
    return rows;
  }

  private static String subject(JsonNode node) {
    JsonNode matched = node.get("matched");
    JsonNode subject = matched == null ? node.get("subject") : matched.get("subject");
    if (subject == null || !subject.isObject()) {
      return subject == null ? "unnamed" : subject.asString();
    }
    JsonNode params = subject.get("params");
    String named =
        params == null
            ? ""
            : params.properties().stream()
                .map((Map.Entry<String, JsonNode> e) -> e.getKey() + "=" + e.getValue().asString())
                .collect(Collectors.joining(", ", " ", ""));
    String metric = text(subject, "metric");
    return text(subject, "benchmark")
        + (named.isBlank() ? "" : named)
        + " x"
        + text(subject, "threads")
        + (metric.isEmpty() || metric.equals("primary") ? "" : " " + metric);
  }

  private static String text(JsonNode node, String property) {
    JsonNode value = node.get(property);
    return value == null ? "" : value.asString();
  }

  private static @Nullable Estimate change(JsonNode node) {
    JsonNode change = node.get("change");
    if (change == null) {
      return null;
    }
    JsonNode value = change.isObject() ? change.get("value") : change;
    if (value == null || !value.isNumber()) {
      return null;
    }
    JsonNode interval = change.isObject() ? change.get("interval") : node;
    Double low = number(interval, "low", "lo");
    Double high = number(interval, "high", "hi");
    JsonNode n = change.isObject() ? change.get("n") : node.get("n");
    return new Estimate(
        value.doubleValue(),
        low == null || high == null ? null : new Estimate.Interval(low, high),
        Double.NaN,
        n == null || !n.isNumber() ? 1 : n.intValue());
  }

  private static @Nullable Double number(@Nullable JsonNode node, String... names) {
    for (String name : names) {
      JsonNode value = node == null ? null : node.get(name);
      if (value != null && value.isNumber()) {
        return value.doubleValue();
      }
    }
    return null;
  }
}
