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
  private static final int MOST_FORKS = 200;
  private static final int HEIGHT = 360;

  private static final String MEANS = ": its mean over the mean of its contender, cell and JDK. ";
  private static final String CLOUDS =
      "; two clouds at one contender mean two kinds of forks, such as two ways of being compiled.";
  private static final String IN_TURNS =
      "Each dot is one fork, in the order in which forks were started"
          + MEANS
          + "A slope from left to right is drift of the machine, which forks that take turns share"
          + CLOUDS;
  private static final String ALONE =
      "Each dot is one fork, in the order in which forks were started, each alone"
          + MEANS
          + "A slope from left to right is drift of the machine, which then is part of whatever is"
          + " compared"
          + CLOUDS;
  private static final String OF_FILE =
      "Each dot is one fork, in the order of the file, which does not tell when it ran"
          + MEANS
          + "Where forks ran in that order, a slope is drift of the machine, and part of whatever"
          + " is compared"
          + CLOUDS;

  private record Fork(Trial trial, int order, double relative) {}

  private ForkPictures() {}

  /** Of a run, which knows when its forks were started. */
  static Section section(Inputs inputs) {
    return section(inputs, false);
  }

  /** Of a file of JMH's, which tells no times. */
  static Section ofFile(Inputs inputs) {
    return section(inputs, true);
  }

  private static Section section(Inputs inputs, boolean file) {
    Map<Trial, Integer> order = order(inputs.records().trials());
    List<View> measured = inputs.views().stream().filter(view -> !view.cells().isEmpty()).toList();
    Thinned<View> shown = Thinned.first(measured, MOST, "experiment");
    String of = file ? "the file" : "the run";
    Gallery gallery = new Gallery("forks", MOST);
    gallery.note(shown.notes());
    for (View view : shown.kept()) {
      Thinned<Fork> forks = Thinned.evenly(forks(view, order), MOST_FORKS, "fork");
      XyPlot plot =
          new XyPlot(
              view.info().contender(),
              Ruler.of("fork of " + of, Ruler.Scale.ORDER),
              Ruler.of("fork over its contender's mean", Ruler.Scale.RATIO),
              view.contenders(),
              false,
              "fork");
      String number = view.inTurns() ? "block " : "fork ";
      for (Fork fork : forks.kept()) {
        plot.dot(
            Contenders.subject(fork.trial.contender()),
            fork.order,
            fork.relative,
            number + fork.trial.block() + ", " + view.label(fork.trial.cell()));
      }
      gallery.add(
          Places.name(view),
          file ? OF_FILE : view.inTurns() ? IN_TURNS : ALONE,
          forks.notes(),
          plot,
          HEIGHT);
    }
    return gallery.section("forks", "Forks in the order of " + of, "No fork completed.");
  }

  /** Places of trials by their start, from 1; those of one moment as they are listed. */
  private static Map<Trial, Integer> order(List<Trial> trials) {
    List<Integer> byStart =
        IntStream.range(0, trials.size())
            .boxed()
            .sorted((a, b) -> trials.get(a).started().compareTo(trials.get(b).started()))
            .toList();
    Map<Trial, Integer> order = new IdentityHashMap<>();
    for (int i = 0; i < byStart.size(); i++) {
      order.put(trials.get(byStart.get(i)), i + 1);
    }
    return order;
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
      if (of != null && score != null) {
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
