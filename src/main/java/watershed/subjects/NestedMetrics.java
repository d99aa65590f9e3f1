package watershed.subjects;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A map of maps, by when a tenant's own map is created. */
abstract class NestedMetrics implements TenantMetrics {
  final Map<String, Map<String, Long>> outer;

  private NestedMetrics(int tenants) {
    // Presized: growth of the outer table would be the same for all, and mix with what differs.
    outer = HashMaps.sized(tenants);
  }

  /** The one line that creates inner maps: in a profile, this method's frame is that line. */
  static Map<String, Long> newInnerMap() {
    return new HashMap<>();
  }

  @Override
  public Collection<?> innerMaps() {
    return outer.values();
  }

  /** Created when the tenant is announced. */
  static final class Eager extends NestedMetrics {
    Eager(int tenants) {
      super(tenants);
    }

    @Override
    public void announce(String tenant) {
      Map<String, Long> inner = newInnerMap();
      outer.put(tenant, inner);
    }

    @Override
    public @Nullable Long get(String tenant, String metric) {
      return inner(tenant).get(metric);
    }

    @Override
    public void put(String tenant, String metric, Long value) {
      inner(tenant).put(metric, value);
    }

    private Map<String, Long> inner(String tenant) {
      Map<String, Long> inner = outer.get(tenant);
      if (inner == null) {
        throw new IllegalArgumentException("never announced: " + tenant);
      }
      return inner;
    }
  }

  /** Created by whoever comes first, and that may be one who only looks. */
  static final class ComputedIfAbsent extends NestedMetrics {
    ComputedIfAbsent(int tenants) {
      super(tenants);
    }

    @Override
    public void announce(String tenant) {}

    @Override
    public @Nullable Long get(String tenant, String metric) {
      return inner(tenant).get(metric);
    }

    @Override
    public void put(String tenant, String metric, Long value) {
      inner(tenant).put(metric, value);
    }

    private Map<String, Long> inner(String tenant) {
      return outer.computeIfAbsent(tenant, t -> newInnerMap());
    }
  }

  /** Looked up first, and created by the first write. */
  static final class LookedUpFirst extends NestedMetrics {
    LookedUpFirst(int tenants) {
      super(tenants);
    }

    @Override
    public void announce(String tenant) {}

    @Override
    public @Nullable Long get(String tenant, String metric) {
      Map<String, Long> inner = outer.get(tenant);
      return inner == null ? null : inner.get(metric);
    }

    @Override
    public void put(String tenant, String metric, Long value) {
      Map<String, Long> inner = outer.get(tenant);
      if (inner == null) {
        inner = newInnerMap();
        outer.put(tenant, inner);
      }
      inner.put(metric, value);
    }
  }
}
