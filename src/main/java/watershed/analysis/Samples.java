package watershed.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import watershed.record.Cell;
import watershed.record.Contenders;
import watershed.record.Measurement;
import watershed.record.Tidy;
import watershed.record.Trial;

/** The completed trials of a run, by cell, contender, JDK and metric. */
public final class Samples {
  private record Key(Cell cell, String contender, String jdk, String metric) {}

  private final Map<Key, Series> series = new LinkedHashMap<>();
  private final Map<Cell, Set<String>> metrics = new HashMap<>();

  private Samples() {}

  /**
   * Sorts trials into series. Failed ones have no samples and are left to the caller.
   *
   * @throws watershed.record.BadInput if a trial's JSON is not JMH's
   */
  public static Samples of(List<Trial> trials) {
    Map<Key, List<ForkSample>> forks = new LinkedHashMap<>();
    Map<Key, Measurement> example = new HashMap<>();
    Samples samples = new Samples();
    for (Trial trial : trials) {
      Map<String, List<Double>> values = new LinkedHashMap<>();
      for (Measurement m : Tidy.measurements(List.of(trial))) {
        values.computeIfAbsent(m.metric(), k -> new ArrayList<>()).add(m.value());
        example.putIfAbsent(new Key(m.cell(), m.contender(), m.jdk(), m.metric()), m);
      }
      values.forEach(
          (metric, list) ->
              forks
                  .computeIfAbsent(
                      new Key(trial.cell(), trial.contender(), trial.jdk(), metric),
                      k -> new ArrayList<>())
                  .add(new ForkSample(trial.block(), !trial.positions().isEmpty(), list)));
    }
    forks.forEach(
        (key, list) -> {
          Measurement m = example.get(key);
          if (m == null) {
            throw new IllegalStateException("no sample of " + key);
          }
          list.sort(Comparator.comparingInt(ForkSample::block));
          samples.series.put(
              key,
              new Series(key.cell, key.contender, key.jdk, key.metric, m.mode(), m.unit(), list));
          samples.metrics.computeIfAbsent(key.cell, k -> new TreeSet<>()).add(key.metric);
        });
    return samples;
  }

  /** The series of a metric, or null where no fork gave it. */
  public @Nullable Series get(Cell cell, String contender, String jdk, String metric) {
    return series.get(new Key(cell, contender, jdk, metric));
  }

  /**
   * The series of the benchmark's own score, or null where no fork completed. Where the contender
   * has a twin, both speak for it: they are the same thing measured twice in each block.
   */
  public @Nullable Series primary(Cell cell, String contender, String jdk) {
    Series one = single(cell, contender, jdk);
    Series twin = single(cell, Contenders.twinOf(contender), jdk);
    return one == null || twin == null ? one : one.with(twin);
  }

  /** Both forks of each block where {@link #primary} makes one of a contender's and its twin's. */
  public List<ForkSample> apart(Cell cell, String contender, String jdk) {
    Series one = single(cell, contender, jdk);
    Series twin = single(cell, Contenders.twinOf(contender), jdk);
    return one == null || twin == null ? List.of() : one.apart(twin);
  }

  /** As {@link #primary}, without what a twin adds. */
  public @Nullable Series single(Cell cell, String contender, String jdk) {
    return get(cell, contender, jdk, Measurement.PRIMARY);
  }

  /** Names of all metrics that any fork in that cell gave, sorted. */
  public Set<String> metrics(Cell cell) {
    return metrics.getOrDefault(cell, Set.of());
  }

  /** Every cell with a completed fork, sorted as {@link CellOrder}. */
  public List<Cell> cells(String experiment) {
    return metrics.keySet().stream()
        .filter(cell -> cell.experiment().equals(experiment))
        .sorted(CellOrder.NATURAL)
        .toList();
  }
}
