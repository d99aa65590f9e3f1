package watershed.experiments.detection;

import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import watershed.experiments.Unavailable;

/** Starts the JDK's tools on the corpus, each in a process of its own. */
final class CheckerJvm {
  private static final int DEADLINE_SECONDS = 180;
  private static final int LAST_LINES = 10;

  /**
   * What Error Prone asks for on JDK 16 and later, in its installation guide: its checks read the
   * compiler's own trees and types.
   */
  private static final List<String> COMPILER_INSIDES =
      List.of(
          "--add-exports=jdk.compiler/com.sun.tools.javac.api=ALL-UNNAMED",
          "--add-exports=jdk.compiler/com.sun.tools.javac.code=ALL-UNNAMED",
          "--add-exports=jdk.compiler/com.sun.tools.javac.file=ALL-UNNAMED",
          "--add-exports=jdk.compiler/com.sun.tools.javac.main=ALL-UNNAMED",
          "--add-exports=jdk.compiler/com.sun.tools.javac.model=ALL-UNNAMED",
          "--add-exports=jdk.compiler/com.sun.tools.javac.parser=ALL-UNNAMED",
          "--add-exports=jdk.compiler/com.sun.tools.javac.processing=ALL-UNNAMED",
          "--add-exports=jdk.compiler/com.sun.tools.javac.tree=ALL-UNNAMED",
          "--add-exports=jdk.compiler/com.sun.tools.javac.util=ALL-UNNAMED",
          "--add-opens=jdk.compiler/com.sun.tools.javac.code=ALL-UNNAMED",
          "--add-opens=jdk.compiler/com.sun.tools.javac.comp=ALL-UNNAMED");

  private CheckerJvm() {}

  /**
   * Fails where this runtime has no compiler.
   *
   * @throws Unavailable then
   */
  static void needCompiler() {
    if (ModuleFinder.ofSystem().find("jdk.compiler").isEmpty()) {
      throw new Unavailable("needs a JDK: this Java runtime was built without javac");
    }
  }

  /**
   * Compiles the workshop's sources and returns what javac printed.
   *
   * @param classes where class files go
   * @param options more of javac's
   */
  static List<String> javac(Workshop workshop, Path classes, List<String> options)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(tool("javac"));
    // Or messages come in the user's language.
    command.addAll(List.of("-J-Duser.language=en", "-J-Xmx512m"));
    COMPILER_INSIDES.forEach(flag -> command.add("-J" + flag));
    command.addAll(List.of("-proc:none", "--release", "17", "-g", "-encoding", "UTF-8"));
    command.addAll(List.of("-Xmaxwarns", "10000", "-Xmaxerrs", "10000"));
    command.addAll(List.of("-cp", workshop.classPath("annotations"), "-d", classes.toString()));
    command.addAll(options);
    command.addAll(workshop.sources());
    return run(workshop, command);
  }

  /** Runs SpotBugs' command line and returns what it printed. */
  static List<String> spotBugs(Workshop workshop, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(tool("java"));
    command.addAll(List.of("-Duser.language=en", "-Xmx512m"));
    command.addAll(List.of("-cp", workshop.classPath("spotbugs")));
    command.addAll(List.of("edu.umd.cs.findbugs.LaunchAppropriateUI", "-textui"));
    command.addAll(arguments);
    return run(workshop, command);
  }

  private static String tool(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }

  /**
   * Runs a command.
   *
   * @return the lines of both its streams
   * @throws IllegalStateException if it does not end well; the message ends with its last lines
   */
  private static List<String> run(Workshop workshop, List<String> command) throws IOException {
    // By a file: a pipe that nobody empties would make the tool wait.
    Path output = Files.createTempFile("watershed", ".out");
    try {
      Process process =
          new ProcessBuilder(command)
              // Where a tool that crashes leaves its notes.
              .directory(workshop.fresh("work").toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      boolean ended = waitFor(process);
      List<String> lines =
          new String(Files.readAllBytes(output), StandardCharsets.UTF_8).lines().toList();
      if (!ended || process.exitValue() != 0) {
        String how = ended ? "ended with code " + process.exitValue() : "did not end in time";
        List<String> last = lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
        throw new IllegalStateException(
            Path.of(command.get(0)).getFileName() + " " + how + ": " + String.join("\n", last));
      }
      return lines;
    } finally {
      Files.delete(output);
    }
  }

  private static boolean waitFor(Process process) {
    boolean ended = false;
    try {
      ended = process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a checker worked", e);
    } finally {
      if (!ended) {
        process.destroyForcibly();
      }
    }
    return ended;
  }
}
