package watershed.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import watershed.analysis.CrossoverFinder;
import watershed.analysis.Findings;
import watershed.analysis.SliceFinding;
import watershed.lab.FindProgress;
import watershed.record.Axis;

/**
 * What a search knows after some blocks.
 *
 * @param feasible what of its plan can be measured
 * @param findings what it has come to
 * @param next where to measure next; null where nothing is left to settle, or to try
 */
record SearchState(Feasible feasible, Findings findings, CrossoverFinder.@Nullable Proposal next) {
  /** How far it is, in a few words; controls are no answers. */
  FindProgress.Known known() {
    List<SliceFinding> answers = findings.all().stream().filter(f -> !f.pair().control()).toList();
    List<SliceFinding> open = answers.stream().filter(f -> !f.settled()).toList();
    int slices = feasible.plan().slices().size();
    int undone = (int) open.stream().map(f -> f.slice().id()).distinct().count();
    return new FindProgress.Known(
        slices - undone, slices, answers.size() - open.size(), open.size(), widest());
  }

  private String widest() {
    double half = findings.widest();
    boolean points = feasible.plan().slices().get(0).axis() == Axis.WRITES;
    return half == 0
        ? ""
        : String.format(Locale.ROOT, "+-%.1f %s", half, points ? "points" : "doublings");
  }

  /** About how many blocks more would settle what is open: one serves all pairs of its slice. */
  int missing() {
    Map<String, Integer> bySlice = new HashMap<>();
    for (SliceFinding finding : findings.all()) {
      if (!finding.pair().control() && !finding.settled()) {
        bySlice.merge(finding.slice().id(), findings.missing(finding), Math::max);
      }
    }
    return bySlice.values().stream().mapToInt(Integer::intValue).sum();
  }
}
