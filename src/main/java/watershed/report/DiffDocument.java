package watershed.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import watershed.analysis.Direction;
import watershed.analysis.Estimate;
import watershed.analysis.diff.Control;
import watershed.analysis.diff.DiffRules;
import watershed.analysis.diff.Gate;
import watershed.analysis.diff.Quality;
import watershed.analysis.diff.Ruling;
import watershed.analysis.diff.Rulings;
import watershed.analysis.diff.Subject;
import watershed.analysis.diff.SubjectVerdict;
import watershed.analysis.diff.Unmatched;
import watershed.record.Json;
import watershed.record.Policy;
import watershed.record.Run;

/**
 * A comparison for programs: {@code diff.json}, described in GATE.md. A number that is not known is
 * null.
 *
 * @param schema version of the format
 * @param base name of the side that is compared with
 * @param next name of the side that is judged
 * @param exit code of the command
 * @param says why, one line
 * @param rules that held where the policy has none of its own
 * @param quality of the comparison
 * @param control of the A/A comparisons
 * @param gates all, held or not
 * @param subjects one for each comparison
 * @param unmatched what could not be compared
 * @param metrics that were measured and not judged
 * @param notes what a reader should know
 */
public record DiffDocument(
    int schema,
    String base,
    String next,
    int exit,
    String says,
    DiffRules rules,
    Quality quality,
    Control control,
    List<Gate> gates,
    List<Row> subjects,
    List<Alone> unmatched,
    List<String> metrics,
    List<String> notes) {
  /** Name of the file. */
  public static final String FILE = "diff.json";

  private static final String BETTER = "better";
  private static final String MORE = "more";
  private static final String LESS = "less";

  /**
   * One comparison; ratios are of the score of NEW over that of BASE.
   *
   * @param better {@code more} or {@code less}: which way the score improves
   * @param delta smallest change that mattered, as a ratio less 1
   * @param low lower bound of the change, 95 %
   * @param high upper bound
   * @param forksBase forks of the base that were used
   * @param forksNext forks of the other side
   */
  public record Row(
      String benchmark,
      Map<String, String> params,
      int threads,
      String metric,
      String mode,
      String unit,
      String better,
      boolean exact,
      boolean paired,
      int forksBase,
      int forksNext,
      String verdict,
      boolean confirmed,
      String build,
      double delta,
      @Nullable Double change,
      @Nullable Double low,
      @Nullable Double high,
      @Nullable Double p,
      @Nullable Double adjustedP,
      @Nullable Double mde80,
      int pairsNeeded,
      String reason,
      List<String> flags) {
    /** What was compared. */
    public Subject subject() {
      Direction direction =
          better.equals(MORE) ? Direction.MORE_IS_BETTER : Direction.LESS_IS_BETTER;
      return new Subject(benchmark, new TreeMap<>(params), threads, metric, mode, unit, direction);
    }
  }

  /**
   * Something that was not compared, or not to its end.
   *
   * @param event UNMATCHED, or INVALID where a side failed or no pair was measured
   * @param why one line
   * @param build what it does to a build
   */
  public record Alone(
      String benchmark,
      Map<String, String> params,
      int threads,
      String metric,
      String event,
      String why,
      String build) {
    /** What was not compared; how it is measured is not known here. */
    public Subject subject() {
      return new Subject(benchmark, new TreeMap<>(params), threads, metric, "", "");
    }
  }

  /** Makes the document. */
  public static DiffDocument of(ComparedNames sides, Rulings rulings) {
    List<Alone> alone = new ArrayList<>();
    for (int i = 0; i < rulings.unmatched().size(); i++) {
      Unmatched unmatched = rulings.matching().unmatched().get(i);
      Subject s = unmatched.subject();
      alone.add(
          new Alone(
              s.benchmark(),
              s.params(),
              s.threads(),
              s.metric(),
              unmatched.event().name(),
              unmatched.why(),
              word(rulings.unmatched().get(i))));
    }
    return new DiffDocument(
        Run.SCHEMA,
        sides.base(),
        sides.next(),
        rulings.exit(),
        rulings.says(),
        rulings.findings().rules(),
        rulings.findings().quality(),
        rulings.findings().control(),
        rulings.findings().gates(),
        rulings.subjects().stream().map(DiffDocument::row).toList(),
        alone,
        rulings.matching().metrics().stream().sorted().toList(),
        rulings.matching().notes());
  }

  private static Row row(Ruling ruling) {
    SubjectVerdict v = ruling.verdict();
    Subject s = v.matched().subject();
    Estimate.Interval interval = v.change().interval();
    return new Row(
        s.benchmark(),
        s.params(),
        s.threads(),
        s.metric(),
        s.mode(),
        s.unit(),
        better(s.direction()),
        v.matched().exact(),
        v.matched().paired(),
        v.matched().a().forks().size(),
        v.matched().b().forks().size(),
        v.verdict().name(),
        v.confirmed(),
        word(ruling.weight()),
        ruling.delta(),
        known(v.change().value()),
        interval == null ? null : known(interval.low()),
        interval == null ? null : known(interval.high()),
        known(v.p()),
        known(v.adjustedP()),
        known(v.mde80()),
        v.pairsNeeded(),
        v.reason(),
        v.flags());
  }

  private static String word(Policy.Weight weight) {
    return weight.name().toLowerCase(Locale.ROOT);
  }

  private static @Nullable Double known(double x) {
    return Double.isFinite(x) ? x : null;
  }

  /**
   * Reads the file of this or an earlier build, which did not say which way a metric improves.
   *
   * @throws watershed.record.BadInput if it cannot be read or is no comparison
   */
  public static DiffDocument read(Path file) {
    JsonNode tree = Json.readTree(file);
    for (JsonNode row : tree.path("subjects")) {
      if (row instanceof ObjectNode of && !of.has(BETTER)) {
        String mode = text(of, "mode");
        of.put(BETTER, better(Direction.of(mode, text(of, "metric"), text(of, "unit"))));
      }
    }
    return Json.convert(tree, DiffDocument.class, "'" + file + "'");
  }

  private static String text(JsonNode row, String property) {
    JsonNode value = row.get(property);
    return value != null && value.isString() ? value.stringValue() : "";
  }

  private static String better(Direction direction) {
    return direction == Direction.MORE_IS_BETTER ? MORE : LESS;
  }
}
