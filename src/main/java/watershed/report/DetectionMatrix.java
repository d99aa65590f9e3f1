package watershed.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What checkers said of each class, put together from the texts that forks kept: a line of names,
 * {@code class}, {@code truth} and those of checkers, then one for each class, up to an empty one;
 * two blanks or more between the columns.
 */
final class DetectionMatrix {
  private static final Pattern COLUMNS = Pattern.compile(" {2,}");

  /** Columns before those of checkers: the class and what is true of it. */
  private static final int NAMES = 2;

  private final Map<String, Row> rows = new LinkedHashMap<>();
  private final Set<String> checkers = new LinkedHashSet<>();
  private int unread;

  /** A class: what is true of its field, and what each checker says. */
  private static final class Row {
    final String truth;
    final Map<String, String> verdicts = new TreeMap<>();

    Row(String truth) {
      this.truth = truth;
    }
  }

  /** Adds what a fork kept. Where two forks differ on a class, both stand. */
  void add(String text) {
    List<String> lines = text.lines().takeWhile(line -> !line.isBlank()).toList();
    List<String> head = lines.isEmpty() ? List.of() : columns(lines.get(0));
    if (head.size() <= NAMES || !head.get(0).equals("class")) {
      unread += Math.max(1, lines.size());
      return;
    }
    checkers.addAll(head.subList(NAMES, head.size()));
    for (String line : lines.subList(1, lines.size())) {
      List<String> said = columns(line);
      if (said.size() != head.size()) {
        unread++;
        continue;
      }
      Row row = rows.computeIfAbsent(said.get(0), name -> new Row(said.get(1)));
      for (int i = NAMES; i < said.size(); i++) {
        row.verdicts.merge(head.get(i), said.get(i), DetectionMatrix::both);
      }
    }
  }

  private static String both(String one, String other) {
    return one.equals(other) ? one : one + " / " + other;
  }

  private static List<String> columns(String line) {
    return List.of(COLUMNS.split(line.strip()));
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /** Names of all checkers that said anything. */
  Set<String> checkers() {
    return checkers;
  }

  /** Lines that are no such thing. */
  int unread() {
    return unread;
  }

  /**
   * A row for each class: its name, what is true of it, and what the checkers say.
   *
   * @param order of the checkers
   */
  List<List<String>> rows(Collection<String> order) {
    List<List<String>> texts = new ArrayList<>();
    rows.forEach(
        (name, row) -> {
          List<String> cells = new ArrayList<>(List.of(name, row.truth));
          order.forEach(checker -> cells.add(row.verdicts.getOrDefault(checker, "-")));
          texts.add(cells);
        });
    return texts;
  }
}
