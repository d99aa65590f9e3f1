package watershed.lab;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import watershed.experiments.Evidence;

/** Brings a fork's texts to its host over the line on which it asks for turns. */
final class EvidenceReport {
  /** A character takes 3 bytes at most; what was cut says so in a line more. */
  private static final int MOST_BYTES = 4 * Evidence.MOST_CHARACTERS;

  private static final int MOST_TEXTS = 64;

  private EvidenceReport() {}

  /**
   * Writes what {@link #read} reads.
   *
   * @throws IllegalStateException if they are so many that results would grow too large
   */
  static void write(Map<String, String> texts, DataOutputStream out) throws IOException {
    if (texts.size() > MOST_TEXTS) {
      throw new IllegalStateException(
          texts.size() + " pieces of evidence of one fork: keep at most " + MOST_TEXTS);
    }
    out.writeInt(texts.size());
    for (Map.Entry<String, String> text : texts.entrySet()) {
      byte[] bytes = text.getValue().getBytes(StandardCharsets.UTF_8);
      out.writeUTF(text.getKey());
      out.writeInt(bytes.length);
      out.write(bytes);
    }
  }

  /**
   * Reads what a fork sent, by name.
   *
   * @throws IOException if the line ends, or claims more than a fork may keep
   */
  static Map<String, String> read(DataInputStream in) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > MOST_TEXTS) {
      throw new IOException(count + " pieces of evidence");
    }
    Map<String, String> texts = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      String name = in.readUTF();
      int length = in.readInt();
      if (length < 0 || length > MOST_BYTES) {
        throw new IOException("a piece of evidence of " + length + " bytes");
      }
      byte[] bytes = new byte[length];
      in.readFully(bytes);
      texts.put(name, new String(bytes, StandardCharsets.UTF_8));
    }
    return texts;
  }
}
