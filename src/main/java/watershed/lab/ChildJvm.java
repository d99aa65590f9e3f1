package watershed.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import watershed.record.BadInput;

/** Starts another program and waits for what it says. */
final class ChildJvm {
  /** Marks the lines that a child of ours means to be read, among what its JVM may print. */
  static final String MARK = "@watershed\t";

  private ChildJvm() {}

  /**
   * How a child ended.
   *
   * @param exit its exit code; meaningless where it timed out
   * @param lines what it printed to either stream
   * @param timedOut whether it was ended from here
   */
  record Ending(int exit, List<String> lines, boolean timedOut) {
    /** The fields of each line that the child marked, split at tabs. */
    List<String[]> marked() {
      return lines.stream()
          .filter(line -> line.startsWith(MARK))
          .map(line -> line.substring(MARK.length()).split("\t", -1))
          .toList();
    }
  }

  /**
   * Runs a main class of this jar with the flags that every JVM of the suite has.
   *
   * @param java launcher
   * @param seconds after which it is ended
   * @throws BadInput if it cannot be started
   */
  static Ending run(Path java, Class<?> main, List<String> arguments, int seconds) {
    List<String> command = new ArrayList<>();
    command.add(java.toString());
    command.addAll(ForkFlags.base());
    command.add("-Xmx256m");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    command.addAll(arguments);
    return run(command, seconds);
  }

  /** Runs any program, as {@link #run(Path, Class, List, int)}. */
  static Ending run(List<String> command, int seconds) {
    try {
      // By a file: a reader on a pipe could be kept waiting by a grandchild that holds it open.
      Path output = Files.createTempFile("watershed", ".out");
      try {
        Process process =
            new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.PIPE)
                .redirectOutput(output.toFile())
                .start();
        process.getOutputStream().close();
        boolean ended = waitFor(process, seconds);
        String text = new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
        return new Ending(ended ? process.exitValue() : -1, text.lines().toList(), !ended);
      } finally {
        Files.delete(output);
      }
    } catch (IOException e) {
      throw new BadInput("'" + command.get(0) + "' can't be started: " + e.getMessage(), e);
    }
  }

  private static boolean waitFor(Process process, int seconds) {
    boolean ended = false;
    try {
      ended = process.waitFor(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BadInput("interrupted while waiting for a child process", e);
    } finally {
      if (!ended) {
        process.destroyForcibly();
      }
    }
    return ended;
  }
}
