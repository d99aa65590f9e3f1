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
import watershed.report.ReportParts;
import watershed.report.View;

/** Forks in the order of the run: drift and two kinds of forks are seen at a glance. */
final class ForkPictures {
  private static final int MOST = 16;
  private static final int MOST_FORKS = 200;
  private static final int HEIGHT = 360;

  /** Fewer forks than this of a contender in a cell show nothing but their number. */
  private static final int FEWEST = 3;

  private static final String WHY =
      "a fork alone in its cell is its own mean, and of two one lies as far above it as the other"
          + " below.";
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

  /**
   * The forks of an experiment.
   *
   * @param few how many more there are of cells with too few
   */
  private record Forks(View view, List<Fork> all, int few) {}

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
    List<Forks> measured =
        inputs.views().stream()
            .map(view -> forks(view, order))
            .filter(forks -> !forks.all.isEmpty() || forks.few > 0)
            .toList();
    Thinned<Forks> shown =
        Thinned.first(
            measured.stream().filter(forks -> !forks.all.isEmpty()).toList(), MOST, "experiment");
    String of = file ? "the file" : "the run";
    Signs signs = Signs.of(inputs);
    Gallery gallery = new Gallery("forks", MOST);
    gallery.note(shown.notes());
    for (Forks forks : shown.kept()) {
      Thinned<Fork> kept = Thinned.evenly(forks.all, MOST_FORKS, "fork");
      gallery.add(
          Places.name(forks.view),
          file ? OF_FILE : forks.view.inTurns() ? IN_TURNS : ALONE,
          notes(kept, forks.few),
          plot(forks.view, kept.kept(), of, signs),
          HEIGHT);
    }
    gallery.note(notDrawn(measured));
    return gallery.section("forks", "Forks in the order of " + of, "No fork completed.");
  }

  private static XyPlot plot(View view, List<Fork> forks, String of, Signs signs) {
    XyPlot plot =
        new XyPlot(
            view.info().contender(),
            Ruler.of("fork of " + of, Ruler.Scale.ORDER),
            Ruler.of("fork over its contender's mean", Ruler.Scale.RATIO),
            signs,
            false,
            "fork");
    String number = view.inTurns() ? "block " : "fork ";
    boolean several = view.jdks().size() > 1;
    for (Fork fork : forks) {
      plot.dot(
          Contenders.subject(fork.trial.contender()),
          fork.order,
          fork.relative,
          number
              + fork.trial.block()
              + ", "
              + view.label(fork.trial.cell())
              + (several ? ", " + Signs.jdk(fork.trial.jdk()) : ""));
    }
    return plot;
  }

  private static List<String> notes(Thinned<Fork> kept, int few) {
    List<String> notes = new ArrayList<>(kept.notes());
    if (few > 0) {
      notes.add(
          ReportParts.count(few, "fork")
              + (few == 1 ? " of a cell" : " of cells")
              + " with fewer than "
              + FEWEST
              + (few == 1 ? " is" : " are")
              + " left out: "
              + WHY);
    }
    return notes;
  }

  private static List<String> notDrawn(List<Forks> measured) {
    List<String> names =
        measured.stream()
            .filter(forks -> forks.all.isEmpty())
            .map(forks -> Places.name(forks.view))
            .toList();
    return names.isEmpty()
        ? List.of()
        : List.of(
            "Not drawn: "
                + String.join(", ", names)
                + ". No cell there has "
                + FEWEST
                + " forks of a contender: "
                + WHY);
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

  private static Forks forks(View view, Map<Trial, Integer> order) {
    record Of(Map<Integer, Double> byBlock, double mean) {}
    record Place(Cell cell, String contender, String jdk) {}
    Map<Place, @Nullable Of> known = new HashMap<>();
    List<Fork> forks = new ArrayList<>();
    int few = 0;
    for (Trial trial : view.trials()) {
      Place place = new Place(trial.cell(), trial.contender(), trial.jdk());
      if (!known.containsKey(place)) {
        Series series = view.samples().single(place.cell, place.contender, place.jdk);
        known.put(
            place, series == null ? null : new Of(byBlock(series), Summary.score(series).value()));
      }
      Of of = known.get(place);
      Double score = of == null ? null : of.byBlock.get(trial.block());
      if (of == null || score == null) {
        continue;
      }
      if (of.byBlock.size() < FEWEST) {
        few++;
      } else {
        forks.add(new Fork(trial, order.getOrDefault(trial, 0), score / of.mean));
      }
    }
    return new Forks(view, forks, few);
  }

  private static Map<Integer, Double> byBlock(Series series) {
    Map<Integer, Double> scores = new HashMap<>();
    for (ForkSample fork : series.forks()) {
      scores.put(fork.block(), Math.exp(fork.logMean()));
    }
    return scores;
  }
}
