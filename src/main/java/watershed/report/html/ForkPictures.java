package watershed.report.html;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import watershed.analysis.ForkSample;
import watershed.analysis.Series;
import watershed.analysis.Summary;
import watershed.record.Cell;
import watershed.record.Contenders;
import watershed.record.Trial;
import watershed.report.View;

/** Forks in the order of the run: drift and two kinds of forks are seen at a glance. */
final class ForkPictures {
  private static final int MOST = 16;
  private static final int MOST_FORKS = 500;
  private static final int HEIGHT = 360;

  private static final String READING =
      "Each dot is one fork, in the order in which forks were started: its mean over the mean of"
          + " its contender, cell and JDK. A slope from left to right is drift of the machine,"
          + " which forks that take turns share; two clouds at one contender mean two kinds of"
          + " forks, such as two ways of being compiled.";

  private record Fork(Trial trial, int order, double relative) {}

  private ForkPictures() {}

  static Section section(Inputs inputs) {
    List<Trial> trials = inputs.records().trials();
    List<Integer> byStart =
        IntStream.range(0, trials.size())
            .boxed()
            .sorted((a, b) -> trials.get(a).started().compareTo(trials.get(b).started()))
            .toList();
    Map<Trial, Integer> order = new IdentityHashMap<>();
    for (int i = 0; i < byStart.size(); i++) {
      order.put(trials.get(byStart.get(i)), i + 1);
    }
    List<View> measured = inputs.views().stream().filter(view -> !view.cells().isEmpty()).toList();
    Thinned<View> shown = Thinned.first(measured, MOST, "experiment");
    List<Picture> pictures = new ArrayList<>();
    for (View view : shown.kept()) {
      Thinned<Fork> forks = Thinned.evenly(forks(view, order), MOST_FORKS, "fork");
      XyPlot plot =
          new XyPlot(
              view.info().contender(),
              Ruler.of("fork of the run", Ruler.Scale.ORDER),
              Ruler.of("fork over its contender's mean", Ruler.Scale.RATIO),
              view.contenders(),
              false);
      for (Fork fork : forks.kept()) {
        plot.dot(
            Contenders.subject(fork.trial.contender()),
            fork.order,
            fork.relative,
            "block " + fork.trial.block() + ", " + view.label(fork.trial.cell()));
      }
      if (!plot.empty()) {
        pictures.add(
            Picture.chart(
                "forks-" + (pictures.size() + 1),
                Places.name(view),
                READING,
                forks.notes(),
                plot,
                HEIGHT));
      }
    }
    return new Section(
        "forks",
        "Forks in the order of the run",
        pictures.isEmpty() ? List.of("No fork completed.") : shown.notes(),
        List.of(),
        pictures,
        List.of());
  }

  private static List<Fork> forks(View view, Map<Trial, Integer> order) {
    record Of(Map<Integer, Double> byBlock, double mean) {}
    record Place(Cell cell, String contender, String jdk) {}
    Map<Place, @Nullable Of> known = new HashMap<>();
    List<Fork> forks = new ArrayList<>();
    for (Trial trial : view.trials()) {
      Place place = new Place(trial.cell(), trial.contender(), trial.jdk());
      if (!known.containsKey(place)) {
        Series series = view.samples().single(place.cell, place.contender, place.jdk);
        known.put(
            place, series == null ? null : new Of(byBlock(series), Summary.score(series).value()));
      }
      Of of = known.get(place);
      Double score = of == null ? null : of.byBlock.get(trial.block());
      if (of != null && score != null && score / of.mean > 0) {
        forks.add(new Fork(trial, order.getOrDefault(trial, 0), score / of.mean));
      }
    }
    return forks;
  }

  private static Map<Integer, Double> byBlock(Series series) {
    Map<Integer, Double> scores = new HashMap<>();
    for (ForkSample fork : series.forks()) {
      scores.put(fork.block(), Math.exp(fork.logMean()));
    }
    return scores;
  }
}
