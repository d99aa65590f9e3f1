package watershed.experiments.races;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.BenchmarkParams;
import watershed.experiments.OneThread;

/** What {@link CheckThenAct} records: how often two callers initialised what one should have. */
@AuxCounters(AuxCounters.Type.EVENTS)
@State(Scope.Thread)
public class Initialisations {
  private Outcomes outcomes = Outcomes.none();

  @Setup
  public void prepare(BenchmarkParams params) {
    OneThread.require(params);
  }

  void of(Outcomes all) {
    outcomes = all;
  }

  /** How often two callers asked for one value at once. */
  public long samples() {
    return outcomes.samples();
  }

  /** Of those, how often two values were made. */
  public long duplicateInits() {
    return outcomes.count(Initialisations::twice);
  }

  /** And how often each caller was left with a value of its own. */
  public long differingValues() {
    return outcomes.count(id -> id.charAt(0) != id.charAt("1, ".length()));
  }

  /** Two values made, of a million samples. */
  public double duplicateInitsPerMillion() {
    return outcomes.perMillion(Initialisations::twice);
  }

  /** The arbiter's result comes last. */
  private static boolean twice(String id) {
    return id.endsWith(", 2");
  }
}
