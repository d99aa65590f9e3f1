package watershed.experiments.detection;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.BenchmarkParams;
import watershed.experiments.OneThread;

/** Records how many classes of the corpus a checker of {@link StaticDetection} is right about. */
@AuxCounters(AuxCounters.Type.EVENTS)
@State(Scope.Thread)
public class Detections {
  private int found;
  private int missed;
  private int falseAlarms;

  @Setup
  public void prepare(BenchmarkParams params) {
    OneThread.require(params);
  }

  Matrix record(Matrix matrix) {
    found = matrix.spokenOf(Sample.Truth.UNSET);
    missed = matrix.of(Sample.Truth.UNSET).size() - found;
    falseAlarms = matrix.spokenOf(Sample.Truth.SET);
    return matrix;
  }

  /** Classes with a map field left null that it speaks of. */
  public int found() {
    return found;
  }

  /** Classes with a map field left null that it says nothing of. */
  public int missed() {
    return missed;
  }

  /** Classes whose map field is never null where it is used, and that it warns of all the same. */
  public int falseAlarms() {
    return falseAlarms;
  }
}
