package watershed.experiments.memory;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.BenchmarkParams;
import watershed.experiments.OneThread;

/**
 * Nanoseconds a load by the size of the working set, one metric for each size from 4 KiB to 256
 * MiB. {@code analysis.LatencyCurve} reads sizes off the names.
 */
@AuxCounters(AuxCounters.Type.EVENTS)
@State(Scope.Thread)
public class ChaseCurve {
  /** Number of sizes, each twice the one before. */
  static final int SIZES = 17;

  private static final long SMALLEST = 1 << 12;

  public double at4KNanos;
  public double at8KNanos;
  public double at16KNanos;
  public double at32KNanos;
  public double at64KNanos;
  public double at128KNanos;
  public double at256KNanos;
  public double at512KNanos;
  public double at1MNanos;
  public double at2MNanos;
  public double at4MNanos;
  public double at8MNanos;
  public double at16MNanos;
  public double at32MNanos;
  public double at64MNanos;
  public double at128MNanos;
  public double at256MNanos;

  /** Bytes of a working set, by its number from 0. */
  static long bytes(int size) {
    return SMALLEST << size;
  }

  @Setup
  public void prepare(BenchmarkParams params) {
    OneThread.require(params);
  }

  /** Keeps what an iteration found, by the number of the size. */
  void keep(double[] nanos) {
    at4KNanos = nanos[0];
    at8KNanos = nanos[1];
    at16KNanos = nanos[2];
    at32KNanos = nanos[3];
    at64KNanos = nanos[4];
    at128KNanos = nanos[5];
    at256KNanos = nanos[6];
    at512KNanos = nanos[7];
    at1MNanos = nanos[8];
    at2MNanos = nanos[9];
    at4MNanos = nanos[10];
    at8MNanos = nanos[11];
    at16MNanos = nanos[12];
    at32MNanos = nanos[13];
    at64MNanos = nanos[14];
    at128MNanos = nanos[15];
    at256MNanos = nanos[16];
  }
}
