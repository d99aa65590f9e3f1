package watershed.experiments.lifetimes;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/** Has a thread wait for the end of every request, and keeps the thread in a map. */
final class ParkedStore implements ContextStore {
  private static final long DEADLINE_SECONDS = 60;

  private final Function<Runnable, Thread> starter;
  private final Map<Integer, Waiting> waiting = new ConcurrentHashMap<>();

  /**
   * @param starter starts a thread of the wanted kind
   */
  ParkedStore(Function<Runnable, Thread> starter) {
    this.starter = starter;
  }

  private static final class Waiting {
    private final Thread thread;
    private final RequestContext context;

    Waiting(Thread thread, RequestContext context) {
      this.thread = thread;
      this.context = context;
    }
  }

  /** Starts a daemon platform thread. */
  static Thread platform(Runnable body) {
    Thread thread = DaemonThreads.named(body, "request");
    thread.start();
    return thread;
  }

  @Override
  public Begun begin(Integer id, RequestContext context) {
    waiting.put(id, new Waiting(starter.apply(context::awaitEnd), context));
    return new Begun(context, () -> end(id));
  }

  @Override
  public List<Object> containers() {
    return List.of(waiting);
  }

  @Override
  public void rest() {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
    for (Waiting one : waiting.values()) {
      while (one.thread.getState() != Thread.State.WAITING) {
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException("a thread did not come to wait: " + one.thread);
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
      }
    }
  }

  @Override
  public void close() {
    List.copyOf(waiting.keySet()).forEach(this::end);
  }

  private void end(Integer id) {
    Waiting one = waiting.remove(id);
    if (one == null) {
      throw new IllegalStateException("request " + id + " has ended before");
    }
    one.context.end();
    LockSupport.unpark(one.thread);
    try {
      one.thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a request ended", e);
    }
  }
}
