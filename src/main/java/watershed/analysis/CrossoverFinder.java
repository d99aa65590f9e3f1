package watershed.analysis;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import watershed.record.FindPlan;
import watershed.record.Slice;

/**
 * Says where to measure next to find where designs overtake one another, and what is known so far
 * (METHOD, Crossover).
 *
 * <p>For each slice, pair and JDK a curve of z = ln(gain of a over b) is fitted to all blocks.
 * First come probes spread over all slices. Then the next block goes where, of everything that is
 * open, it is least certain who is better: where 1.96·sd − |mean| is greatest. As all designs take
 * turns in each block, it serves every pair of its slice. Once all slices are settled or have had
 * their blocks, crossings are confirmed by fresh blocks at both ends of their intervals; one that
 * is contradicted opens its slice again.
 *
 * <p>Whatever it answers follows from the plan, the seed, and the blocks in the order in which they
 * were measured; what it keeps between calls only saves time. Not for use by several threads.
 */
public final class CrossoverFinder {
  private final FindRules rules;
  private final Search search;

  /**
   * One block to measure.
   *
   * @param value of the slice's axis
   * @param reason in a few words
   */
  public record Proposal(Slice slice, double value, String reason) {}

  /**
   * A search.
   *
   * @param plan what is asked
   * @param jdks {@link watershed.record.Jdk#id()} of each on which every block is measured
   * @param cpus of the machine: slices with more threads are never fitted with those of fewer
   * @param seed of the probes' order and of sampled curves
   */
  public CrossoverFinder(FindPlan plan, List<String> jdks, int cpus, long seed) {
    this(plan, jdks, cpus, seed, new FitGrids());
  }

  /** As the other, with grids that others may use too. */
  CrossoverFinder(FindPlan plan, List<String> jdks, int cpus, long seed, FitGrids grids) {
    this.rules = new FindRules(plan, jdks, cpus, seed, grids);
    this.search = new Search(rules);
  }

  /**
   * Where to measure next.
   *
   * @param blocks all so far, in the order in which they were measured
   * @return null when every slice is settled or has had its blocks, and every crossing was put to
   *     the test
   */
  public @Nullable Proposal next(List<SliceBlock> blocks) {
    search.replay(blocks);
    ProbePlan.Probe probe = search.probe();
    if (probe != null) {
      return new Proposal(
          rules.plan().slices().get(probe.slice()),
          probe.value(),
          probe.repeat() == 0 ? "first look" : "repeated, for the noise");
    }
    Proposal open = leastCertain();
    return open == null ? confirmation() : open;
  }

  private @Nullable Proposal leastCertain() {
    Proposal proposal = null;
    double most = Double.NEGATIVE_INFINITY;
    List<Track> tracks = search.tracks();
    for (SliceSearch slice : search.slices()) {
      if (!slice.open()) {
        continue;
      }
      for (Track track : tracks) {
        PairReading.Candidate worst = slice.reading(track, search.pool()).worst();
        if (worst != null && worst.straddle() > most) {
          most = worst.straddle();
          proposal = new Proposal(slice.slice(), worst.value(), about(track) + " is least certain");
        }
      }
    }
    return proposal;
  }

  /** A block for the first slice that wants some, at the value that has had fewest of its own. */
  private @Nullable Proposal confirmation() {
    for (SliceSearch slice : search.slices()) {
      Map<Double, Integer> wanted = slice.wanted();
      if (wanted.isEmpty()) {
        continue;
      }
      double value = Double.NaN;
      int most = 0;
      for (Map.Entry<Double, Integer> entry : wanted.entrySet()) {
        if (entry.getValue() > most) {
          value = entry.getKey();
          most = entry.getValue();
        }
      }
      return new Proposal(slice.slice(), value, "confirms " + about(slice.claimedAt(value).get(0)));
    }
    return null;
  }

  private String about(Track track) {
    String pair = track.pair().a() + " / " + track.pair().b();
    return rules.jdks().size() > 1 ? pair + " on " + track.jdk() : pair;
  }

  /** What is known, settled or not. */
  public Findings findings(List<SliceBlock> blocks) {
    search.replay(blocks);
    SortedMap<String, String> incumbents = new TreeMap<>();
    rules.jdks().forEach(jdk -> incumbents.put(jdk, search.incumbent(jdk)));
    List<SliceFinding> all = new FindingWriter(rules, search).all();
    return new Findings(incumbents, all, rules.plan().indifference());
  }
}
