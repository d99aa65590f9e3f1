package watershed.analysis;

import java.util.List;
import watershed.record.FindPlan;
import watershed.record.Slice;

/**
 * What holds for every slice of a search.
 *
 * @param plan what is asked
 * @param jdks on which every block is measured
 * @param cpus of the machine
 * @param seed of everything drawn
 * @param grids shared by slices with the same values
 */
record FindRules(FindPlan plan, List<String> jdks, int cpus, long seed, FitGrids grids) {
  FindRules {
    jdks = List.copyOf(jdks);
  }

  Margin margin() {
    return new Margin(Math.log1p(plan.indifference()));
  }

  Band band(Slice slice, double value) {
    return Band.of(slice, value, cpus);
  }

  /** Standard deviation that a block's z is fitted with. */
  double cautious(Track track, Slice slice, double value, NoisePool pool) {
    return pool.cautious(track.pair(), band(slice, value));
  }
}
