package watershed.lab;

/** How a measurement that is under way comes to its end before its time. */
public final class Shutdown {
  private Shutdown() {}

  /** Ends every fork that is still alive. Blocks run one at a time: all children are this one's. */
  public static void endForks() {
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
  }

  /**
   * Ctrl-C reaches the forks as well as this process, so they may seem to fail a moment before this
   * process learns of it. What fails then is no result.
   */
  static void waitIfUnderWay(boolean suspicious) throws InterruptedException {
    if (!suspicious) {
      return;
    }
    Thread.sleep(400);
    Thread probe = new Thread(() -> {}, "watershed-shutdown-probe");
    try {
      Runtime.getRuntime().addShutdownHook(probe);
      Runtime.getRuntime().removeShutdownHook(probe);
    } catch (IllegalStateException shuttingDown) {
      Thread.sleep(Long.MAX_VALUE);
    }
  }
}
