package watershed.testing;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.imageio.ImageIO;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import watershed.report.BarChart;

/**
 * A picture among the outputs of a notebook's cell: the PNG, what it draws in words, and a digest
 * of both. Pixels depend on the fonts of a machine, words do not; the digest holds the two
 * together.
 */
final class StoredPicture {
  private static final String DATA = "data";
  private static final String PNG = "image/png";
  private static final String WORDS = "text/plain";
  private static final String METADATA = "metadata";
  private static final String DIGEST = "sha256";

  private StoredPicture() {}

  /** Whether an output is one. */
  static boolean is(JsonNode output) {
    return output.path(DATA).has(PNG);
  }

  /** Puts a picture into an output that is empty. */
  static void write(ObjectNode output, BufferedImage image) {
    String png = Base64.getEncoder().encodeToString(png(image));
    String words = words(image);
    output.put("output_type", "display_data");
    ObjectNode data = output.putObject(DATA);
    data.put(PNG, png);
    NotebookFile.lines(words).forEach(data.putArray(WORDS)::add);
    output.putObject(METADATA).put(DIGEST, digest(png, words));
  }

  /** How a stored picture differs from one that was drawn now; empty where it does not. */
  static Optional<String> stale(JsonNode output, BufferedImage now) {
    JsonNode data = output.path(DATA);
    String words = data.has(WORDS) ? NotebookFile.joined(data.get(WORDS)) : "";
    if (!words.equals(words(now))) {
      return Optional.of(" draws\n" + words(now) + "but stored is\n" + words);
    }
    JsonNode metadata = output.path(METADATA);
    String digest = metadata.has(DIGEST) ? metadata.get(DIGEST).asString() : "";
    return digest.equals(digest(NotebookFile.joined(data.get(PNG)), words))
        ? Optional.empty()
        : Optional.of(": its stored picture is not the one that was stored with its words");
  }

  private static String words(BufferedImage image) {
    return image.getProperty(BarChart.SAYS) instanceof String says ? says : "";
  }

  private static String digest(String png, String words) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest((png + "\n" + words).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static byte[] png(BufferedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
