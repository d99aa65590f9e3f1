package watershed.experiments.lifetimes;

import java.util.function.Supplier;
import watershed.experiments.VirtualThreadStarter;

/** Ways in which something may go on to hold the context of a request that is over. */
public enum StoredContext {
  /** An entry of a map, removed when the request is cancelled. */
  MAP(MapStore::new),
  /**
   * A timeout on a scheduler as the JDK makes it: a task that is cancelled stays in its queue until
   * the time that it was set for.
   */
  SCHEDULED(() -> new TimerStore(false)),
  /** The same with {@code setRemoveOnCancelPolicy(true)}. */
  SCHEDULED_REMOVING(() -> new TimerStore(true)),
  /** {@code CompletableFuture.orTimeout}: a timeout that goes when the future is completed. */
  OR_TIMEOUT(FutureStore::new),
  /** An entry in a map that each thread of a pool has by a {@code ThreadLocal}. */
  THREAD_LOCAL(ThreadLocalStore::new),
  /** A platform thread that waits for the end of the request, kept in a map. */
  PARKED_PLATFORM(() -> new ParkedStore(ParkedStore::platform)),
  /** A virtual thread that does so: a goroutine's nearest relative. */
  PARKED_VIRTUAL(() -> new ParkedStore(VirtualThreadStarter::start));

  private final Supplier<ContextStore> factory;

  StoredContext(Supplier<ContextStore> factory) {
    this.factory = factory;
  }

  /** A store of this kind that holds nothing yet. */
  ContextStore open() {
    return factory.get();
  }
}
