package watershed.record;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;

/**
 * A file of results in JMH's own JSON format ({@code -rf json}), whoever wrote it, plain or
 * gzipped.
 *
 * <p>Read with care for what a judgement needs (benchmark, mode, parameters, threads, the raw
 * samples of each fork) and none for the rest: fields that are not known are passed over, since
 * versions of JMH and other tools differ in them. One element is in memory at a time.
 *
 * @param results in the order of the file; at least one
 */
public record JmhFile(List<JmhResult> results) {
  private static final String GZIPPED = ".gz";

  /** Elements are read one by one: to a single one, its neighbours would be trailing tokens. */
  private static final ObjectReader ELEMENTS =
      Json.mapper().reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  public JmhFile {
    results = List.copyOf(results);
  }

  /**
   * Reads a file.
   *
   * @throws BadInput if it cannot be read, is not JSON, holds no results of JMH, or one that lacks
   *     what a judgement needs; says which
   */
  public static JmhFile read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new BadInput(
          "no file '" + file + "': give a file of JMH's results (-rf json) or a run's directory");
    }
    try (InputStream in = open(file)) {
      return read(in, "'" + file + "'");
    } catch (IOException e) {
      throw WholeFile.unreadable(file, e);
    }
  }

  private static InputStream open(Path file) throws IOException {
    InputStream raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    if (!String.valueOf(file.getFileName()).endsWith(GZIPPED)) {
      return raw;
    }
    try {
      return new GZIPInputStream(raw, 1 << 16);
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  /**
   * Takes a list that is in memory, such as {@link JmhJson#of}.
   *
   * @param where names it in messages
   * @throws BadInput as {@link #read(Path)}
   */
  public static JmhFile of(JsonNode list, String where) {
    List<JmhResult> results = new ArrayList<>();
    for (JsonNode element : list) {
      results.add(JmhElement.read(element, where + ", result " + (results.size() + 1)));
    }
    if (results.isEmpty()) {
      throw new BadInput(where + " holds no results: nothing was measured");
    }
    return new JmhFile(results);
  }

  /**
   * Reads a stream, which stays open or not as the parser likes.
   *
   * @param where names it in messages
   * @throws BadInput as {@link #read(Path)}
   */
  public static JmhFile read(InputStream in, String where) {
    List<JmhResult> results = new ArrayList<>();
    try (JsonParser parser = ELEMENTS.createParser(in)) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        throw new BadInput(where + " is empty: JMH writes its results (-rf json) at its very end");
      }
      if (first != JsonToken.START_ARRAY) {
        throw new BadInput(where + " is no list of JMH's results: give what -rf json -rff wrote");
      }
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        JsonNode element = ELEMENTS.readTree(parser);
        results.add(JmhElement.read(element, where + ", result " + (results.size() + 1)));
      }
      if (parser.nextToken() != null) {
        throw new BadInput(
            where + " goes on after the end of its list: give the file of one run of JMH");
      }
    } catch (JacksonException e) {
      throw new BadInput(
          where
              + " is not JSON ("
              + PlainText.oneLine(Json.cause(e))
              + "): JMH cut short leaves such a file; measure again",
          e);
    }
    if (results.isEmpty()) {
      throw new BadInput(where + " holds no results: JMH measured nothing, see what it printed");
    }
    return new JmhFile(results);
  }
}
