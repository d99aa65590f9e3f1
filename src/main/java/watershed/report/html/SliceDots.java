package watershed.report.html;

import java.util.ArrayList;
import java.util.List;

/** The replicates of one picture, thinned where there are more than can be told apart. */
final class SliceDots {
  private static final int MOST = 800;

  private record Dot(String name, double at, double value, String what) {}

  private final List<Dot> dots = new ArrayList<>();

  void add(String name, double at, double value, String what) {
    dots.add(new Dot(name, at, value, what));
  }

  /** Draws them; notes of what was left out. */
  List<String> into(XyPlot plot) {
    Thinned<Dot> shown = Thinned.evenly(dots, MOST, "dot");
    shown.kept().forEach(dot -> plot.dot(dot.name, dot.at, dot.value, dot.what));
    return shown.notes();
  }
}
