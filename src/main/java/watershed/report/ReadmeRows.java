package watershed.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import watershed.analysis.Estimate;
import watershed.analysis.Ratio;
import watershed.analysis.Series;
import watershed.analysis.Summary;
import watershed.analysis.Winner;
import watershed.record.Cell;
import watershed.record.PlainText;
import watershed.record.Run;

/** The lines of {@link ReadmeTable}: one for each question that the run has a cell for. */
final class ReadmeRows {
  private static final String BYTES = "gc.alloc.rate.norm";
  private static final String WALKED = "jolBytes";

  /** Two counts of the same bytes differ by less. */
  private static final double SAME_BYTES = 0.5;

  /** The ways to an empty map that a reader may write himself, as he would write them. */
  private static final Map<String, String> WAYS =
      Map.of(
          "NULL_FIELD", "null",
          "MAP_OF", "Map.of()",
          "HASH_MAP", "HashMap",
          "HASH_MAP_0", "HashMap(0)",
          "TREE_MAP", "TreeMap",
          "LINKED_HASH_MAP", "LinkedHashMap",
          "CONCURRENT_HASH_MAP", "ConcurrentHashMap",
          "ENUM_MAP", "EnumMap");

  /** A line, left out where the run has no such cell, or several. */
  private record Place(String says, String experiment, String where) {}

  private static final List<Place> EMPTY_MAPS =
      List.of(
          new Place(
              "bytes of an empty map", "EmptyMapAllocation", "puts=0 escape=escaping threads=1"),
          new Place("with one entry", "EmptyMapAllocation", "puts=1 escape=escaping threads=1"));

  private static final List<Place> LEADERS =
      List.of(
          contention("best map: 16 384 keys, 2 threads, reads only", 2, "16384", "uniform", 0),
          contention("5 % writes", 2, "16384", "uniform", 5),
          contention("20 % writes", 2, "16384", "uniform", 20),
          contention("50 % writes", 2, "16384", "uniform", 50),
          contention("5 % writes, 1 thread", 1, "16384", "uniform", 5),
          contention("20 % writes, 1 048 576 keys", 2, "1048576", "uniform", 20),
          contention("20 % writes, Zipf", 2, "16384", "zipf", 20),
          contention("30 % writes, 64 threads", 64, "16384", "uniform", 30),
          new Place("padding, two writers", "FalseSharing", "role=writers threads=2"),
          new Place("padding, writer and reader", "FalseSharing", "role=readers threads=2"));

  private final List<View> views;
  private final List<String> jdks;
  private final List<List<String>> rows = new ArrayList<>();

  private ReadmeRows(List<View> views, List<String> jdks) {
    this.views = views;
    this.jdks = jdks;
  }

  private static Place contention(
      String says, int threads, String keys, String distribution, int writes) {
    String where =
        "mix=update keys=%s distribution=%s writes=%d threads=%d"
            .formatted(keys, distribution, writes, threads);
    return new Place(says, "Contention", where);
  }

  /** Rows of a question, one text for each JDK, and the control. */
  static List<List<String>> of(List<View> views, List<String> jdks) {
    ReadmeRows rows = new ReadmeRows(views, jdks);
    EMPTY_MAPS.forEach(rows::bytes);
    LEADERS.forEach(rows::leader);
    rows.planted();
    return rows.rows;
  }

  /** One row; none where no JDK has anything to say. */
  private void add(String says, Function<String, String> text, Function<String, String> control) {
    List<String> texts = jdks.stream().map(text).toList();
    if (texts.stream().anyMatch(t -> !t.isEmpty())) {
      List<String> row = new ArrayList<>();
      row.add(says);
      row.addAll(texts);
      row.add(
          jdks.stream().map(control).filter(t -> !t.isEmpty()).collect(Collectors.joining("; ")));
      rows.add(row);
    }
  }

  private void at(Place place, PlaceRow row) {
    for (View view : views) {
      if (view.info().name().equals(place.experiment)) {
        List<Cell> cells = CellChoice.all(view, place.where);
        if (cells.size() == 1) {
          row.write(view, cells.get(0));
        }
      }
    }
  }

  private interface PlaceRow {
    void write(View view, Cell cell);
  }

  private void bytes(Place place) {
    at(
        place,
        (view, cell) ->
            add(place.says, jdk -> allocated(view, cell, jdk), jdk -> walked(view, cell, jdk)));
  }

  private List<String> ways(View view, Cell cell, String jdk) {
    boolean empty = "0".equals(cell.params().get("puts"));
    return view.contenders().stream()
        .filter(WAYS::containsKey)
        .filter(c -> empty || !List.of("NULL_FIELD", "MAP_OF").contains(c))
        .filter(c -> view.samples().get(cell, c, jdk, BYTES) != null)
        .toList();
  }

  /** What each way allocates, those that allocate alike together. */
  private String allocated(View view, Cell cell, String jdk) {
    Map<Double, List<String>> alike = new TreeMap<>();
    for (String contender : ways(view, cell, jdk)) {
      double shown = Numbers.whole(mean(view, cell, contender, jdk, BYTES));
      alike
          .computeIfAbsent(shown, b -> new ArrayList<>())
          .add(code(Objects.requireNonNull(WAYS.get(contender))));
    }
    return alike.entrySet().stream()
        .map(e -> Numbers.of(e.getKey()) + " " + String.join(", ", e.getValue()))
        .collect(Collectors.joining("; "));
  }

  /** How what was allocated compares with what JOL finds left. */
  private String walked(View view, Cell cell, String jdk) {
    double most = 0;
    for (String contender : ways(view, cell, jdk)) {
      double walked = mean(view, cell, contender, jdk, WALKED);
      if (Double.isNaN(walked)) {
        return "";
      }
      most = Math.max(most, Math.abs(mean(view, cell, contender, jdk, BYTES) - walked));
    }
    return most < SAME_BYTES ? "equal to JOL's" : "up to " + Numbers.of(most) + " off JOL's";
  }

  private static double mean(View view, Cell cell, String contender, String jdk, String metric) {
    Series series = view.samples().get(cell, contender, jdk, metric);
    return series == null ? Double.NaN : Summary.quantity(series).value();
  }

  private void leader(Place place) {
    at(
        place,
        (view, cell) -> {
          String crowded = view.records().oversubscribed(cell) ? " (oversubscribed)" : "";
          add(
              place.says + crowded,
              jdk -> leading(view, cell, jdk),
              jdk -> control(view, view.winner(cell, jdk)));
        });
  }

  /** Who leads, by how much over the baseline or the second, and who may lead too. */
  private static String leading(View view, Cell cell, String jdk) {
    Winner winner = view.winner(cell, jdk);
    Series over = winner == null ? null : SummarySection.against(view, cell, jdk, winner);
    if (winner == null || over == null) {
      return "";
    }
    Ratio gain = view.ratio(winner.best().series(), over);
    List<Winner.Standing> tied = winner.notDistinguishable();
    return code(winner.best().series().contender())
        + (gain == null ? "" : " " + Numbers.ratio(gain) + " × " + code(over.contender()))
        + (tied.isEmpty()
            ? ""
            : tied.size() == winner.ranking().size() - 1
                ? "; too few blocks to rule any other out"
                : tied.stream()
                    .map(s -> code(s.series().contender()))
                    .collect(Collectors.joining(", ", "; may be best too: ", "")));
  }

  private static String control(View view, @Nullable Winner winner) {
    return winner == null
        ? ""
        : winner.ranking().stream()
            .map(s -> ControlSection.ratio(view, s.series()))
            .filter(Objects::nonNull)
            .map(Numbers::ratio)
            .collect(Collectors.joining(", "));
  }

  /** What was put there by the suite itself, and what came out. */
  private void planted() {
    for (View view : views) {
      if (view.info().name().equals("Planted")) {
        List<Control> controls = PlantedSection.controls(view);
        for (Run.ClaimInfo claim : view.info().claims()) {
          add(
              "planted: " + claim.says(),
              jdk ->
                  controls.stream()
                      .filter(c -> c.claim().equals(claim.id()) && c.jdk().equals(jdk))
                      .map(ReadmeRows::outcome)
                      .collect(Collectors.joining("; ")),
              jdk -> "");
        }
      }
    }
  }

  private static String outcome(Control control) {
    Estimate found = control.found();
    return (found == null ? "" : Numbers.withInterval(found) + ": ") + control.outcome();
  }

  /** A name as code, whatever it is made of. */
  static String code(String name) {
    return "`" + PlainText.plain(name).replace('`', '\'').replace("|", "\\|") + "`";
  }
}
