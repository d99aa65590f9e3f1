package watershed.experiments.lifetimes;

import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Sets a timeout for every request on one scheduler; the task refers to the context. */
final class TimerStore implements ContextStore {
  /** Longer than anything here lasts. */
  static final long TIMEOUT_HOURS = 1;

  private final ScheduledThreadPoolExecutor timer;

  /**
   * @param removeOnCancel the executor's policy for tasks that are cancelled
   */
  TimerStore(boolean removeOnCancel) {
    timer = new ScheduledThreadPoolExecutor(1, DaemonThreads.FACTORY);
    timer.setRemoveOnCancelPolicy(removeOnCancel);
    // The timer's own thread is there before the first request, and is none of a request's.
    timer.prestartCoreThread();
  }

  /** A class rather than a lambda, so that a class histogram calls it by its name. */
  private record Timeout(RequestContext context) implements Runnable {
    @Override
    public void run() {
      context.end();
    }
  }

  @Override
  public Begun begin(Integer id, RequestContext context) {
    ScheduledFuture<?> timeout =
        timer.schedule(new Timeout(context), TIMEOUT_HOURS, TimeUnit.HOURS);
    return new Begun(timeout, () -> timeout.cancel(false));
  }

  @Override
  public List<Object> containers() {
    return List.of(timer);
  }

  @Override
  public long queued(long reachable) {
    return timer.getQueue().size();
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
