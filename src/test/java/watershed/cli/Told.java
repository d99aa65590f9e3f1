package watershed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/**
 * What the program said in this JVM, and its exit code.
 *
 * @param out what went to picocli's writer and to the stream
 * @param err what went to picocli's writer
 */
public record Told(int exit, String out, String err) {
  public static Told by(String... args) {
    StringWriter writtenOut = new StringWriter();
    StringWriter writtenErr = new StringWriter();
    PrintStream screen = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try {
      // Only now: picocli drops a writer that it was given where System.out has changed since.
      CommandLine line = Watershed.commandLine(args);
      line.setOut(new PrintWriter(writtenOut));
      line.setErr(new PrintWriter(writtenErr));
      int exit = line.execute(args);
      return new Told(
          exit, writtenOut + out.toString(StandardCharsets.UTF_8), writtenErr.toString());
    } finally {
      System.setOut(screen);
    }
  }

  /** Asserts one line that says so, and the exit code of bad input. */
  static void refused(String says, String... args) {
    Told told = by(args);
    assertThat(told.err()).startsWith("watershed: ").contains(says).doesNotContain("internal");
    assertThat(told.err().lines()).as("one line").hasSize(1);
    assertThat(told.exit()).isEqualTo(Watershed.EXIT_ERROR);
  }
}
