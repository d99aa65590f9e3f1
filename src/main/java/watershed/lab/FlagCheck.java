package watershed.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import watershed.record.BadInput;

/**
 * Whether a JVM takes the user's flags. Forks are started so that they pass over flags they do not
 * know, for the suite's own flags differ between versions: a misspelt one would be measured as if
 * it had been heeded.
 */
public final class FlagCheck {
  private static final int SECONDS = 30;

  /** What a JVM says before it says what is wrong. */
  private static final Pattern CHATTER = Pattern.compile("^Picked up |[Ww]arning:");

  private FlagCheck() {}

  /**
   * Starts a JVM with them, if there are any.
   *
   * @param option by which they were given
   * @throws BadInput if it does not start; with what it says
   */
  public static void require(InstalledJdk jdk, List<String> flags, String option) {
    if (flags.isEmpty()) {
      return;
    }
    List<String> command = new ArrayList<>();
    command.add(jdk.java().toString());
    // As forks are started: JMH unlocks both kinds.
    command.add("-XX:+UnlockDiagnosticVMOptions");
    command.add("-XX:+UnlockExperimentalVMOptions");
    command.addAll(flags);
    command.add("-version");
    ChildJvm.Ending ending = ChildJvm.run(command, SECONDS);
    if (ending.exit() != 0) {
      throw new BadInput(
          option
              + " \""
              + String.join(" ", flags)
              + "\": JDK "
              + jdk.jdk().id()
              + " does not start with it: "
              + ending.lines().stream()
                  .filter(line -> !line.isBlank() && !CHATTER.matcher(line).find())
                  .findFirst()
                  .orElse("it says nothing"));
    }
  }
}
