package watershed.testing;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import jdk.jshell.EvalException;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.VarSnippet;
import jdk.jshell.execution.LocalExecutionControlProvider;

/**
 * Runs the cells of one notebook as Jupyter's Java kernel does, by JShell: in this JVM, on its
 * class path, one after the other.
 */
public final class NotebookRunner implements AutoCloseable {
  private static final String PICTURE = "BufferedImage";

  private final JShell shell;

  public NotebookRunner() {
    shell = JShell.builder().executionEngine(new LocalExecutionControlProvider(), Map.of()).build();
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    for (String entry : classPath.split(File.pathSeparator)) {
      shell.addToClasspath(entry);
    }
  }

  /** A cell that does not run; the message says why. */
  public static final class CellFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    CellFailure(String message) {
      super(message);
    }
  }

  /**
   * Runs a cell.
   *
   * @throws CellFailure if it does not compile, or throws
   */
  public CellOutput run(String source) {
    PrintStream screen = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try {
      List<SnippetEvent> last = evaluateAll(source);
      Shown.take();
      String picture = last.isEmpty() ? "" : picture(last.get(0).snippet());
      if (!picture.isEmpty()) {
        check(shell.eval(Shown.class.getName() + ".keep(" + picture + ");"));
      }
      return new CellOutput(out.toString(StandardCharsets.UTF_8), Shown.take());
    } finally {
      System.setOut(screen);
    }
  }

  /**
   * The variable that has a snippet's value, if that is a picture; else empty. The value of a name
   * is its own variable, that of any other expression one that JShell makes for it.
   */
  private static String picture(Snippet snippet) {
    String name = "";
    String type = "";
    if (snippet instanceof ExpressionSnippet shown) {
      name = shown.name();
      type = String.valueOf(shown.typeName());
    } else if (snippet instanceof VarSnippet made
        && made.subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND) {
      name = made.name();
      type = made.typeName();
    }
    return type.endsWith(PICTURE) ? name : "";
  }

  /** What the last snippet of a source came to. */
  private List<SnippetEvent> evaluateAll(String source) {
    List<SnippetEvent> last = List.of();
    String rest = source;
    while (!rest.isBlank()) {
      CompletionInfo info = shell.sourceCodeAnalysis().analyzeCompletion(rest);
      if (info.completeness() == Completeness.EMPTY) {
        break;
      }
      // What is not complete is given to JShell as it is, for its complaint.
      boolean complete = info.completeness().isComplete() && info.source() != null;
      last = shell.eval(complete ? info.source() : rest);
      check(last);
      rest = complete ? info.remaining() : "";
    }
    return last;
  }

  private void check(List<SnippetEvent> events) {
    List<String> wrong = new ArrayList<>();
    for (SnippetEvent event : events) {
      JShellException thrown = event.exception();
      if (thrown instanceof EvalException failure) {
        wrong.add(failure.getExceptionClassName() + ": " + failure.getMessage());
      } else if (thrown != null) {
        wrong.add(thrown.toString());
      } else if (event.status() != Snippet.Status.VALID
          && event.status() != Snippet.Status.OVERWRITTEN) {
        String says =
            shell
                .diagnostics(event.snippet())
                .map(d -> d.getMessage(Locale.ROOT))
                .collect(Collectors.joining("; "));
        String names =
            event.status() == Snippet.Status.REJECTED
                ? ""
                : " (" + event.status() + ": refers to what is not declared)";
        wrong.add(says + names + " in: " + event.snippet().source().strip());
      }
    }
    if (!wrong.isEmpty()) {
      throw new CellFailure(String.join("\n", wrong));
    }
  }

  @Override
  public void close() {
    shell.close();
  }
}
