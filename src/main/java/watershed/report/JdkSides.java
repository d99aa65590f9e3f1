package watershed.report;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import watershed.analysis.ForkSample;
import watershed.analysis.Series;
import watershed.analysis.diff.Matched;
import watershed.analysis.diff.SideForks;
import watershed.analysis.diff.Subject;
import watershed.record.Cell;
import watershed.record.Contenders;

/** Two JDKs of one run as the sides of a comparison, for a notebook. */
public final class JdkSides {
  private JdkSides() {}

  /** The scores of every contender in every cell that was measured on both JDKs. */
  public static List<Matched> matched(Notebook run, String experiment, String from, String to) {
    View view = run.view(experiment);
    List<Matched> all = new ArrayList<>();
    for (Cell cell : view.cells()) {
      for (String contender : view.contenders()) {
        add(
            all,
            view,
            view.samples().primary(cell, contender, from),
            view.samples().primary(cell, contender, to));
      }
    }
    return all;
  }

  /** What was measured twice in each block: the same thing on both sides. */
  public static List<Matched> control(Notebook run, String experiment) {
    View view = run.view(experiment);
    List<Matched> all = new ArrayList<>();
    for (Cell cell : view.cells()) {
      for (String contender : view.contenders()) {
        for (String jdk : view.jdks()) {
          add(
              all,
              view,
              view.samples().single(cell, contender, jdk),
              view.samples().single(cell, Contenders.twinOf(contender), jdk));
        }
      }
    }
    return all;
  }

  private static void add(List<Matched> all, View view, @Nullable Series a, @Nullable Series b) {
    if (a == null || b == null) {
      return;
    }
    SortedMap<String, String> params = new TreeMap<>(a.cell().params());
    params.put(view.info().contender(), a.contender());
    Subject subject =
        new Subject(
            view.info().className(), params, a.cell().threads(), a.metric(), a.mode(), a.unit());
    boolean paired = inTurns(a) && inTurns(b);
    all.add(
        new Matched(subject, false, new SideForks(a.forks()), new SideForks(b.forks()), paired));
  }

  private static boolean inTurns(Series series) {
    return series.forks().stream().allMatch(ForkSample::inTurns);
  }
}
