package watershed.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.statistics.descriptive.Mean;
import org.jspecify.annotations.Nullable;
import watershed.record.Contenders;
import watershed.record.Slice;

/**
 * All slices of a search, brought up to date block by block, so that what it knows follows from the
 * blocks and their order alone. What was worked out for a list of blocks is kept for longer ones
 * that begin with it.
 *
 * <p>Nothing is settled before every probe has been measured. Where no incumbent is named it is, on
 * each JDK, the design that was best in most cells by then, ties going to the one declared first:
 * later blocks crowd where designs are close, and a change of mind would ask new questions.
 */
final class Search {
  private final FindRules rules;
  private final ProbePlan probes;
  private final List<SliceSearch> slices = new ArrayList<>();
  private final Map<Slice, SliceSearch> bySlice = new HashMap<>();
  private final SortedMap<String, String> chosen = new TreeMap<>();
  private List<SliceBlock> seen = List.of();
  private NoisePool pool = new NoisePool(Map.of());

  Search(FindRules rules) {
    this.rules = rules;
    this.probes = ProbePlan.of(rules.plan().slices(), rules.cpus(), rules.seed());
    reset();
  }

  private void reset() {
    slices.clear();
    bySlice.clear();
    chosen.clear();
    seen = List.of();
    for (Slice slice : rules.plan().slices()) {
      SliceSearch search = new SliceSearch(slice, rules);
      slices.add(search);
      bySlice.put(slice, search);
    }
    pool = noise();
  }

  /** Goes through those blocks that are new. */
  void replay(List<SliceBlock> blocks) {
    int known = seen.size();
    boolean longer =
        blocks.size() >= known
            && blocks.subList(0, known).equals(seen)
            && (known == 0
                || blocks.size() == known
                || !blocks.get(known).sameBlock(blocks.get(known - 1)));
    if (!longer) {
      reset();
      known = 0;
    }
    for (int from = known; from < blocks.size(); ) {
      int to = from + 1;
      while (to < blocks.size() && blocks.get(to).sameBlock(blocks.get(from))) {
        to++;
      }
      learn(blocks.subList(from, to));
      from = to;
    }
    seen = List.copyOf(blocks);
  }

  private void learn(List<SliceBlock> block) {
    for (SliceBlock part : block) {
      SliceSearch slice = bySlice.get(part.slice());
      if (slice != null && rules.jdks().contains(part.jdk())) {
        slice.add(part);
      }
    }
    if (probe() != null) {
      pool = noise();
      return;
    }
    for (String jdk : rules.jdks()) {
      chosen.computeIfAbsent(jdk, this::best);
    }
    pool = noise();
    List<Track> tracks = tracks();
    slices.forEach(slice -> slice.review(tracks, pool));
  }

  /** The next probe, or null where all were measured. */
  ProbePlan.@Nullable Probe probe() {
    return probes.next((s, value) -> slices.get(s).data().blocks(value));
  }

  /** Whether a slice, by its place, has had its probes. */
  boolean probed(int slice) {
    return probes.complete(slice, (s, value) -> slices.get(s).data().blocks(value));
  }

  List<SliceSearch> slices() {
    return List.copyOf(slices);
  }

  NoisePool pool() {
    return pool;
  }

  /** The design that the others are compared with. */
  String incumbent(String jdk) {
    String named = rules.plan().incumbent();
    if (named != null) {
      return named;
    }
    String known = chosen.get(jdk);
    return known == null ? best(jdk) : known;
  }

  private String best(String jdk) {
    Map<String, Integer> wins = new HashMap<>();
    Map<Object, String> winners = new HashMap<>();
    for (SliceSearch slice : slices) {
      for (double value : slice.slice().values()) {
        String winner = winner(slice.data().at(jdk, value));
        if (winner != null && winners.put(slice.slice().cell(value), winner) == null) {
          wins.merge(winner, 1, Integer::sum);
        }
      }
    }
    String best = rules.plan().designs().get(0);
    for (String design : rules.plan().designs()) {
      if (wins.getOrDefault(design, 0) > wins.getOrDefault(best, 0)) {
        best = design;
      }
    }
    return best;
  }

  private @Nullable String winner(List<Map<String, Double>> blocks) {
    String winner = null;
    double highest = Double.NEGATIVE_INFINITY;
    for (String design : rules.plan().designs()) {
      double[] scores =
          blocks.stream()
              .filter(block -> block.containsKey(design))
              .mapToDouble(block -> block.getOrDefault(design, Double.NaN))
              .toArray();
      double score = scores.length == 0 ? Double.NEGATIVE_INFINITY : Mean.of(scores).getAsDouble();
      if (score > highest) {
        winner = design;
        highest = score;
      }
    }
    return winner;
  }

  /** Every pair that is asked for, on every JDK. */
  List<Track> tracks() {
    List<Track> tracks = new ArrayList<>();
    for (String jdk : rules.jdks()) {
      String incumbent = incumbent(jdk);
      for (String design : rules.plan().designs()) {
        if (!design.equals(incumbent)) {
          tracks.add(new Track(jdk, new Pair(incumbent, design)));
        }
      }
    }
    return tracks;
  }

  /** The incumbent against its twin, on every JDK. */
  List<Track> controls() {
    List<Track> controls = new ArrayList<>();
    for (String jdk : rules.jdks()) {
      String incumbent = incumbent(jdk);
      controls.add(new Track(jdk, new Pair(incumbent, Contenders.twinOf(incumbent))));
    }
    return controls;
  }

  /** Noise from every value that has several blocks; the read-only cells are another matter. */
  private NoisePool noise() {
    List<Track> tracks = new ArrayList<>(tracks());
    tracks.addAll(controls());
    Map<NoisePool.Key, NoisePool.Scatter> scatters = new LinkedHashMap<>();
    for (SliceSearch slice : slices) {
      for (Stretch stretch : slice.stretches()) {
        for (double value : stretch.values()) {
          if (slice.data().blocks(value) > 1) {
            Band band = rules.band(slice.slice(), value);
            tracks.forEach(
                track ->
                    scatters.merge(
                        new NoisePool.Key(track.pair(), band),
                        NoisePool.Scatter.of(slice.data().z(track, value)),
                        NoisePool.Scatter::plus));
          }
        }
      }
    }
    return new NoisePool(scatters);
  }
}
