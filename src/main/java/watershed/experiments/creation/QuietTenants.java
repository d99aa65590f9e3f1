package watershed.experiments.creation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import watershed.probes.AllocatedBytes;
import watershed.probes.Footprint;
import watershed.subjects.NestedDesign;
import watershed.subjects.TenantMetrics;

/** Tenants that are announced and asked about once, and never get a metric. */
final class QuietTenants {
  private static final String METRIC = "requests";

  /** What a tenant's sign-up allocates beside, garbage as soon as the next one comes. */
  static volatile byte @Nullable [] garbage;

  private final TenantMetrics metrics;
  private final List<String> tenants = new ArrayList<>();
  private final int otherBytes;
  // Linked here, so that its linking is not profiled.
  private final Runnable admission = this::admitEach;
  private long allocated;

  QuietTenants(NestedDesign design, int tenants, int otherBytes) {
    this.otherBytes = otherBytes;
    for (int i = 0; i < tenants; i++) {
      this.tenants.add("tenant-" + i);
    }
    metrics = design.create(tenants, 0);
    // The outer map's one table, and all that a first call links, are no tenant's: not profiled.
    AllocatedBytes.during(() -> admit("nobody"));
    if (!metrics.innerMaps().isEmpty()) {
      metrics.innerMaps().clear();
    }
  }

  /** All of them; what is allocated here is what the profile is of. */
  void admitAll() {
    allocated = AllocatedBytes.during(admission);
  }

  /**
   * Share of inner maps in all bytes that {@link #admitAll} allocated, in percent, by the JVM's own
   * counter and JOL's size of an empty map: what the profile should say.
   */
  double mapShare() {
    long map = Footprint.of(new HashMap<>(), List.of()).bytes();
    return 100.0 * map * metrics.innerMaps().size() / allocated;
  }

  private void admitEach() {
    for (int i = 0; i < tenants.size(); i++) {
      admit(tenants.get(i));
    }
  }

  private void admit(String tenant) {
    metrics.announce(tenant);
    metrics.get(tenant, METRIC);
    if (otherBytes > 0) {
      readRequest();
    }
  }

  private void readRequest() {
    garbage = new byte[otherBytes];
  }
}
