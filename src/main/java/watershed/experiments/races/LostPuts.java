package watershed.experiments.races;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.BenchmarkParams;
import watershed.experiments.OneThread;

/** What {@link FirstPuts} records: how often an entry was lost, or miscounted. */
@AuxCounters(AuxCounters.Type.EVENTS)
@State(Scope.Thread)
public class LostPuts {
  private Outcomes outcomes = Outcomes.none();

  @Setup
  public void prepare(BenchmarkParams params) {
    OneThread.require(params);
  }

  void of(Outcomes all) {
    outcomes = all;
  }

  /** How often two first puts met. */
  public long samples() {
    return outcomes.samples();
  }

  /** Of those, how often not both entries were found. */
  public long lostPuts() {
    return outcomes.count(id -> !id.startsWith("2"));
  }

  /** How often the map's size was not the number of entries found. */
  public long miscounts() {
    return outcomes.count(id -> id.charAt(0) != id.charAt(id.length() - 1));
  }
}
