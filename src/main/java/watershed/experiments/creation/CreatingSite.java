package watershed.experiments.creation;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.BenchmarkParams;
import watershed.experiments.OneThread;
import watershed.probes.AllocationSites;
import watershed.subjects.NestedDesign;

/** Records where {@link CreatingLine} found the creating line in its profile. */
@AuxCounters(AuxCounters.Type.EVENTS)
@State(Scope.Thread)
public class CreatingSite {
  private double percent;
  private double mapPercent;
  private int rank;
  private int sites;

  @Setup
  public void prepare(BenchmarkParams params) {
    OneThread.require(params);
  }

  AllocationSites record(AllocationSites seen, double expected) {
    if (seen.total() == 0) {
      throw new IllegalStateException("the profiler took no sample of what was allocated");
    }
    percent = seen.percent(NestedDesign.CREATING_SITE);
    mapPercent = expected;
    rank = seen.rank(NestedDesign.CREATING_SITE);
    sites = seen.bytes().size();
    return seen;
  }

  /** Share of the creating line in all bytes sampled, in percent. */
  public double creatingSitePercent() {
    return percent;
  }

  /** Share of inner maps in all bytes really allocated, in percent: what the profile should say. */
  public double innerMapPercent() {
    return mapPercent;
  }

  /** 1 where the creating line is the top site; one more than there are sites where it is none. */
  public int creatingSiteRank() {
    return rank;
  }

  /** How many sites there are. */
  public int sites() {
    return sites;
  }
}
