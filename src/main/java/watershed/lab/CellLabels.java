package watershed.lab;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import watershed.record.Cell;
import watershed.record.PlannedCell;

/** Names cells by what varies in a plan: {@code Contention keys=16384 writes=5, 2 threads}. */
final class CellLabels {
  private CellLabels() {}

  /** Short names of the cells of a plan, each experiment by its own varying parameters. */
  static Function<Cell, String> of(List<PlannedCell> plan) {
    Map<String, Map<String, Set<String>>> values = new HashMap<>();
    for (PlannedCell planned : plan) {
      Cell cell = planned.cell();
      Map<String, Set<String>> own =
          values.computeIfAbsent(cell.experiment(), e -> new HashMap<>());
      cell.params().forEach((k, v) -> own.computeIfAbsent(k, n -> new HashSet<>()).add(v));
    }
    return cell -> {
      Map<String, Set<String>> own = values.getOrDefault(cell.experiment(), Map.of());
      String varying =
          cell.params().entrySet().stream()
              .filter(p -> own.getOrDefault(p.getKey(), Set.of()).size() > 1)
              .map(p -> " " + p.getKey() + "=" + p.getValue())
              .collect(Collectors.joining());
      return cell.experiment() + varying + ", " + Progress.count(cell.threads(), "thread");
    };
  }
}
