package watershed.report;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import watershed.analysis.CellOrder;
import watershed.record.BadInput;
import watershed.record.Cell;

/** Finds a cell by what a person would say of it. */
final class CellChoice {
  private static final String THREADS = "threads";

  private CellChoice() {}

  /**
   * The one cell that has these values.
   *
   * @param where such as {@code puts=0 escape=escaping threads=1}; a parameter that is not named
   *     stands at its default where several cells differ in it
   * @throws BadInput if no cell has them, or several do
   */
  static Cell of(View view, String where) {
    List<Cell> cells = all(view, where);
    if (cells.size() != 1) {
      throw new BadInput(
          Numbers.count(cells.size(), "cell")
              + " of "
              + view.info().name()
              + " with '"
              + where
              + "' in "
              + view.records().name()
              + "; it has "
              + view.cells().stream().map(Cell::id).collect(Collectors.joining(", ")));
    }
    return cells.get(0);
  }

  /** Those cells, of which there may be none or several. */
  static List<Cell> all(View view, String where) {
    Map<String, String> wanted = wanted(where);
    List<Cell> cells = matching(view.cells(), wanted);
    if (cells.size() < 2) {
      return cells;
    }
    Map<String, String> more = new TreeMap<>(view.info().defaults());
    more.remove(view.info().contender());
    more.putAll(wanted);
    return matching(cells, more);
  }

  private static Map<String, String> wanted(String where) {
    Map<String, String> wanted = new TreeMap<>();
    for (String part : where.isBlank() ? List.<String>of() : List.of(where.strip().split(" +"))) {
      int equals = part.indexOf('=');
      if (equals < 1) {
        throw new BadInput("'" + part + "' names no value: write parameter=value");
      }
      wanted.put(part.substring(0, equals), part.substring(equals + 1));
    }
    return wanted;
  }

  private static List<Cell> matching(List<Cell> cells, Map<String, String> wanted) {
    return cells.stream()
        .filter(
            cell -> wanted.entrySet().stream().allMatch(e -> same(cell, e.getKey(), e.getValue())))
        .toList();
  }

  private static boolean same(Cell cell, String param, String wanted) {
    String value =
        param.equals(THREADS)
            ? Integer.toString(cell.threads())
            : cell.params().getOrDefault(param, "");
    return value.equals(wanted)
        || (CellOrder.number(value).isPresent()
            && CellOrder.number(value).equals(CellOrder.number(wanted)));
  }
}
