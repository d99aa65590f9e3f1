package watershed.lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a main class of this program, with JOL's agent, in a JVM like those that measure. */
public final class ChildProgram {
  private static final int DEADLINE_SECONDS = 120;
  private static final int LAST_LINES = 20;

  private ChildProgram() {}

  /**
   * Runs a class and returns the lines that it and its JVM printed.
   *
   * @param java the launcher
   * @param extraFlags after those of every fork, which they overrule
   * @param mainClass qualified name
   * @param args of its {@code main}
   * @throws IllegalStateException if it failed or did not end within {@value #DEADLINE_SECONDS} s;
   *     the message ends with what it printed last
   */
  public static List<String> run(
      Path java, List<String> extraFlags, String mainClass, List<String> args) {
    List<String> command = new ArrayList<>();
    command.add(java.toString());
    command.addAll(ForkFlags.base());
    // As small as a fork's heap: a large one would turn compressed references off.
    command.add("-Xmx256m");
    command.add("-javaagent:" + AgentJar.path());
    // JDK 25 tells no offsets of a record's fields; JOL can find them by looking.
    command.add("-Djol.magicFieldOffset=true");
    // Or JOL can't read the annotation's group and says so between the lines of the answer.
    command.add("--add-exports=java.base/jdk.internal.vm.annotation=ALL-UNNAMED");
    command.addAll(extraFlags);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(mainClass);
    command.addAll(args);
    ChildJvm.Ending ending = ChildJvm.run(command, DEADLINE_SECONDS);
    List<String> lines = ending.lines();
    if (ending.timedOut() || ending.exit() != 0) {
      String how = ending.timedOut() ? "did not end in time" : "ended with code " + ending.exit();
      List<String> last = lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
      throw new IllegalStateException(
          mainClass + " on '" + java + "' " + how + ": " + String.join("\n", last));
    }
    return lines;
  }
}
