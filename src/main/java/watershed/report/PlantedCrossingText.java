package watershed.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import watershed.analysis.Findings;
import watershed.analysis.SliceFinding;
import watershed.analysis.SliceFinding.Crossing;
import watershed.analysis.SliceFinding.State;
import watershed.record.Axis;
import watershed.record.Run;

/** Whether a search found again what was planted: each crossing within its interval, each tie. */
final class PlantedCrossingText {
  private PlantedCrossingText() {}

  /** Lines; none where the search is of no plants. */
  static List<String> lines(RunRecords records, Findings findings, SliceNames names) {
    List<String> lines = new ArrayList<>();
    for (Run.ExperimentInfo info : records.run().experiments()) {
      for (Run.ClaimInfo claim : info.claims()) {
        if (CrossingJudge.judges(claim)) {
          CrossingJudge.Planted planted = CrossingJudge.planted(claim);
          for (SliceFinding found : findings.all()) {
            if (isOf(found, planted)) {
              String place = names.label(found.slice()) + ", JDK " + found.jdk();
              String text = claim.id() + " (" + place + "): " + says(planted, found);
              lines.addAll(Wrap.text(text, "  "));
            }
          }
        }
      }
    }
    if (!lines.isEmpty()) {
      lines.add(0, "What was planted");
    }
    return lines;
  }

  private static boolean isOf(SliceFinding found, CrossingJudge.Planted planted) {
    return found.slice().axis() == Axis.WRITES
        && Set.of(found.pair().a(), found.pair().b()).equals(Set.of(planted.a(), planted.b()));
  }

  private static String says(CrossingJudge.Planted planted, SliceFinding found) {
    if (found.state() == State.INCONCLUSIVE) {
      return "open: more blocks are needed";
    }
    String outcome = found.state() == State.INDIFFERENT ? "indifferent" : crossings(found);
    if (planted.tie()) {
      return (found.state() == State.INDIFFERENT ? "recovered: " : "MISSED: ") + outcome;
    }
    boolean held =
        found.crossings().stream().anyMatch(c -> c.low() <= planted.at() && planted.at() <= c.high());
    return (held ? "recovered: " : "MISSED: ")
        + outcome
        + ", planted at "
        + Numbers.of(planted.at())
        + " %";
  }

  private static String crossings(SliceFinding found) {
    return found.crossings().isEmpty()
        ? "no crossing"
        : found.crossings().stream()
            .map(PlantedCrossingText::crossing)
            .collect(Collectors.joining(", ", "crossing at ", ""));
  }

  private static String crossing(Crossing c) {
    return SliceNames.value(Axis.WRITES, c.at(), c.low(), c.high());
  }
}
