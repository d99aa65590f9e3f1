package watershed.experiments.races;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.BenchmarkParams;
import watershed.experiments.OneThread;

/** What {@link ReadAfterDelete} records: how often a deleted value was read. */
@AuxCounters(AuxCounters.Type.EVENTS)
@State(Scope.Thread)
public class StaleReads {
  /**
   * Of a million. Where 10^5 loads find nothing the bound is 3/10^5, or 30 of a million: a
   * threshold of 1 would take runs of minutes.
   */
  static final double THRESHOLD = 100;

  private Outcomes outcomes = Outcomes.none();

  @Setup
  public void prepare(BenchmarkParams params) {
    OneThread.require(params);
  }

  /**
   * Takes what was seen.
   *
   * @throws IllegalStateException if no load saw the flag: none could find what was deleted before
   */
  void of(Outcomes all) {
    outcomes = all;
    if (flagsSeen() == 0) {
      throw new IllegalStateException(
          "of "
              + all.samples()
              + " loads none saw the flag: run it for longer (-p millis=...) or on a machine that"
              + " is idle");
    }
  }

  /** How often a load met a delete. */
  public long samples() {
    return outcomes.samples();
  }

  /** How often the loading thread had seen the flag. */
  public long flagsSeen() {
    return outcomes.count(id -> id.startsWith("1"));
  }

  /** Of those, how often it found the value all the same; with UNDER_WAY, maybe not yet deleted. */
  public long staleReads() {
    return outcomes.count("1, 1"::equals);
  }
}
