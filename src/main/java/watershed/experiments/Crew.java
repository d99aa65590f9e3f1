package watershed.experiments;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Threads that do their shares of some work each time they are told to, and are parked in between.
 * They are all there before the first round: threads made for each round would end before the last
 * one was made, and the cost of making them would be most of what is measured.
 */
final class Crew {
  private final Thread[] members;
  private final IntConsumer share;
  private final AtomicInteger round = new AtomicInteger();
  private final AtomicInteger working = new AtomicInteger();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private volatile @Nullable Thread caller;
  private volatile boolean disbanded;

  private Crew(int size, IntConsumer share) {
    members = new Thread[size];
    this.share = share;
  }

  /**
   * Gathers a crew.
   *
   * @param starter starts a thread that runs what it is given
   * @param size number of threads
   * @param share what a member does in each round, by its number from 0
   */
  static Crew gather(Function<Runnable, Thread> starter, int size, IntConsumer share) {
    Crew crew = new Crew(size, share);
    for (int i = 0; i < size; i++) {
      int member = i;
      crew.members[i] = starter.apply(() -> crew.serve(member));
    }
    return crew;
  }

  /** Starts a platform thread that does not keep the JVM alive. */
  static Thread platform(Runnable body) {
    Thread thread = new Thread(body, "crew");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /**
   * One round: wakes all members, and returns when each has done its share once.
   *
   * @throws IllegalStateException if a share threw in this round or an earlier one
   */
  void work() throws InterruptedException {
    caller = Thread.currentThread();
    working.set(members.length);
    wake();
    while (working.get() > 0) {
      LockSupport.park(this);
      if (Thread.interrupted()) {
        throw new InterruptedException("while a crew worked");
      }
    }
    Throwable thrown = failure.get();
    if (thrown != null) {
      throw new IllegalStateException("a share threw " + thrown, thrown);
    }
  }

  /** Ends all members, which must not be at work, and waits until they have ended. */
  void disband() throws InterruptedException {
    disbanded = true;
    wake();
    for (Thread member : members) {
      member.join();
    }
  }

  private void wake() {
    round.incrementAndGet();
    for (Thread member : members) {
      LockSupport.unpark(member);
    }
  }

  private void serve(int member) {
    int done = 0;
    while (true) {
      while (round.get() == done) {
        LockSupport.park(this);
      }
      done++; // no round begins before every member has reported the one before
      if (disbanded) {
        return;
      }
      try {
        share.accept(member);
      } catch (Throwable thrown) {
        failure.compareAndSet(null, thrown);
      }
      if (working.decrementAndGet() == 0) {
        LockSupport.unpark(caller);
      }
    }
  }
}
