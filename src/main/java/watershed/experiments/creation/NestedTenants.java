package watershed.experiments.creation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import watershed.probes.AllocatedBytes;
import watershed.probes.Footprint;
import watershed.subjects.NestedDesign;
import watershed.subjects.TenantMetrics;

/** Tenants and the metrics that one design keeps of them. */
final class NestedTenants {
  /** One of the JVM's shared constants, so that values cost nobody anything. */
  private static final Long VALUE = 1L;

  private static final int MOST_METRICS = 10;

  private final TenantMetrics metrics;
  private final String[] tenants;
  private final String[] names;
  private final long allocated;

  private NestedTenants(TenantMetrics metrics, String[] tenants, String[] names, long allocated) {
    this.metrics = metrics;
    this.tenants = tenants;
    this.names = names;
    this.allocated = allocated;
  }

  /**
   * Announces tenants, asks about each once and writes {@code fill} metrics of it.
   *
   * @param fill from 0 to 10
   */
  static NestedTenants build(NestedDesign design, int tenants, int fill) {
    String[] ids = names("tenant-", tenants);
    String[] metrics = names("metric-", MOST_METRICS);
    // Once beforehand: what a first run links and loads is allocated too, and is no tenant's.
    serve(design.create(1, fill), Arrays.copyOf(ids, 1), metrics, fill);
    TenantMetrics[] made = new TenantMetrics[1];
    long allocated =
        AllocatedBytes.during(
            () -> {
              made[0] = design.create(tenants, fill);
              serve(made[0], ids, metrics, fill);
            });
    return new NestedTenants(made[0], ids, metrics, allocated);
  }

  /** A look-up: the value, or 0 where there is none. */
  long look(int tenant, int metric) {
    Long found = metrics.get(tenants[tenant], names[metric]);
    return found == null ? 0 : found;
  }

  /** A write. */
  long write(int tenant, int metric) {
    metrics.put(tenants[tenant], names[metric], VALUE);
    return VALUE;
  }

  /** Bytes that building it allocated, per tenant. */
  double allocatedBytes() {
    return (double) allocated / tenants.length;
  }

  /** Bytes of all that it is made of, per tenant; tenants' and metrics' names excluded. */
  double tenantBytes() {
    return (double) Footprint.of(metrics, shared()).bytes() / tenants.length;
  }

  /** Those of them that are the inner maps', per tenant. */
  double innerBytes() {
    Collection<Object> shared = shared();
    // Asked for first: a map keeps the view that it hands out.
    Collection<?> inner = metrics.innerMaps();
    long whole = Footprint.of(metrics, shared).bytes();
    shared.addAll(inner);
    return (double) (whole - Footprint.of(metrics, shared).bytes()) / tenants.length;
  }

  private Collection<Object> shared() {
    List<Object> shared = new ArrayList<>(Arrays.asList((Object[]) tenants));
    shared.addAll(List.of((Object[]) names));
    shared.add(VALUE);
    return shared;
  }

  private static void serve(TenantMetrics metrics, String[] tenants, String[] names, int fill) {
    for (String tenant : tenants) {
      metrics.announce(tenant);
      metrics.get(tenant, names[0]);
      for (int i = 0; i < fill; i++) {
        metrics.put(tenant, names[i], VALUE);
      }
    }
  }

  private static String[] names(String prefix, int count) {
    String[] names = new String[count];
    for (int i = 0; i < count; i++) {
      names[i] = prefix + i;
    }
    return names;
  }
}
