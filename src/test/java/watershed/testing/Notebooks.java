package watershed.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs notebooks and, with {@code --write}, stores what their cells gave in their files.
 *
 * <p>{@code java -cp … watershed.testing.Notebooks [--write] [NAME…]}, in the repository; exits
 * with 1 where one fails or, without {@code --write}, where what is stored is stale.
 */
public final class Notebooks {
  /** Where they are. */
  public static final Path DIRECTORY = Path.of("notebooks");

  private Notebooks() {}

  public static void main(String[] args) throws IOException {
    List<String> names = new ArrayList<>(List.of(args));
    boolean write = names.remove("--write");
    Path scratch = Files.createTempDirectory("watershed");
    System.setProperty("watershed.results", Committed.results(scratch).toString());
    boolean failed = false;
    for (NotebookFile notebook : NotebookFile.in(DIRECTORY)) {
      if (names.isEmpty() || names.contains(notebook.name())) {
        failed |= !run(notebook, write);
      }
    }
    System.exit(failed ? 1 : 0);
  }

  private static boolean run(NotebookFile notebook, boolean write) {
    try {
      List<CellOutput> outputs = notebook.execute();
      if (write) {
        notebook.store(outputs);
      }
      List<String> stale = notebook.stale(outputs);
      stale.forEach(System.out::println);
      System.out.println(
          notebook + ": " + outputs.size() + " cells" + (stale.isEmpty() ? "" : ", STALE"));
      return stale.isEmpty();
    } catch (AssertionError failure) {
      System.out.println(failure.getMessage());
      return false;
    }
  }
}
