package watershed.record;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One point of an experiment's parameter space, at which all its contenders are compared.
 *
 * @param experiment simple name of the experiment's class
 * @param params every {@code @Param} but the contender, by name
 * @param threads number of JMH threads
 */
public record Cell(String experiment, SortedMap<String, String> params, int threads)
    implements Comparable<Cell> {
  public Cell {
    params = Collections.unmodifiableSortedMap(new TreeMap<>(params));
  }

  public static Cell of(String experiment, Map<String, String> params, int threads) {
    return new Cell(experiment, new TreeMap<>(params), threads);
  }

  /** A stable, readable identity: {@code Contention{keys=1024,writes=5} x2}. */
  public String id() {
    StringBuilder id = new StringBuilder(experiment).append('{');
    String separator = "";
    for (Map.Entry<String, String> p : params.entrySet()) {
      id.append(separator).append(p.getKey()).append('=').append(p.getValue());
      separator = ",";
    }
    return id.append("} x").append(threads).toString();
  }

  @Override
  public int compareTo(Cell other) {
    return id().compareTo(other.id());
  }
}
