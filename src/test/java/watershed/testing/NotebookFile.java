package watershed.testing;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import watershed.record.Json;

/** A notebook in Jupyter's format, nbformat 4. */
public final class NotebookFile {
  private static final String OUTPUTS = "outputs";
  private static final String SOURCE = "source";
  private static final String TEXT = "text";

  private final Path path;
  private final ObjectNode tree;

  private NotebookFile(Path path, ObjectNode tree) {
    this.path = path;
    this.tree = tree;
  }

  /** Reads a file. */
  public static NotebookFile read(Path path) {
    if (Json.readTree(path) instanceof ObjectNode tree && tree.get("cells") instanceof ArrayNode) {
      return new NotebookFile(path, tree);
    }
    throw new AssertionError(path + " is no notebook");
  }

  /** All notebooks of a directory, by name. */
  public static List<NotebookFile> in(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.toString().endsWith(".ipynb"))
          .sorted()
          .map(NotebookFile::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file's name without its ending. */
  public String name() {
    return path.getFileName().toString().replace(".ipynb", "");
  }

  @Override
  public String toString() {
    return name();
  }

  private List<ObjectNode> codeCells() {
    List<ObjectNode> code = new ArrayList<>();
    for (JsonNode cell : tree.get("cells")) {
      if (cell instanceof ObjectNode of && of.get("cell_type").asString().equals("code")) {
        code.add(of);
      }
    }
    return code;
  }

  /** What stands in its code cells, in order. */
  public List<String> sources() {
    return codeCells().stream().map(cell -> joined(cell.get(SOURCE))).toList();
  }

  /**
   * Runs every cell in a JShell of its own.
   *
   * @throws AssertionError if one fails: names the notebook, the code cell from 1 and the error
   */
  public List<CellOutput> execute() {
    List<CellOutput> outputs = new ArrayList<>();
    try (NotebookRunner runner = new NotebookRunner()) {
      for (String source : sources()) {
        try {
          outputs.add(runner.run(source));
        } catch (NotebookRunner.CellFailure e) {
          throw new AssertionError(
              "notebook " + name() + ", code cell " + (outputs.size() + 1) + ": " + e.getMessage(),
              e);
        }
      }
    }
    return outputs;
  }

  /** What the stored outputs lack of these: texts, and what pictures draw in words. */
  public List<String> stale(List<CellOutput> now) {
    List<String> stale = new ArrayList<>();
    List<ObjectNode> cells = codeCells();
    for (int i = 0; i < cells.size(); i++) {
      String place = "code cell " + (i + 1);
      if (!storedText(cells.get(i)).equals(now.get(i).text())) {
        stale.add(
            place
                + " printed\n"
                + now.get(i).text()
                + "but stored is\n"
                + storedText(cells.get(i)));
      }
      JsonNode picture = picture(cells.get(i));
      BufferedImage image = now.get(i).image();
      if (picture != null && image != null) {
        StoredPicture.stale(picture, image).ifPresent(how -> stale.add(place + how));
      } else if (picture != null || image != null) {
        stale.add(place + (image == null ? " gave no picture" : " gave a picture"));
      }
    }
    return stale;
  }

  private static String storedText(ObjectNode cell) {
    StringBuilder text = new StringBuilder();
    for (JsonNode output : cell.get(OUTPUTS)) {
      if (output.has(TEXT)) {
        text.append(joined(output.get(TEXT)));
      }
    }
    return text.toString();
  }

  private static @Nullable JsonNode picture(ObjectNode cell) {
    for (JsonNode output : cell.get(OUTPUTS)) {
      if (StoredPicture.is(output)) {
        return output;
      }
    }
    return null;
  }

  /** Puts outputs into the file, in place of those that stood there. */
  public void store(List<CellOutput> outputs) {
    List<ObjectNode> cells = codeCells();
    for (int i = 0; i < cells.size(); i++) {
      ObjectNode cell = cells.get(i);
      cell.put("execution_count", i + 1);
      ArrayNode stored = cell.putArray(OUTPUTS);
      CellOutput output = outputs.get(i);
      if (!output.text().isEmpty()) {
        ObjectNode stream = stored.addObject();
        stream.put("name", "stdout").put("output_type", "stream");
        lines(output.text()).forEach(stream.putArray(TEXT)::add);
      }
      BufferedImage image = output.image();
      if (image != null) {
        StoredPicture.write(stored.addObject(), image);
      }
    }
    write();
  }

  private void write() {
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter()
            .withObjectIndenter(new DefaultIndenter(" ", "\n"))
            .withArrayIndenter(new DefaultIndenter(" ", "\n"));
    byte[] bytes = Json.mapper().writer().with(printer).writeValueAsBytes(tree);
    try {
      Files.writeString(path, new String(bytes, StandardCharsets.UTF_8) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Each with its line end, as the format has them. */
  static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      int end = text.indexOf('\n', from);
      int to = end < 0 ? text.length() : end + 1;
      lines.add(text.substring(from, to));
      from = to;
    }
    return lines;
  }

  /** A text that is stored as one, or as lines. */
  static String joined(JsonNode text) {
    if (!text.isArray()) {
      return text.asString();
    }
    StringBuilder all = new StringBuilder();
    text.forEach(line -> all.append(line.asString()));
    return all.toString();
  }
}
