package watershed.experiments.lifetimes;

import java.util.concurrent.ThreadFactory;

/** Threads that do not keep a fork alive which has measured. */
final class DaemonThreads {
  static final ThreadFactory FACTORY = body -> named(body, "watershed-worker");

  private DaemonThreads() {}

  /** A thread that was not started yet. */
  static Thread named(Runnable body, String name) {
    Thread thread = new Thread(body, name);
    thread.setDaemon(true);
    return thread;
  }
}
