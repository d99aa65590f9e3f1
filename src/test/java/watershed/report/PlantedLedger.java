package watershed.report;

import java.util.List;
import java.util.Map;
import watershed.record.Cell;
import watershed.record.Planted;
import watershed.record.PlantedRuns;
import watershed.record.Run;
import watershed.record.Trial;

/** Records of which the ledger has a row of every kind. */
final class PlantedLedger {
  static final String OLD = "17.0.15";
  static final String NEW = "25.0.3";
  static final Cell CELL = Cell.of("Tables", Map.of("removed", "99"), 1);

  private PlantedLedger() {}

  static Run.ClaimInfo claim(String id, String go, String of, String relation, double threshold) {
    return new Run.ClaimInfo(
        id,
        "It says so",
        go,
        "",
        List.of(new Run.FigureInfo(of, "", relation, threshold, "ratio")));
  }

  static Run.ExperimentInfo info(String section, String name, Run.ClaimInfo... claims) {
    return new Run.ExperimentInfo(
        name,
        "watershed.experiments." + name,
        section,
        "What stays",
        "map",
        "",
        "",
        List.of(),
        "HashMap",
        List.of("HashMap", "TreeMap", "SkipList"),
        Map.of("map", "HashMap", "removed", "99"),
        List.of(claims));
  }

  /** Three blocks on both JDKs: HashMap keeps all, TreeMap nothing but on the later JDK. */
  static List<Trial> trials() {
    Planted planted = new Planted(1);
    for (int block = 0; block < 3; block++) {
      for (String jdk : List.of(OLD, NEW)) {
        double tree = jdk.equals(OLD) ? 10 : 1000;
        planted.fork(CELL, "HashMap", jdk, block, Map.of("bytes", 1000.0, "peak", 1000.0));
        planted.fork(CELL, "TreeMap", jdk, block, Map.of("bytes", tree, "peak", 1000.0));
      }
    }
    return planted.trials();
  }

  static RunRecords records(List<Trial> trials, Run.ExperimentInfo... infos) {
    Run run = PlantedRuns.run(List.of(infos), Map.of(CELL, 3));
    return new RunRecords(
        "2026-11-22-jdk17.0.15", PlantedRuns.machine(), run, trials, null, List.of());
  }

  static RunRecords records() {
    return records(
        trials(),
        info("1.10", "Later", claim("1.10-x", "", "{HashMap bytes}", "ABOVE", 1)),
        info(
            "1.1",
            "Tables",
            claim("1.1-b-each", "40 MB", "{* bytes} / {* peak}", "ABOVE", 0.9),
            claim("1.1-a-tree", "", "{TreeMap bytes} / {TreeMap peak}", "ABOVE", 0.9),
            claim("1.1-c-misses", "", "{HashMap cache-misses}", "ABOVE", 1)));
  }

  static String flat(String text) {
    return text.replaceAll("\\s+", " ");
  }
}
