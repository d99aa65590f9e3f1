package watershed.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** The packed program as a user starts it: a process of its own, driven by its command line. */
public final class Program implements AutoCloseable {
  private static final Path JAR = Path.of("target", "benchmarks.jar");
  private static final int LONGEST_MINUTES = 5;

  private final Process process;
  private final Path out;
  private final Path err;

  private Program(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** How it ended and what it said. */
  public record Ended(int exit, String out, String err) {}

  /**
   * The command that starts it, with the flags of {@code run-benchmarks.sh}; compiled by the quick
   * compiler alone, since such a process lives for seconds (its forks have flags of their own).
   */
  public static List<String> command(String... args) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:+IgnoreUnrecognizedVMOptions",
            "--sun-misc-unsafe-memory-access=allow",
            "--enable-native-access=ALL-UNNAMED",
            "-XX:+EnableDynamicAgentLoading",
            "-Djol.skipHotspotSAAttach=true",
            "-XX:-UsePerfData",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            JAR.toAbsolutePath().toString(),
            "watershed.cli.Watershed"));
    command.addAll(List.of(args));
    return command;
  }

  /** Starts a command; its output goes to files in {@code scratch}. */
  public static Program start(Path scratch, List<String> command) {
    try {
      Path out = Files.createTempFile(scratch, "out", ".txt");
      Path err = Files.createTempFile(scratch, "err", ".txt");
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      process.getOutputStream().close();
      return new Program(process, out, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs it to its end. */
  public static Ended run(Path scratch, String... args) {
    try (Program program = start(scratch, command(args))) {
      return program.await();
    }
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Kills it as {@code kill -9} does. */
  public void kill() {
    process.destroyForcibly();
    await();
  }

  public Ended await() {
    try {
      if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
        throw new AssertionError("still running after " + LONGEST_MINUTES + " min: " + said());
      }
      return said();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  private Ended said() {
    try {
      int exit = process.isAlive() ? -1 : process.exitValue();
      return new Ended(exit, Files.readString(out), Files.readString(err));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends it and its children if a test left them alive. */
  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /** The processes alive whose command line has that mark. */
  public static List<ProcessHandle> marked(String mark) {
    try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
      return all.filter(p -> p.info().commandLine().orElse("").contains(mark)).toList();
    }
  }

  /**
   * Waits until something is so; false if it still is not after those seconds. Asks every two
   * milliseconds; what is dear to ask (all processes, say) as rarely as to take no more than a
   * tenth of a CPU from those who are waited for.
   */
  public static boolean within(double seconds, BooleanSupplier so) {
    long asked = System.nanoTime();
    long end = asked + (long) (seconds * 1e9);
    while (!so.getAsBoolean()) {
      long answered = System.nanoTime();
      if (answered > end) {
        return false;
      }
      sleep(Math.max(2, 9 * TimeUnit.NANOSECONDS.toMillis(answered - asked)));
      asked = System.nanoTime();
    }
    return true;
  }

  public static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
