package watershed.report;

import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.function.ToIntFunction;
import watershed.record.Trial;
import watershed.record.Windows;

/** How completed forks were measured: in turns, alone or by single shots, each kind by itself. */
final class HowText {
  private HowText() {}

  /**
   * {@code in turns: warm-up 8 x 100 ms, ...}; where there are several kinds, {@code 191 of them in
   * turns: ...; 231 of them one after the other: 1..4 single shots each, ...}.
   *
   * @param done completed forks, one at least
   */
  static String of(List<Trial> done) {
    List<Trial> shots = done.stream().filter(t -> t.windows().areShots()).toList();
    List<Trial> timed = done.stream().filter(t -> !t.windows().areShots()).toList();
    List<Trial> turns = timed.stream().filter(t -> !t.positions().isEmpty()).toList();
    List<Trial> alone = timed.stream().filter(t -> t.positions().isEmpty()).toList();
    List<String> kinds = new ArrayList<>();
    if (!turns.isEmpty()) {
      kinds.add(count(turns, done) + "in turns: " + windows(turns));
    }
    if (!alone.isEmpty()) {
      kinds.add(count(alone, done) + "each alone: " + windows(alone));
    }
    if (!shots.isEmpty()) {
      kinds.add(
          count(shots, done)
              + "one after the other: "
              + span(shots, Windows::rounds)
              + " single shots each, "
              + span(shots, Windows::warmupRounds)
              + " to warm up");
    }
    return String.join("; ", kinds);
  }

  private static String count(List<Trial> kind, List<Trial> done) {
    return kind.size() == done.size() ? "" : kind.size() + " of them ";
  }

  private static String windows(List<Trial> timed) {
    return "warm-up "
        + span(timed, Windows::warmupRounds)
        + " x "
        + span(timed, Windows::warmupMillis)
        + " ms, then "
        + span(timed, Windows::rounds)
        + " rounds of "
        + span(timed, Windows::leadInMillis)
        + " ms thrown away and "
        + span(timed, Windows::windowMillis)
        + " ms measured";
  }

  private static String span(List<Trial> trials, ToIntFunction<Windows> of) {
    IntSummaryStatistics all =
        trials.stream().mapToInt(t -> of.applyAsInt(t.windows())).summaryStatistics();
    return all.getMin() == all.getMax()
        ? Integer.toString(all.getMin())
        : all.getMin() + ".." + all.getMax();
  }
}
