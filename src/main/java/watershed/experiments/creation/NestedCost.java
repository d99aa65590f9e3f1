package watershed.experiments.creation;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.BenchmarkParams;
import watershed.experiments.OneThread;

/** Records, with every iteration of {@link NestedMaps}, what a tenant costs. */
@AuxCounters(AuxCounters.Type.EVENTS)
@State(Scope.Thread)
public class NestedCost {
  private double tenantBytes;
  private double innerBytes;
  private double allocatedBytes;

  @Setup
  public void prepare(NestedMaps shared, BenchmarkParams params) {
    OneThread.require(params);
    tenantBytes = shared.work.tenantBytes();
    innerBytes = shared.work.innerBytes();
    allocatedBytes = shared.work.allocatedBytes();
  }

  /** Bytes per tenant by JOL, names of tenants and metrics excluded. */
  public double tenantBytes() {
    return tenantBytes;
  }

  /** Those of them that are the tenant's own map: 0 where there is none. */
  public double innerBytes() {
    return innerBytes;
  }

  /** Bytes that were allocated per tenant when all was built, by the JVM's own counter. */
  public double allocatedBytes() {
    return allocatedBytes;
  }
}
