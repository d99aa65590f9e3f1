package watershed.experiments.lifetimes;

import java.util.List;

/** What holds the contexts of requests while they last, and may go on to hold them. */
interface ContextStore extends AutoCloseable {
  /**
   * A request that has begun.
   *
   * @param trace the object from which all that is held for this request alone can be reached
   * @param cancel what the request calls at its end, if it is well behaved
   */
  record Begun(Object trace, Runnable cancel) {}

  /**
   * Begins a request.
   *
   * @param id of the request, not used twice
   */
  Begun begin(Integer id, RequestContext context);

  /** What belongs to all requests together, such as a map: the graph starts here too. */
  default List<Object> containers() {
    return List.of();
  }

  /**
   * Tasks in the queue of a timer; 0 where there is no timer.
   *
   * @param reachable requests of which something is still reachable
   */
  default long queued(long reachable) {
    return 0;
  }

  /** Returns once all that was begun has come to rest. */
  default void rest() {}

  /** Gives back what can be given back. */
  @Override
  void close();
}
