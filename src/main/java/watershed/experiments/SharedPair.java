package watershed.experiments;

import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.BenchmarkParams;
import watershed.probes.CacheLine;
import watershed.subjects.SharingLayout;
import watershed.subjects.padded.HotPair;

/** The two counters that threads of {@link FalseSharing} write and read, in one layout. */
@State(Scope.Benchmark)
public abstract class SharedPair {
  @Param public SharingLayout layout;

  @Param({"writers", "readers"})
  public String role;

  HotPair pair;

  /** Makes them, and lets them come to where they stay. */
  @Setup
  public void prepare(BenchmarkParams params) {
    HotThread.needTwoCpus(params);
    pair = layout.create();
    // Before any address is read: see CacheLine.
    CacheLine.settle();
  }
}
