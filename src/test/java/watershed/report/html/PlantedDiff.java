package watershed.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import watershed.analysis.diff.Control;
import watershed.analysis.diff.DiffRules;
import watershed.analysis.diff.Gate;
import watershed.analysis.diff.Quality;
import watershed.record.Json;
import watershed.report.DiffDocument;

/**
 * A comparison with one subject that got slower, one without a ratio, one without a partner and one
 * of which a side failed.
 */
final class PlantedDiff {
  private PlantedDiff() {}

  /** A comparison as its file has it. */
  static DiffDocument of(String name) {
    DiffDocument.Row row =
        new DiffDocument.Row(
            name,
            Map.of("size", "1"),
            1,
            "primary",
            "avgt",
            "ns/op",
            "less",
            false,
            true,
            10,
            10,
            "REGRESSED",
            true,
            "fails",
            0.03,
            1.05,
            1.02,
            1.08,
            0.001,
            0.002,
            0.02,
            5,
            "slower",
            List.of());
    DiffDocument document =
        new DiffDocument(
            1,
            "JDK 17",
            "JDK 25",
            1,
            "1 of 1 comparisons fails",
            DiffRules.USUAL,
            new Quality(80, List.of(new Quality.Part("forks", 1, 80, "10 a side"))),
            new Control(0, 0, "no A/A comparison"),
            List.of(new Gate("machine", true, true, "the same")),
            List.of(row, from0(name)),
            List.of(
                new DiffDocument.Alone(
                    name, Map.of(), 1, "primary", "UNMATCHED", "only in A", "warns"),
                new DiffDocument.Alone(
                    name,
                    Map.of("size", "3"),
                    2,
                    "primary",
                    "INVALID",
                    "a fork of side B failed",
                    "fails")),
            List.of(),
            List.of());
    return Json.mapper().readValue(Json.line(document), DiffDocument.class);
  }

  /** A comparison of 72 subjects whose names are long and alike at both ends. */
  static DiffDocument ofManyParameters() {
    List<DiffDocument.Row> rows = new ArrayList<>();
    for (String design : List.of("RWLock", "RWLockFair", "NonBlockingHashMap")) {
      for (String keys : List.of("1024", "16384", "1048576")) {
        for (String writes : List.of("0", "5", "20", "50")) {
          Map<String, String> params =
              Map.of(
                  "design", design,
                  "distribution", keys.equals("1024") ? "zipf" : "uniform",
                  "keys", keys,
                  "mix", writes.equals("5") ? "churn" : "update",
                  "writes", writes);
          rows.add(small(params, "primary", "ops/us"));
          rows.add(small(params, "gc.alloc.rate.norm", "B/op"));
        }
      }
    }
    DiffDocument one = of("org.x.Codec.run");
    return new DiffDocument(
        one.schema(),
        one.base(),
        one.next(),
        one.exit(),
        one.says(),
        one.rules(),
        one.quality(),
        one.control(),
        one.gates(),
        rows,
        List.of(),
        List.of(),
        List.of());
  }

  private static DiffDocument.Row small(Map<String, String> params, String metric, String unit) {
    return new DiffDocument.Row(
        "org.x.Contention",
        params,
        2,
        metric,
        "thrpt",
        unit,
        metric.equals("primary") ? "more" : "less",
        false,
        true,
        10,
        10,
        "SMALL",
        false,
        "passes",
        0.03,
        1.02,
        1.01,
        1.03,
        0.01,
        0.02,
        0.01,
        5,
        "",
        List.of());
  }

  private static DiffDocument.Row from0(String name) {
    return new DiffDocument.Row(
        name,
        Map.of("size", "2"),
        1,
        "gc.alloc.rate.norm",
        "avgt",
        "B/op",
        "less",
        true,
        true,
        10,
        10,
        "REGRESSED",
        true,
        "fails",
        0.03,
        null,
        null,
        null,
        null,
        null,
        null,
        0,
        "0 B/op in every fork of A, 24 in every one of B",
        List.of());
  }
}
