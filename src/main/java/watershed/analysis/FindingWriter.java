package watershed.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import org.apache.commons.statistics.descriptive.Mean;
import org.jspecify.annotations.Nullable;
import watershed.analysis.SliceFinding.Crossing;
import watershed.analysis.SliceFinding.Range;
import watershed.analysis.SliceFinding.State;
import watershed.record.Axis;
import watershed.record.Slice;

/** Puts what a search holds into findings. */
final class FindingWriter {
  private final FindRules rules;
  private final Search search;

  FindingWriter(FindRules rules, Search search) {
    this.rules = rules;
    this.search = search;
  }

  /** A finding for each slice, JDK and pair; controls only where the twin was measured. */
  List<SliceFinding> all() {
    List<SliceFinding> all = new ArrayList<>();
    List<SliceSearch> slices = search.slices();
    for (int s = 0; s < slices.size(); s++) {
      SliceSearch slice = slices.get(s);
      boolean probed = search.probed(s);
      for (Track track : search.tracks()) {
        all.add(finding(slice, track, probed));
      }
      for (Track control : search.controls()) {
        if (blocks(slice, control) > 0) {
          all.add(finding(slice, control, probed));
        }
      }
    }
    return all;
  }

  private static int blocks(SliceSearch slice, Track track) {
    return slice.slice().values().stream()
        .mapToInt(value -> slice.data().z(track, value).length)
        .sum();
  }

  private SliceFinding finding(SliceSearch slice, Track track, boolean probed) {
    PairReading reading = slice.shown(track, search.pool());
    boolean contradicted = contradicted(slice, track, reading);
    State state = probed && !contradicted ? reading.state() : State.INCONCLUSIVE;
    List<Crossing> crossings =
        state == State.CROSSING || state == State.INCONCLUSIVE
            ? crossings(slice, track, reading, state == State.CROSSING)
            : List.of();
    int blocks = blocks(slice, track);
    return new SliceFinding(
        slice.slice(),
        track.jdk(),
        track.pair(),
        state,
        reading.zones(),
        crossings,
        reading.curve(),
        measured(slice, track, reading),
        blocks,
        sigma(slice, track),
        note(slice, track, probed, contradicted, state, blocks),
        readOnly(slice, track));
  }

  /** The cell without writes is on no curve, and does not count. */
  private static @Nullable Range measured(SliceSearch slice, Track track, PairReading reading) {
    DoubleSummaryStatistics values =
        reading.curve().values().stream()
            .filter(value -> slice.data().z(track, value).length > 0)
            .mapToDouble(Double::doubleValue)
            .summaryStatistics();
    return values.getCount() == 0 ? null : new Range(values.getMin(), values.getMax());
  }

  private static boolean contradicted(SliceSearch slice, Track track, PairReading reading) {
    for (int k = 0; k < reading.crosses().size(); k++) {
      if (slice.verdict(track, k) == Claim.Verdict.CONTRADICTED) {
        return true;
      }
    }
    return false;
  }

  private static List<Crossing> crossings(
      SliceSearch slice, Track track, PairReading reading, boolean settled) {
    List<Crossing> crossings = new ArrayList<>();
    List<PairReading.Cross> crosses = reading.crosses();
    for (int k = 0; k < crosses.size(); k++) {
      boolean confirmed = settled && slice.verdict(track, k) == Claim.Verdict.CONFIRMED;
      crossings.add(crossing(crosses.get(k), confirmed));
    }
    if (settled) {
      reading.leaps().forEach(leap -> crossings.add(crossing(leap, false)));
    }
    crossings.sort(Comparator.comparingDouble(Crossing::at));
    return crossings;
  }

  private static Crossing crossing(PairReading.Cross cross, boolean confirmed) {
    return new Crossing(cross.at(), cross.low(), cross.high(), confirmed);
  }

  private double sigma(SliceSearch slice, Track track) {
    double sigma = 0;
    for (double value : slice.slice().values()) {
      Band band = rules.band(slice.slice(), value);
      sigma = Math.max(sigma, search.pool().sigma(track.pair(), band));
    }
    return sigma;
  }

  private @Nullable String note(
      SliceSearch slice,
      Track track,
      boolean probed,
      boolean contradicted,
      State state,
      int blocks) {
    if (state != State.INCONCLUSIVE) {
      return null;
    }
    List<Double> lacking =
        slice.slice().values().stream().filter(v -> slice.data().lacks(track, v)).toList();
    if (blocks == 0) {
      return lacking.isEmpty() ? "not measured yet" : "no block completed both";
    }
    if (!lacking.isEmpty()) {
      return "blocks at "
          + slice.slice().axis().label()
          + " "
          + number(lacking.get(0))
          + (lacking.size() > 1 ? " and " + (lacking.size() - 1) + " more" : "")
          + " lack one of the two";
    }
    if (!probed) {
      return "not all of its probes are measured";
    }
    if (contradicted) {
      return "fresh blocks contradict its crossing, and its "
          + slice.data().blocks()
          + " blocks are spent";
    }
    return slice.open() ? "still open" : "not settled by " + slice.data().blocks() + " blocks";
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  private @Nullable Estimate readOnly(SliceSearch slice, Track track) {
    Slice line = slice.slice();
    if (line.axis() != Axis.WRITES || !line.values().contains(0.0)) {
      return null;
    }
    double[] z = slice.data().z(track, 0);
    if (z.length == 0) {
      return null;
    }
    double sigma = rules.cautious(track, line, 0, search.pool());
    double mean = Mean.of(z).getAsDouble();
    double half = Margin.Z * sigma / Math.sqrt(z.length);
    Estimate.Interval interval = new Estimate.Interval(mean - half, mean + half);
    return new Estimate(Math.exp(mean), interval.map(Math::exp), sigma, z.length);
  }
}
