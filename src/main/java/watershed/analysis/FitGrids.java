package watershed.analysis;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Grids by the coordinates of their values, each laid once: slices mostly have the same. */
final class FitGrids {
  private final Map<List<Double>, FitGrid> grids = new ConcurrentHashMap<>();

  FitGrid of(AxisScale scale, Stretch stretch) {
    List<Double> x = stretch.values().stream().map(scale::x).toList();
    return grids.computeIfAbsent(
        x, k -> new FitGrid(k.stream().mapToDouble(Double::doubleValue).toArray()));
  }
}
