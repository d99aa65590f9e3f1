package watershed.experiments.lifetimes;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Awaits a reply to every request by a future that has a timeout; its dependent has the context.
 */
final class FutureStore implements ContextStore {
  /** Named, as {@code TimerStore}'s task is. */
  private record Finish(RequestContext context) implements Consumer<Object> {
    @Override
    public void accept(Object reply) {
      context.end();
    }
  }

  @Override
  public Begun begin(Integer id, RequestContext context) {
    CompletableFuture<Object> reply =
        new CompletableFuture<Object>().orTimeout(TimerStore.TIMEOUT_HOURS, TimeUnit.HOURS);
    CompletableFuture<Void> unused = reply.thenAccept(new Finish(context));
    return new Begun(reply, () -> reply.complete(id));
  }

  /**
   * The queue is the JDK's own and hidden. But nothing else refers to these futures: one that can
   * be reached is one that its timeout holds.
   */
  @Override
  public long queued(long reachable) {
    return reachable;
  }

  /** Nobody can find the futures that were left; the JDK holds them until their time. */
  @Override
  public void close() {}
}
