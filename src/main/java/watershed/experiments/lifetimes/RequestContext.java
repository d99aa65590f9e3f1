package watershed.experiments.lifetimes;

import java.util.concurrent.locks.LockSupport;

/** What a request carries with it: its buffers, and whether it is over. */
final class RequestContext {
  final byte[] buffers;
  private volatile boolean over;

  /**
   * @param bytes of its buffers
   */
  RequestContext(int bytes) {
    buffers = new byte[bytes];
  }

  /** Marks it as over. Who waits for that must be unparked. */
  void end() {
    over = true;
  }

  /** Parks the calling thread until it is over, as a goroutine waits on {@code ctx.Done()}. */
  void awaitEnd() {
    while (!over) {
      LockSupport.park(this);
    }
  }
}
