package watershed.report;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import watershed.analysis.ClaimVerdict;
import watershed.analysis.Estimate;
import watershed.analysis.Ledger;
import watershed.record.Json;
import watershed.record.Run;

/**
 * The ledger of verdicts as it is stored: numbers, not texts.
 *
 * @param schema version of the file formats, {@link Run#SCHEMA}
 * @param machine {@link watershed.record.Machine#id()}
 * @param run directory of the run, below its machine's
 * @param preset of the run
 * @param coverage one for each JDK
 * @param claims by section
 */
public record LedgerFile(
    int schema,
    String machine,
    String run,
    String preset,
    List<Coverage> coverage,
    List<Claim> claims) {
  /** Name of the file within a run's directory. */
  public static final String FILE = "ledger.json";

  /**
   * Numbers of claims.
   *
   * @param claims of the document
   * @param selfTests claims of the laboratory about itself, counted apart
   * @param recovered self-tests that are confirmed
   */
  public record Coverage(
      String jdk, int claims, int withVerdict, int settled, int selfTests, int recovered) {}

  /** One claim. */
  public record Claim(
      String section,
      String id,
      String says,
      String goTruth,
      String rule,
      String experiment,
      String command,
      List<Verdict> verdicts) {}

  /** What one JDK says to it. */
  public record Verdict(
      String jdk,
      String verdict,
      String reason,
      List<Figure> figures,
      List<Part> contenders,
      List<String> notes,
      List<String> evidence) {}

  /** The claim put to one contender. */
  public record Part(String contender, String verdict, String reason, List<Figure> figures) {}

  /**
   * One figure.
   *
   * @param value null where no finite number came out
   * @param low lower end of the 95 % interval; null where there is none
   * @param high upper end
   */
  public record Figure(
      String what,
      @Nullable Double value,
      @Nullable Double low,
      @Nullable Double high,
      String unit,
      int blocks,
      String claimed) {}

  /** The ledger of a run. */
  public static LedgerFile of(Judgements judgements) {
    RunRecords records = judgements.records();
    Ledger ledger = judgements.ledger();
    return new LedgerFile(
        Run.SCHEMA,
        records.machine().id(),
        records.name(),
        records.run().preset(),
        ledger.coverage().stream().map(LedgerFile::numbers).toList(),
        ledger.rows().stream().map(LedgerFile::claim).toList());
  }

  private static Coverage numbers(Ledger.Coverage c) {
    return new Coverage(c.jdk(), c.claims(), c.given(), c.settled(), c.selfTests(), c.recovered());
  }

  /**
   * Reads a ledger. Builds that did not count self-tests apart counted them as claims: coverage is
   * counted again, from the claims themselves.
   *
   * @throws watershed.record.BadInput if it cannot be read
   */
  public static LedgerFile read(Path file) {
    JsonNode tree = Json.readTree(file);
    if (tree.get("coverage") instanceof ArrayNode coverage) {
      for (JsonNode one : coverage) {
        if (one instanceof ObjectNode of && !of.has("selfTests")) {
          of.put("selfTests", 0);
          of.put("recovered", 0);
        }
      }
    }
    LedgerFile stored = Json.convert(tree, LedgerFile.class, "'" + file + "'");
    return new LedgerFile(
        stored.schema,
        stored.machine,
        stored.run,
        stored.preset,
        stored.coverage.stream().map(c -> stored.counted(c.jdk)).toList(),
        stored.claims);
  }

  private Coverage counted(String jdk) {
    return new Coverage(
        jdk,
        count(jdk, false, v -> true),
        count(jdk, false, ClaimVerdict.Verdict::given),
        count(jdk, false, ClaimVerdict.Verdict::settled),
        count(jdk, true, v -> true),
        count(jdk, true, v -> v == ClaimVerdict.Verdict.CONFIRMED));
  }

  private int count(String jdk, boolean selfTests, Predicate<ClaimVerdict.Verdict> which) {
    Set<String> labels =
        Arrays.stream(ClaimVerdict.Verdict.values())
            .filter(which)
            .map(ClaimVerdict.Verdict::label)
            .collect(Collectors.toSet());
    long found =
        claims.stream()
            .filter(claim -> Ledger.isSelfTest(claim.section) == selfTests)
            .flatMap(claim -> claim.verdicts.stream())
            .filter(v -> v.jdk.equals(jdk) && labels.contains(v.verdict))
            .count();
    return (int) found;
  }

  private static Claim claim(Ledger.Row row) {
    return new Claim(
        row.section(),
        row.claim().id(),
        row.claim().says(),
        row.claim().goTruth(),
        LedgerTexts.rule(row),
        row.experiment(),
        row.command(),
        row.verdicts().stream().map(LedgerFile::verdict).toList());
  }

  private static Verdict verdict(ClaimVerdict v) {
    return new Verdict(
        v.jdk(),
        v.verdict().label(),
        v.reason(),
        figures(v.figures()),
        v.parts().stream()
            .map(
                p -> new Part(p.contender(), p.verdict().label(), p.reason(), figures(p.figures())))
            .toList(),
        v.notes(),
        v.evidence());
  }

  private static List<Figure> figures(List<ClaimVerdict.Figure> figures) {
    return figures.stream().map(LedgerFile::figure).toList();
  }

  private static Figure figure(ClaimVerdict.Figure figure) {
    Estimate value = figure.value();
    Estimate.Interval interval = value.interval();
    return new Figure(
        figure.what(),
        finite(value.value()),
        interval == null ? null : finite(interval.low()),
        interval == null ? null : finite(interval.high()),
        figure.unit(),
        value.n(),
        figure.claimed());
  }

  private static @Nullable Double finite(double x) {
    return Double.isFinite(x) ? Double.valueOf(x) : null;
  }
}
