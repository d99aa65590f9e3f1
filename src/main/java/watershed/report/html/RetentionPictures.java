package watershed.report.html;

import java.util.List;
import java.util.Set;
import watershed.analysis.Series;
import watershed.analysis.Summary;
import watershed.record.Cell;
import watershed.report.View;

/** What is still held after the program is done with it. */
final class RetentionPictures {
  private static final String PEAK = "peakBytes";
  private static final String LEFT = "retainedBytes";
  private static final String REACHABLE = "reachablePercent";
  private static final int MOST = 16;
  private static final int MOST_OF_ONE = 6;

  private static final String PEAK_READING =
      "For each contender, the bytes that it holds with everything in it and those that it holds"
          + " at the end, after the removal, counted from the object graph. Symbols that lie together mean that"
          + " nothing was given back; far apart, that the memory came back.";
  private static final String BYTES_READING =
      "For each contender, the bytes that it holds at the end, from zero, counted from the object"
          + " graph. What was done before that is what the contenders differ by.";
  private static final String LINE =
      " A line is the interval over forks that holds the true value with 95 %.";
  private static final String SHARE_READING =
      "Each bar is the share of the watched values that a collection could not reclaim, from zero."
          + " At 0 % they are garbage at once; at 100 % something still holds every one of them.";

  private RetentionPictures() {}

  static Section section(Inputs inputs) {
    Gallery gallery = new Gallery("retention", MOST);
    for (View view : inputs.views()) {
      List<Places.Place> places =
          Places.all(view).stream().filter(RetentionPictures::holds).toList();
      Thinned<Places.Place> shown =
          Thinned.first(places, MOST_OF_ONE, view.info().name() + " cell");
      gallery.note(shown.notes());
      for (Places.Place place : shown.kept()) {
        boolean peak = place.view().samples().metrics(place.cell()).contains(PEAK);
        add(
            gallery,
            place,
            peak ? plot(place, "bytes", false, PEAK, LEFT) : plot(place, "bytes", true, LEFT),
            peak ? PEAK_READING : BYTES_READING);
        add(gallery, place, plot(place, "% still held", true, REACHABLE), SHARE_READING);
      }
    }
    return gallery.section(
        "retention",
        "Retention",
        "No experiment of this run counted what stays: those of section 1 do.");
  }

  private static boolean holds(Places.Place place) {
    Set<String> metrics = place.view().samples().metrics(place.cell());
    return metrics.contains(LEFT) || metrics.contains(REACHABLE);
  }

  private static void add(Gallery gallery, Places.Place place, RowPlot plot, String reading) {
    String how = reading + (plot.ranged() ? LINE : "");
    gallery.add(place.title(), how, List.of(), plot, plot.height());
  }

  private static RowPlot plot(Places.Place place, String unit, boolean bars, String... metrics) {
    View view = place.view();
    Cell cell = place.cell();
    RowPlot plot =
        new RowPlot(
                view.info().contender(), "what", Ruler.of(unit, Ruler.Scale.LINEAR), bars, "fork")
            .signs(Signs.of(List.of(List.of(name(PEAK), name(LEFT), name(REACHABLE)))));
    for (String contender : view.contenders()) {
      for (String metric : metrics) {
        Series series = view.samples().get(cell, contender, place.jdk(), metric);
        if (series != null) {
          plot.at(contender, name(metric), Summary.quantity(series));
        }
      }
    }
    return plot;
  }

  private static String name(String metric) {
    return switch (metric) {
      case PEAK -> "with everything in it";
      case LEFT -> "held at the end";
      default -> "still reachable";
    };
  }
}
