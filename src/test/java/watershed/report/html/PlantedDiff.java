package watershed.report.html;

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

  private static DiffDocument.Row from0(String name) {
    return new DiffDocument.Row(
        name,
        Map.of("size", "2"),
        1,
        "gc.alloc.rate.norm",
        "avgt",
        "B/op",
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
