package watershed.record;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one way in which records become JSON and come back: properties and map entries sorted, every
 * property required, none unknown, none twice, instants in ISO 8601.
 */
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(
              DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
              DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
              DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .build();

  private Json() {}

  /** The configured mapper; immutable. */
  public static JsonMapper mapper() {
    return MAPPER;
  }

  /** One line of JSON, without a line end. */
  public static String line(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  /** Indented JSON with a final line end, written to a stream that stays open. */
  public static void pretty(Object value, OutputStream out) throws IOException {
    // Not straight to the stream: Jackson would hide a full disk in an exception of its own.
    out.write(MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(value));
    out.write('\n');
  }

  /**
   * Writes a value as indented JSON, whole or not at all.
   *
   * @throws BadInput if the file cannot be written; what stood there still stands
   */
  public static void write(Path file, Object value) {
    WholeFile.write(file, out -> pretty(value, out));
  }

  /**
   * Reads a file that holds one value.
   *
   * @throws BadInput if the file cannot be read or is not such a value; says where in the file
   */
  public static <T> T read(Path file, Class<T> type) {
    return convert(readTree(file), type, "'" + file + "'");
  }

  /**
   * Reads a file of any JSON.
   *
   * @throws BadInput if the file cannot be read or is not JSON; says where in the file
   */
  public static JsonNode readTree(Path file) {
    try {
      return parse(Files.readString(file, StandardCharsets.UTF_8), "'" + file + "'");
    } catch (IOException e) {
      throw WholeFile.unreadable(file, e);
    }
  }

  /**
   * Parses text.
   *
   * @param where names the place in a message, such as {@code 'trials.jsonl' line 7}
   * @throws BadInput if it is not JSON
   */
  public static JsonNode parse(String text, String where) {
    return parse(text, where, "restore it from a copy, or delete it");
  }

  /**
   * The same of text that has other remedies.
   *
   * @param advice what to do where it is not JSON
   */
  static JsonNode parse(String text, String where, String advice) {
    try {
      JsonNode tree = MAPPER.readTree(text);
      if (tree.isMissingNode()) {
        throw new BadInput(where + " is empty: " + advice);
      }
      return tree;
    } catch (JacksonException e) {
      throw new BadInput(where + " is not JSON (" + cause(e) + "): " + advice, e);
    }
  }

  /**
   * Makes a record of a tree.
   *
   * @throws BadInput if a property is missing, unknown or of another type
   */
  public static <T> T convert(JsonNode tree, Class<T> type, String where) {
    try {
      return MAPPER.treeToValue(tree, type);
    } catch (JacksonException e) {
      throw new BadInput(
          where
              + " is not a "
              + type.getSimpleName()
              + " of schema "
              + Run.SCHEMA
              + " ("
              + cause(e)
              + "): restore it from a copy, or read it with the build that wrote it",
          e);
    }
  }

  /** What Jackson complains of, in one line, and where. */
  static String cause(JacksonException e) {
    String says = e.getOriginalMessage();
    String oneLine =
        says == null
            ? e.getClass().getSimpleName()
            : says.lines().findFirst().orElse("?").replaceFirst("; `.*` enabled$", "");
    return e.getLocation() == null || e.getLocation().getLineNr() < 1
        ? oneLine
        : oneLine
            + ", line "
            + e.getLocation().getLineNr()
            + " column "
            + e.getLocation().getColumnNr();
  }
}
