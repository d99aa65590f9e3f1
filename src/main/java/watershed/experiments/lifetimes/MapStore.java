package watershed.experiments.lifetimes;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps contexts in a map by the request's number, and nothing else. */
final class MapStore implements ContextStore {
  private final Map<Integer, RequestContext> map = new ConcurrentHashMap<>();

  @Override
  public Begun begin(Integer id, RequestContext context) {
    map.put(id, context);
    return new Begun(context, () -> map.remove(id));
  }

  @Override
  public List<Object> containers() {
    return List.of(map);
  }

  @Override
  public void close() {
    map.clear();
  }
}
