package watershed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** Drives the program within this process and keeps what it says. */
record Teller(int exit, String out, String err) {
  static Teller tell(String... args) {
    StringWriter err = new StringWriter();
    StringWriter out = new StringWriter();
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream screen = System.out;
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      CommandLine line = Watershed.commandLine(args);
      line.setErr(new PrintWriter(err));
      line.setOut(new PrintWriter(out));
      int exit = line.execute(args);
      return new Teller(exit, out + printed.toString(StandardCharsets.UTF_8), err.toString());
    } finally {
      System.setOut(screen);
    }
  }

  /** Bad input: one line that says what is wrong, and the exit code of an error. */
  static void refused(String says, String... args) {
    Teller told = tell(args);
    assertThat(told.err).startsWith("watershed: ").contains(says).doesNotContain("internal");
    assertThat(told.err.lines()).as("one line").hasSize(1);
    assertThat(told.exit).isEqualTo(Watershed.EXIT_ERROR);
  }
}
