package watershed.cli;

import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicBoolean;
import watershed.lab.Shutdown;
import watershed.record.RunDirectory;

/** What Ctrl-C does: ends the forks, and says what was kept and how to go on. */
final class Interruption {
  private static final AtomicBoolean FINISHED = new AtomicBoolean();

  private Interruption() {}

  /**
   * From here on an interruption ends the forks and is told of.
   *
   * @param verb that goes on with what was interrupted
   */
  static void announce(String verb, RunDirectory directory, PrintStream err) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  Shutdown.endForks();
                  if (!FINISHED.get()) {
                    err.println();
                    err.println(
                        "watershed: interrupted; every finished block is kept. Go on with: "
                            + verb
                            + " --resume "
                            + directory.path());
                  }
                },
                "watershed-interrupted"));
  }

  /** The work is over: from here on an exit is no interruption. */
  static void finished() {
    FINISHED.set(true);
  }
}
