package watershed.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import watershed.analysis.Expression.Reference;
import watershed.record.Cell;
import watershed.record.Measurement;
import watershed.record.Planted;
import watershed.record.Run;
import watershed.record.Trial;

/** Every place that the figures of a claim refer to, and forks that were measured there. */
final class PlantedPlaces {
  static final String JDK = "17.0.15";

  private static final int BLOCKS = 5;
  private static final String MOST = "4194304";

  /** Where trends are gone through; {@link #MOST} is the last. */
  private static final List<String> ALONG =
      List.of("64", "256", "1024", "4096", "16384", "65536", "262144", "1048576", MOST);

  /** What has a value. */
  private record Place(Cell cell, String contender, String metric) {}

  private final Run.ExperimentInfo info;
  private final List<Expression> figures;
  private final List<String> contenders;

  /** Index of its value, by place. */
  private final Map<Place, Integer> places = new LinkedHashMap<>();

  private int values;

  PlantedPlaces(Run.ExperimentInfo info, List<Expression> figures) {
    this.info = info;
    this.figures = figures;
    this.contenders =
        figures.stream().anyMatch(Expression::ofEach) ? judged() : List.of("no contender");
    for (Expression figure : figures) {
      Asked.by(figure).forEach(asked -> place(asked.reference(), asked.at()));
    }
  }

  /** The contender whose verdict is the claim's. */
  String contender() {
    return contenders.get(0);
  }

  /** Number of values. */
  int size() {
    return values;
  }

  /** Index of the value that a series is of. */
  int index(Series series) {
    Integer index = places.get(new Place(series.cell(), series.contender(), series.metric()));
    if (index == null) {
      throw new AssertionError("a figure found what was not planted: " + series);
    }
    return index;
  }

  /** Those that the claim is put to, the one whose verdict is the claim's first. */
  private List<String> judged() {
    Set<String> all = new LinkedHashSet<>(List.of(info.baseline()));
    all.addAll(info.contenders());
    all.remove(info.harness());
    all.removeIf(
        c -> figures.stream().anyMatch(f -> f.of(c).references().size() < f.references().size()));
    return List.copyOf(all);
  }

  private void place(Reference reference, Map<String, String> at) {
    for (Map.Entry<String, String> param : at.entrySet()) {
      if (param.getValue().equals(FigureCells.MOST)) {
        for (String value : along(reference, param.getKey())) {
          place(reference, FigureCells.with(at, param.getKey(), value));
        }
        return;
      }
    }
    List<Place> same = new ArrayList<>();
    for (String contender :
        reference.contender().equals(Expression.EACH)
            ? contenders
            : List.of(reference.contender())) {
      same.add(new Place(cell(reference, at), contender, reference.metric()));
    }
    if (!places.containsKey(same.get(0))) {
      int index = values++;
      same.forEach(place -> places.putIfAbsent(place, index));
    }
  }

  /** A value at which the figure refers to the parameter by name is gone through too. */
  private static Set<String> along(Reference reference, String param) {
    Set<String> along = new TreeSet<>(ALONG);
    String named = reference.params().getOrDefault(param, FigureCells.MOST);
    if (!named.equals(FigureCells.MOST)) {
      along.add(named);
    }
    return along;
  }

  private Cell cell(Reference reference, Map<String, String> at) {
    Map<String, String> params = new TreeMap<>(info.defaults());
    params.put(FigureCells.THREADS, "1");
    params.putAll(reference.params());
    params.putAll(at);
    params.remove(info.contender());
    params.replaceAll((name, value) -> value.equals(FigureCells.MOST) ? MOST : value);
    String threads = params.getOrDefault(FigureCells.THREADS, "1");
    params.remove(FigureCells.THREADS);
    int count =
        threads.endsWith("x")
            ? 2 * Integer.parseInt(threads.substring(0, threads.length() - 1))
            : Integer.parseInt(threads);
    return Cell.of(info.name(), params, count);
  }

  /** Forks of every place with those values, which scatter log-normally. */
  List<Trial> trials(double[] truth, double sd, long seed) {
    Map<Cell, Map<String, Map<String, Double>>> metrics = new LinkedHashMap<>();
    places.forEach(
        (place, index) ->
            metrics
                .computeIfAbsent(place.cell, c -> new TreeMap<>())
                .computeIfAbsent(place.contender, c -> new TreeMap<>())
                .put(place.metric, truth[index]));
    Random random = new Random(seed);
    Planted planted = new Planted(1);
    for (int b = 0; b < BLOCKS; b++) {
      int block = b;
      metrics.forEach(
          (cell, byContender) ->
              byContender.forEach(
                  (contender, byMetric) -> {
                    Map<String, Double> noisy = new TreeMap<>();
                    byMetric.forEach(
                        (metric, value) ->
                            noisy.put(metric, value * Math.exp(sd * random.nextGaussian())));
                    noisy.putIfAbsent(Measurement.PRIMARY, 1.0);
                    planted.fork(cell, contender, JDK, block, noisy);
                  }));
    }
    return planted.trials();
  }

  /** As if nothing of it could be had. */
  List<Trial> unavailable() {
    Planted planted = new Planted(1);
    places.keySet().stream()
        .map(place -> new Place(place.cell, place.contender, ""))
        .distinct()
        .forEach(
            place ->
                planted.add(
                    Planted.trial(
                            place.cell,
                            place.contender,
                            JDK,
                            0,
                            Trial.Outcome.UNAVAILABLE,
                            "planted: not to be had")
                        .failed()));
    return planted.trials();
  }
}
