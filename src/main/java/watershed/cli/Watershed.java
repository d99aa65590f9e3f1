package watershed.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import watershed.lab.Console;
import watershed.record.BadInput;
import watershed.record.Nearest;
import watershed.record.Paths;

/** The program: names the verbs and turns every failure into one line and an exit code. */
@Command(
    name = "watershed",
    description =
        "Finds, on this hardware and JDK, where one concurrent map design overtakes another.",
    mixinStandardHelpOptions = true,
    subcommands = {
      CheckCommand.class,
      NoiseCommand.class,
      ListCommand.class,
      RunCommand.class,
      FindCommand.class,
      DiffCommand.class,
      CompareCommand.class,
      ReportCommand.class,
      LayoutCommand.class,
      ProfileCommand.class,
      CommandLine.HelpCommand.class
    })
public final class Watershed {
  /** Exit code of a mistake in the input or a failure of the program itself. */
  public static final int EXIT_ERROR = 2;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Print stack traces and the output of every fork.")
  boolean verbose;

  private final String[] args;

  private Watershed(String[] args) {
    this.args = args;
  }

  public static void main(String[] args) {
    int exit;
    try {
      exit = commandLine(args).execute(args);
    } catch (Error e) {
      // Such as memory that ran out in this process; a stack trace only where it was asked for.
      System.err.println("watershed: internal error: " + line(e) + " (--verbose shows where)");
      if (List.of(args).contains("--verbose")) {
        e.printStackTrace(System.err);
      }
      exit = EXIT_ERROR;
    }
    Interruption.finished();
    System.exit(exit);
  }

  /** What a failure says, in one line. */
  static String line(Throwable failure) {
    return failure.toString().lines().findFirst().orElse("?");
  }

  /** What the user typed, after the program's name, less the paths of this machine. */
  String command() {
    return Paths.hide(String.join(" ", args));
  }

  /** Standard error, which shows the output of forks to whoever asked for it. */
  Console console() {
    return new Console(
        System.err,
        Boolean.getBoolean("watershed.tty"),
        output -> {
          if (verbose) {
            System.err.print(output);
          }
        });
  }

  static CommandLine commandLine(String... args) {
    Watershed program = new Watershed(args);
    CommandLine line = new CommandLine(program);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          PrintWriter err = command.getErr();
          if (failure instanceof BadInput) {
            err.println("watershed: " + failure.getMessage());
          } else {
            err.println("watershed: internal error: " + line(failure) + " (--verbose shows where)");
          }
          if (program.verbose) {
            failure.printStackTrace(err);
          }
          err.flush();
          return EXIT_ERROR;
        });
    line.setParameterExceptionHandler(
        (failure, parsed) -> {
          PrintWriter err = failure.getCommandLine().getErr();
          err.println("watershed: " + complaint(failure));
          if (program.verbose) {
            failure.printStackTrace(err);
          }
          err.flush();
          return EXIT_ERROR;
        });
    return line;
  }

  /** What is wrong with the command line, in one line, with the nearest verb or option. */
  private static String complaint(CommandLine.ParameterException failure) {
    String says =
        String.valueOf(failure.getMessage())
            .lines()
            .map(String::strip)
            .collect(Collectors.joining(" "));
    CommandLine command = failure.getCommandLine();
    if (!(failure instanceof CommandLine.UnmatchedArgumentException unmatched)) {
      return says + "; see '" + command.getCommandSpec().qualifiedName() + " --help'";
    }
    String given = unmatched.getUnmatched().get(0);
    if (given.startsWith("-")) {
      String option = given.replaceFirst("=.*", "");
      return "no option '"
          + option
          + "'"
          + Nearest.hint(option, command.getCommandSpec().optionsMap().keySet());
    }
    Set<String> verbs = command.getSubcommands().keySet();
    return verbs.isEmpty()
        ? "'" + given + "' is one word too many"
        : "no verb '"
            + given
            + "'"
            + Nearest.hint(given, verbs)
            + " (known: "
            + String.join(", ", verbs)
            + ")";
  }
}
