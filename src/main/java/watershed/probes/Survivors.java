package watershed.probes;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/** Tells, without holding them, which of the objects that it was shown can still be reached. */
public final class Survivors {
  private final List<WeakReference<Object>> shown = new ArrayList<>();

  /** Remembers an object by a weak reference; returns it. */
  public Object watch(Object object) {
    shown.add(new WeakReference<>(object));
    return object;
  }

  /**
   * Share of the objects shown that a collection does not reclaim now, percent. What the caller
   * means to hold has to be reachable for certain until this returns: see {@link
   * java.lang.ref.Reference#reachabilityFence}.
   *
   * @throws IllegalStateException if none was shown, or this JVM does not collect when asked
   */
  public double reachablePercent() {
    if (shown.isEmpty()) {
      throw new IllegalStateException("no object was shown");
    }
    RetainedHeap.collect();
    long left = shown.stream().filter(reference -> !reference.refersTo(null)).count();
    return 100.0 * left / shown.size();
  }
}
