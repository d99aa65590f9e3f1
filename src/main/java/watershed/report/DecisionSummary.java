package watershed.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import watershed.analysis.Decision;
import watershed.analysis.Decision.Certainty;
import watershed.analysis.DecisionTable;

/**
 * A decision table in short, a row for each slice and a column for each JDK: what is settled for
 * one design, and together what lies between.
 */
final class DecisionSummary {
  private final UnaryOperator<String> name;
  private final UnaryOperator<String> open;
  private final String next;

  /**
   * @param name how a design's name is written
   * @param open how the word is written that marks what is not settled
   * @param next what stands between one stretch and the next
   */
  DecisionSummary(UnaryOperator<String> name, UnaryOperator<String> open, String next) {
    this.name = name;
    this.open = open;
    this.next = next;
  }

  /**
   * The table.
   *
   * @param jdks in the order of the columns
   */
  CellTable table(DecisionTable table, SliceNames names, List<String> jdks) {
    Map<String, Map<String, List<Decision>>> slices = new LinkedHashMap<>();
    for (Decision row : table.rows()) {
      slices
          .computeIfAbsent(names.label(row.slice()), k -> new LinkedHashMap<>())
          .computeIfAbsent(row.jdk(), k -> new ArrayList<>())
          .add(row);
    }
    List<CellTable.Column> columns = new ArrayList<>(List.of(CellTable.Column.text("where")));
    jdks.forEach(jdk -> columns.add(CellTable.Column.text("JDK " + jdk)));
    List<List<String>> rows = new ArrayList<>();
    slices.forEach(
        (label, byJdk) -> {
          List<String> row = new ArrayList<>(List.of(label));
          jdks.forEach(jdk -> row.add(stretches(byJdk.getOrDefault(jdk, List.of()))));
          rows.add(row);
        });
    return new CellTable("What to take on " + table.machine(), columns, rows, List.of());
  }

  /**
   * How to read it.
   *
   * @param indifference largest ratio, less 1, at which two designs count as equal
   */
  static String reading(double indifference) {
    return "With 95 % no other of the designs compared is better than the one named by more than "
        + Numbers.percent(indifference)
        + ". Margins are over the second best, where they are least, [95 %]. Those not told from"
        + " the one named may be as good, or cost what is said. \"Any of\": the choice is free."
        + " Open: not settled which of them, and the wrong one costs at most what is said. Nothing"
        + " is said of what is not in the table, nor between its lines.";
  }

  private String stretches(List<Decision> rows) {
    List<String> texts = new ArrayList<>();
    List<Decision> between = new ArrayList<>();
    for (Decision row : rows) {
      boolean clear = row.certainty() == Certainty.CLEAR;
      if (!between.isEmpty() && (clear || between.get(0).readsOnly())) {
        texts.add(together(between));
        between.clear();
      }
      if (clear) {
        texts.add(
            range(row, row)
                + name.apply(row.design())
                + " by "
                + DecisionText.margin(row.least())
                + " over "
                + name.apply(row.least().design()));
      } else {
        between.add(row);
      }
    }
    if (!between.isEmpty()) {
      texts.add(together(between));
    }
    return texts.isEmpty() ? "no answer yet" : String.join(next, texts);
  }

  /** {@code 1..14.2 %: }. */
  private static String range(Decision first, Decision last) {
    boolean one = first.from() == last.to();
    return Numbers.of(first.from())
        + (one ? "" : ".." + Numbers.of(last.to()))
        + SliceNames.unit(first.slice().axis())
        + ": ";
  }

  /** Of neighbouring stretches none of which has one best design. */
  private String together(List<Decision> rows) {
    Decision first = rows.get(0);
    SortedSet<String> designs = new TreeSet<>();
    double lost = 0;
    boolean settled = true;
    boolean named = true;
    for (Decision row : rows) {
      designs.addAll(row.anyOf());
      lost = Math.max(lost, row.mostLost());
      settled &= row.certainty() != Certainty.INCONCLUSIVE;
      named &= row.certainty() == Certainty.NEAR_BEST && row.design().equals(first.design());
    }
    String most = designs.size() > 1 ? " (at most " + Numbers.of(lost) + " %)" : " leads";
    String says = settled ? "any of " + names(designs) : open.apply("open") + ": " + names(designs);
    if (named) {
      designs.remove(first.design());
      says = name.apply(first.design()) + ", not told from " + names(designs);
    }
    return range(first, rows.get(rows.size() - 1)) + says + most;
  }

  private String names(Set<String> designs) {
    return designs.stream().map(name).collect(Collectors.joining(", "));
  }
}
