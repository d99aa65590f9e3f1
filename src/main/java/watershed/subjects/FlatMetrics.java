package watershed.subjects;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One map for all tenants, with a key of two parts. */
final class FlatMetrics implements TenantMetrics {
  private final Map<Key, Long> values;

  private record Key(String tenant, String metric) {}

  FlatMetrics(int entries) {
    values = HashMaps.sized(entries);
  }

  @Override
  public void announce(String tenant) {}

  @Override
  public @Nullable Long get(String tenant, String metric) {
    return values.get(new Key(tenant, metric));
  }

  @Override
  public void put(String tenant, String metric, Long value) {
    values.put(new Key(tenant, metric), value);
  }

  @Override
  public Collection<?> innerMaps() {
    return List.of();
  }
}
