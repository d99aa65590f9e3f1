package watershed.subjects;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Metrics by tenant. A tenant is announced when it signs up; its metrics are asked for whether it
 * has any or not.
 */
public interface TenantMetrics {
  /** A tenant signs up; nothing was recorded for it yet. */
  void announce(String tenant);

  /** What was recorded; null where nothing was. */
  @Nullable Long get(String tenant, String metric);

  /** Records a value. */
  void put(String tenant, String metric, Long value);

  /** The maps that belong to one tenant each; none where all share one. */
  Collection<?> innerMaps();
}
