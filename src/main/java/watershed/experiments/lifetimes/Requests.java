package watershed.experiments.lifetimes;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import watershed.probes.Footprint;
import watershed.probes.LiveHeap;
import watershed.probes.ThreadDump;

/** Serves requests that have a context each, and weighs what they left when all are over. */
final class Requests implements AutoCloseable {
  /** {@code Integer.valueOf} keeps its own copies of small numbers, which no request pays for. */
  private static final int FIRST_ID = 1000;

  private static final int REHEARSED = 20;

  /** How requests end. Spelled in lower case because the names are what users type. */
  enum Ending {
    /** Nobody cancels: the request is answered, and what it had stored is forgotten. */
    abandoned,
    /** Each request cancels what it had begun. */
    cancelled
  }

  private final ContextStore store;
  private final Ending ending;
  private final int contextBytes;
  private final Set<Long> threadsBefore;
  private final long heapBefore;
  private List<WeakReference<Object>> traces = new ArrayList<>();

  private Requests(ContextStore store, Ending ending, int contextBytes) {
    this.store = store;
    this.ending = ending;
    this.contextBytes = contextBytes;
    threadsBefore = ThreadDump.take().ids();
    heapBefore = LiveHeap.bytes();
  }

  /**
   * Prepares for requests.
   *
   * @param kind makes a store, twice: a few requests are served and weighed on another one first,
   *     since what classes, carriers and timers take that are met for the first time is no leak
   * @param contextBytes that each request's context carries
   * @throws watershed.experiments.Unavailable where this JDK lacks what the store needs
   */
  static Requests open(Supplier<ContextStore> kind, Ending ending, int contextBytes) {
    try (Requests rehearsal = new Requests(kind.get(), Ending.abandoned, contextBytes)) {
      rehearsal.rehearse();
    }
    return new Requests(kind.get(), ending, contextBytes);
  }

  /** Weighs requests while they last, or the walk would meet classes for the first time later. */
  private void rehearse() {
    List<Runnable> cancels = new ArrayList<>();
    for (int i = 0; i < REHEARSED; i++) {
      ContextStore.Begun begun = store.begin(FIRST_ID + i, new RequestContext(contextBytes));
      traces.add(new WeakReference<>(begun.trace()));
      cancels.add(begun.cancel());
    }
    leftovers();
    cancels.forEach(Runnable::run);
  }

  /**
   * Begins and ends requests, one after the other.
   *
   * @return how many
   */
  int serve(int requests) {
    for (int i = 0; i < requests; i++) {
      ContextStore.Begun begun = store.begin(FIRST_ID + i, new RequestContext(contextBytes));
      traces.add(new WeakReference<>(begun.trace()));
      if (ending == Ending.cancelled) {
        begun.cancel().run();
      }
    }
    return requests;
  }

  /** Weighs what is left, once. */
  Leftovers leftovers() {
    store.rest();
    // Hazard: this method must not have in a variable what the next one lets go of, or what is
    // found would be held by the search for it.
    Leftovers found = found();
    traces = new ArrayList<>();
    return new Leftovers(
        found.threads(),
        found.reachable(),
        found.queued(),
        found.retainedBytes(),
        LiveHeap.bytes() - heapBefore);
  }

  private Leftovers found() {
    long threads = ThreadDump.take().since(threadsBefore);
    LiveHeap.bytes(); // clears the references to what nothing else holds
    List<Object> reachable =
        new ArrayList<>(traces.stream().map(WeakReference::get).filter(Objects::nonNull).toList());
    int count = reachable.size();
    reachable.addAll(store.containers());
    Object[] roots = reachable.toArray();
    long bytes =
        Footprint.of(roots, List.of()).bytes()
            - Footprint.of(new Object[roots.length], List.of()).bytes();
    return new Leftovers(threads, count, store.queued(count), bytes, 0);
  }

  /** Gives back what can be given back. */
  @Override
  public void close() {
    store.close();
  }
}
