package watershed.experiments.races;

import java.util.List;
import java.util.function.ToIntFunction;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.BenchmarkParams;
import watershed.experiments.OneThread;

/** What {@link LostUpdates} records: what was put, and what of it is missing. */
@AuxCounters(AuxCounters.Type.EVENTS)
@State(Scope.Thread)
public class Losses {
  /** Of a million, as of the other races: few samples are enough to tell. */
  static final double THRESHOLD = 100;

  /** Damage of any kind, to each design. */
  static final String ALL =
      "perMillion({* lostEntries} + {* sizeDriftEntries} + {* brokenPuts}, {* puts})";

  private List<PutRace.Round> rounds = List.of();

  @Setup
  public void prepare(BenchmarkParams params) {
    OneThread.require(params);
  }

  void of(List<PutRace.Round> all) {
    rounds = all;
  }

  /** Entries that were to be put. */
  public long puts() {
    return sum(PutRace.Round::puts);
  }

  /** Entries that are not found afterwards. */
  public long lostEntries() {
    return sum(PutRace.Round::lost);
  }

  /** How far {@code size()} is from the number of entries found, either way, over all maps. */
  public long sizeDriftEntries() {
    return sum(PutRace.Round::drift);
  }

  /** Puts that threw, and those of a map that a thread is stuck in which never ended. */
  public long brokenPuts() {
    return sum(PutRace.Round::broken);
  }

  /** Maps that a thread did not come out of. */
  public long stuckMaps() {
    return sum(round -> round.stuck() ? 1 : 0);
  }

  private long sum(ToIntFunction<PutRace.Round> part) {
    return rounds.stream().mapToInt(part).asLongStream().sum();
  }
}
