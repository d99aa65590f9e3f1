package watershed.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import watershed.analysis.CurveReading;
import watershed.analysis.Findings;
import watershed.analysis.SliceFinding;
import watershed.analysis.SliceFinding.Crossing;
import watershed.analysis.SliceFinding.Side;
import watershed.analysis.SliceFinding.State;
import watershed.record.Axis;
import watershed.record.Run;

/**
 * Whether a search found again what was planted: each crossing within its interval and the right
 * way round, each tie.
 */
final class PlantedCrossingText {
  private PlantedCrossingText() {}

  /** Lines; none where the search is of no plants. */
  static List<String> lines(RunRecords records, Findings findings, SliceNames names) {
    List<String> lines = new ArrayList<>();
    List<Run.ClaimInfo> claims =
        records.run().experiments().stream()
            .flatMap(info -> info.claims().stream())
            .filter(CrossingJudge::judges)
            .toList();
    for (Run.ClaimInfo claim : claims) {
      CrossingJudge.Planted planted = CrossingJudge.planted(claim);
      long crossings =
          claims.stream().map(CrossingJudge::planted).filter(p -> isOfTheSame(p, planted)).count();
      for (SliceFinding found : findings.all()) {
        if (isOf(found, planted)) {
          String place = names.label(found.slice()) + ", JDK " + found.jdk();
          String text = claim.id() + " (" + place + "): " + says(planted, crossings, found);
          lines.addAll(Wrap.text(text, "  "));
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

  private static boolean isOfTheSame(CrossingJudge.Planted p, CrossingJudge.Planted q) {
    return p.a().equals(q.a()) && p.b().equals(q.b()) && !p.tie();
  }

  /**
   * What became of a plant.
   *
   * @param crossings how many were planted between the two: one more or less is no recovery
   */
  private static String says(CrossingJudge.Planted planted, long crossings, SliceFinding found) {
    if (planted.undirected()) {
      return "not judged: " + CrossingJudge.UNDIRECTED;
    }
    if (found.state() == State.INCONCLUSIVE) {
      return "open: more blocks are needed";
    }
    String outcome = found.state() == State.INDIFFERENT ? "indifferent" : crossings(found);
    if (planted.tie()) {
      return (found.state() == State.INDIFFERENT ? "recovered: " : "MISSED: ") + outcome;
    }
    boolean held =
        found.crossings().size() == crossings
            && IntStream.range(0, found.crossings().size())
                .anyMatch(k -> isAsPlanted(found, k, planted));
    return (held ? "recovered: " : "MISSED: ")
        + outcome
        + ", planted at "
        + Numbers.of(planted.at())
        + " %, "
        + planted.below()
        + " the better below it";
  }

  /** Whether a crossing, by its number, is where it was planted, and that way round. */
  private static boolean isAsPlanted(
      SliceFinding found, int number, CrossingJudge.Planted planted) {
    Crossing c = found.crossings().get(number);
    return c.low() <= planted.at()
        && planted.at() <= c.high()
        && below(found, number).equals(planted.below());
  }

  private static String crossings(SliceFinding found) {
    return found.crossings().isEmpty()
        ? "no crossing"
        : IntStream.range(0, found.crossings().size())
            .mapToObj(k -> crossing(found, k))
            .collect(Collectors.joining(", ", "crossing at ", ""));
  }

  private static String crossing(SliceFinding found, int number) {
    Crossing c = found.crossings().get(number);
    String at = SliceNames.value(Axis.WRITES, c.at(), c.low(), c.high());
    return at + " (" + below(found, number) + " the better below it)";
  }

  /** The better one below a crossing; empty where nothing was measured. */
  private static String below(SliceFinding found, int number) {
    CurveReading reading = PairText.reading(found);
    if (reading == null) {
      return "";
    }
    return reading.sides().get(number) == Side.A ? found.pair().a() : found.pair().b();
  }
}
