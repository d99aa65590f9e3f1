package watershed.subjects;

import java.util.function.IntFunction;

/** Ways of keeping metrics by tenant. */
public enum NestedDesign {
  /** A map of maps; a tenant's map is created when the tenant is announced. */
  EAGER(NestedMetrics.Eager::new, true),
  /** A map of maps; a tenant's map is created by {@code computeIfAbsent}, also when looking. */
  COMPUTE_IF_ABSENT(NestedMetrics.ComputedIfAbsent::new, true),
  /** A map of maps; looked up first, a tenant's map is created by its first write. */
  GET_THEN_PUT(NestedMetrics.LookedUpFirst::new, true),
  /** One map, whose key is a record of tenant and metric. */
  FLAT_RECORD_KEY(FlatMetrics::new, false);

  /** Frame of the method in which inner maps are created, as profilers write it. */
  public static final String CREATING_SITE = "watershed/subjects/NestedMetrics.newInnerMap";

  private final IntFunction<TenantMetrics> factory;
  private final boolean nested;

  NestedDesign(IntFunction<TenantMetrics> factory, boolean nested) {
    this.factory = factory;
    this.nested = nested;
  }

  /**
   * An empty one, presized.
   *
   * @param tenants how many will be announced
   * @param fill metrics that each will have
   */
  public TenantMetrics create(int tenants, int fill) {
    return factory.apply(nested ? tenants : Math.multiplyExact(tenants, fill));
  }
}
