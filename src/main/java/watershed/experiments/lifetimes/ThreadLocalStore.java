package watershed.experiments.lifetimes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Keeps contexts in maps that the threads of a pool have of their own, and that outlive requests.
 */
final class ThreadLocalStore implements ContextStore {
  private static final int WORKERS = 2;

  @SuppressWarnings("ThreadLocalUsage") // one a store, which its contexts do not outlive
  private final ThreadLocal<Map<Integer, RequestContext>> own =
      ThreadLocal.withInitial(HashMap::new);

  private final List<ExecutorService> workers = new ArrayList<>();

  /** Starts the pool: a request must end on the thread that it began on, so each is asked for. */
  ThreadLocalStore() {
    for (int i = 0; i < WORKERS; i++) {
      ExecutorService worker = Executors.newSingleThreadExecutor(DaemonThreads.FACTORY);
      workers.add(worker);
      on(worker, own::get);
    }
  }

  @Override
  public Begun begin(Integer id, RequestContext context) {
    ExecutorService worker = workers.get(id % WORKERS);
    on(worker, () -> own.get().put(id, context));
    return new Begun(context, () -> on(worker, () -> own.get().remove(id)));
  }

  @Override
  public List<Object> containers() {
    List<Object> maps = new ArrayList<>();
    workers.forEach(worker -> maps.add(on(worker, own::get)));
    return maps;
  }

  @Override
  public void close() {
    workers.forEach(ExecutorService::shutdownNow);
  }

  private static <T> T on(ExecutorService worker, Callable<T> task) {
    try {
      return worker.submit(task).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a worker had the request", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a worker failed", e.getCause());
    }
  }
}
