package watershed.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.statistics.descriptive.Mean;
import org.jspecify.annotations.Nullable;
import watershed.record.Slice;

/**
 * The search along one slice: open until all its pairs are settled at once or it has had its
 * blocks, then held while its crossings are confirmed. What it holds is what it showed when it
 * closed; blocks that confirm do not move it, but all count where one contradicts and it opens
 * again.
 */
final class SliceSearch {
  private final Slice slice;
  private final FindRules rules;
  private final AxisScale scale;
  private final List<Stretch> stretches;
  private final SliceData data = new SliceData();
  private final Map<Track, Memo> memos = new HashMap<>();
  private final Map<Claim, Claim.Verdict> verdicts = new LinkedHashMap<>();

  private SliceData fresh = new SliceData();
  private @Nullable Map<Track, PairReading> held;
  private int version;

  /** What a reading follows from: as long as that is the same, so is the reading. */
  private record Memo(int version, List<Double> sigmas, PairReading reading) {}

  SliceSearch(Slice slice, FindRules rules) {
    this.slice = slice;
    this.rules = rules;
    this.scale = new AxisScale(slice);
    this.stretches = scale.stretches(rules.cpus());
  }

  Slice slice() {
    return slice;
  }

  SliceData data() {
    return data;
  }

  List<Stretch> stretches() {
    return stretches;
  }

  void add(SliceBlock block) {
    data.add(block);
    fresh.add(block);
    version++;
  }

  boolean open() {
    return held == null;
  }

  private boolean spent() {
    return data.blocks() >= rules.plan().mostBlocks();
  }

  /**
   * Closes the slice if there is nothing left to ask, opens it again if fresh blocks contradict it.
   *
   * @param tracks pairs that decide
   */
  void review(List<Track> tracks, NoisePool pool) {
    if (!open() && !verdicts.isEmpty() && wanted().isEmpty()) {
      verdicts.replaceAll((claim, old) -> claim.judge(fresh, slice, rules, pool));
      if (verdicts.containsValue(Claim.Verdict.CONTRADICTED) && !spent()) {
        held = null;
        verdicts.clear();
      }
    }
    if (open() && (spent() || tracks.stream().allMatch(t -> reading(t, pool).worst() == null))) {
      close(tracks, pool);
    }
  }

  private void close(List<Track> tracks, NoisePool pool) {
    Map<Track, PairReading> readings = new LinkedHashMap<>();
    for (Track track : tracks) {
      PairReading reading = reading(track, pool);
      readings.put(track, reading);
      if (reading.state() == SliceFinding.State.CROSSING) {
        List<PairReading.Cross> crosses = reading.crosses();
        for (int k = 0; k < crosses.size(); k++) {
          PairReading.Cross c = crosses.get(k);
          verdicts.put(
              new Claim(track, k, c.aBefore(), c.lastBefore(), c.firstAfter()),
              Claim.Verdict.UNCLEAR);
        }
      }
    }
    held = readings;
    fresh = new SliceData();
  }

  /** Fresh blocks that are still wanted, by value; empty while it is open. */
  Map<Double, Integer> wanted() {
    Map<Double, Integer> wanted = new TreeMap<>();
    if (!open()) {
      for (Claim claim : verdicts.keySet()) {
        for (double value : List.of(claim.low(), claim.high())) {
          int lacking = Claim.FRESH - fresh.blocks(value);
          if (lacking > 0) {
            wanted.put(value, lacking);
          }
        }
      }
    }
    return wanted;
  }

  /** Whose crossing lies at a value that fresh blocks are wanted for. */
  List<Track> claimedAt(double value) {
    return verdicts.keySet().stream()
        .filter(claim -> claim.low() == value || claim.high() == value)
        .map(Claim::track)
        .distinct()
        .toList();
  }

  /** What fresh blocks said of a crossing; null where it was not asked or is not yet told. */
  Claim.@Nullable Verdict verdict(Track track, int number) {
    return wanted().isEmpty()
        ? verdicts.entrySet().stream()
            .filter(e -> e.getKey().track().equals(track) && e.getKey().number() == number)
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(null)
        : null;
  }

  /** What is held of a pair, or known now. */
  PairReading shown(Track track, NoisePool pool) {
    PairReading reading = held == null ? null : held.get(track);
    return reading == null ? reading(track, pool) : reading;
  }

  /** What is known of a pair from all blocks so far. */
  PairReading reading(Track track, NoisePool pool) {
    Map<Band, Double> byBand = new EnumMap<>(Band.class);
    List<Double> sigmas = new ArrayList<>();
    for (Stretch stretch : stretches) {
      for (double value : stretch.values()) {
        Band band = rules.band(slice, value);
        sigmas.add(byBand.computeIfAbsent(band, b -> rules.cautious(track, slice, value, pool)));
      }
    }
    Memo memo = memos.get(track);
    if (memo == null || memo.version != version || !memo.sigmas.equals(sigmas)) {
      memo = new Memo(version, sigmas, read(track, sigmas));
      memos.put(track, memo);
    }
    return memo.reading;
  }

  private PairReading read(Track track, List<Double> sigmas) {
    List<StretchReading> readings = new ArrayList<>();
    Set<Double> dead = new HashSet<>();
    int first = 0;
    for (Stretch stretch : stretches) {
      int size = stretch.values().size();
      dead.addAll(dead(track, stretch));
      readings.add(read(track, stretch, sigmas.subList(first, first + size)));
      first += size;
    }
    return new PairReading(readings, scale, rules.margin(), dead);
  }

  /** Values that lack one of the pair, or whose next measured value to either side does. */
  private List<Double> dead(Track track, Stretch stretch) {
    List<Double> dead = new ArrayList<>();
    List<Double> unmeasured = new ArrayList<>();
    boolean lacking = false;
    for (double value : stretch.values()) {
      if (data.blocks(value) == 0) {
        (lacking ? dead : unmeasured).add(value);
        continue;
      }
      lacking = data.lacks(track, value);
      if (lacking) {
        dead.add(value);
        dead.addAll(unmeasured);
      }
      unmeasured.clear();
    }
    return dead;
  }

  private StretchReading read(Track track, Stretch stretch, List<Double> sigmas) {
    GaussianProcess.Observations seen = observations(track, stretch, sigmas);
    Margin margin = rules.margin();
    if (!stretch.fitted() || seen.size() == 0) {
      return new ApartReading(stretch, scale, margin, seen);
    }
    FitGrid grid = rules.grids().of(scale, stretch);
    int[] at = new int[seen.size()];
    for (int i = 0; i < at.length; i++) {
      at[i] = grid.at(seen.at[i]);
    }
    CurveFit fit = new CurveFit(grid, new GaussianProcess.Observations(at, seen.y, seen.variance));
    double precision = rules.plan().precision();
    return new FittedReading(stretch, scale, margin, precision, fit, rules.seed());
  }

  /** Mean z of each value that has blocks, by its place, with the variance σ²/k of k blocks. */
  private GaussianProcess.Observations observations(
      Track track, Stretch stretch, List<Double> sigmas) {
    int size = stretch.values().size();
    int[] at = new int[size];
    double[] mean = new double[size];
    double[] variance = new double[size];
    int n = 0;
    for (int i = 0; i < size; i++) {
      double[] z = data.z(track, stretch.values().get(i));
      if (z.length > 0) {
        at[n] = i;
        mean[n] = Mean.of(z).getAsDouble();
        variance[n] = sigmas.get(i) * sigmas.get(i) / z.length;
        n++;
      }
    }
    return new GaussianProcess.Observations(
        Arrays.copyOf(at, n), Arrays.copyOf(mean, n), Arrays.copyOf(variance, n));
  }
}
