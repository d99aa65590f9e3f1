package watershed.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import watershed.testing.Committed;

/**
 * What commands wrote into documents. Between {@code <!-- generated: report … -->} and {@code <!--
 * end of generated -->} stands what that command of the program ({@code report} or {@code diff})
 * prints; {@code <!-- generated FILE: report … -->} says so of a whole file.
 *
 * <p>{@code java -cp … watershed.cli.GeneratedParts}, in the repository, writes all of them anew.
 */
public final class GeneratedParts {
  private static final String FENCE = "```";
  private static final String END = "<!-- end of generated -->";
  private static final Pattern PART =
      Pattern.compile("<!-- generated: (.+?) -->\n(.*?)" + END, Pattern.DOTALL);
  private static final Pattern FILE = Pattern.compile("<!-- generated ([^ :]+): (.+?) -->");

  private GeneratedParts() {}

  /**
   * One of them.
   *
   * @param file that it stands in
   * @param command after the program's name
   * @param whole whether it is all of the file
   */
  public record Part(Path file, String command, boolean whole) {
    /** What stands there; empty where there is no such file. */
    String stored() {
      String text = Files.exists(file) ? read(file) : "";
      if (whole) {
        return text;
      }
      Matcher part = PART.matcher(text);
      while (part.find()) {
        if (part.group(1).equals(command)) {
          return part.group(2);
        }
      }
      return "";
    }

    /**
     * What the command prints now; of a diff, whose exit code is its verdict, as a screen has it.
     */
    String now() {
      Told told = Told.by(command.split(" +"));
      boolean diff = command.startsWith("diff ");
      if (diff ? !told.err().isEmpty() : told.exit() != 0) {
        throw new AssertionError(command + ": " + told.err());
      }
      return diff ? FENCE + "text\n" + told.out() + FENCE + "\n" : told.out();
    }

    void store(String text) {
      String head = "<!-- generated: " + command + " -->\n";
      String all = whole ? text : read(file).replace(head + stored() + END, head + text + END);
      try {
        Files.writeString(file, all);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public String toString() {
      return file + ": " + command;
    }
  }

  /** All of README.md and the documents. */
  public static List<Part> all() {
    List<Part> parts = new ArrayList<>();
    for (Path document : documents()) {
      String text = read(document);
      Matcher part = PART.matcher(text);
      while (part.find()) {
        parts.add(new Part(document, part.group(1), false));
      }
      Matcher file = FILE.matcher(text);
      while (file.find()) {
        parts.add(new Part(Path.of(file.group(1)), file.group(2), true));
      }
    }
    return parts;
  }

  private static List<Path> documents() {
    List<Path> documents = new ArrayList<>(List.of(Path.of("README.md")));
    try (Stream<Path> docs = Files.list(Path.of("src", "docs"))) {
      docs.filter(file -> file.toString().endsWith(".md")).sorted().forEach(documents::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return documents;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static void main(String[] args) throws IOException {
    Path scratch = Files.createTempDirectory("watershed");
    System.setProperty("watershed.results", Committed.results(scratch).toString());
    for (Part part : all()) {
      part.store(part.now());
      System.out.println("wrote " + part);
    }
  }
}
