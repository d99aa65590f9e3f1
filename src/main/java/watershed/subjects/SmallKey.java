package watershed.subjects;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.util.Arrays;

/** Ways to cut a key of {@value #KEY_BYTES} bytes out of a buffer that nobody else needs. */
public enum SmallKey {
  /** Out of a String. */
  SUBSTRING {
    @Override
    public Object cut(int bufferBytes, int id) {
      return text(bufferBytes, id).substring(at(bufferBytes), at(bufferBytes) + KEY_BYTES);
    }
  },
  /** Out of bytes, as the document's Go code does. */
  NEW_STRING {
    @Override
    public Object cut(int bufferBytes, int id) {
      return new String(raw(bufferBytes, id), at(bufferBytes), KEY_BYTES, ISO_8859_1);
    }
  },
  /** A window on the bytes. */
  BYTE_BUFFER_SLICE {
    @Override
    public Object cut(int bufferBytes, int id) {
      return ByteBuffer.wrap(raw(bufferBytes, id)).slice(at(bufferBytes), KEY_BYTES);
    }
  },
  /** A window on a String, which is a CharSequence too. */
  CHAR_BUFFER_VIEW {
    @Override
    public Object cut(int bufferBytes, int id) {
      return CharBuffer.wrap(text(bufferBytes, id), at(bufferBytes), at(bufferBytes) + KEY_BYTES);
    }
  },
  /** A window on a list, of as many bytes in references. */
  SUB_LIST {
    @Override
    public Object cut(int bufferBytes, int id) {
      Byte[] boxes = new Byte[bufferBytes / REFERENCE_BYTES];
      Arrays.fill(boxes, (byte) id); // out of the JVM's cache
      return Arrays.asList(boxes).subList(0, KEY_BYTES);
    }
  },
  /** Out of a String, and in the JVM's own table of them, which refers to it weakly. */
  INTERN {
    @Override
    public Object cut(int bufferBytes, int id) {
      return ((String) SUBSTRING.cut(bufferBytes, id)).intern();
    }
  };

  /** Not one byte, of which there are too few for every key to be another interned string. */
  public static final int KEY_BYTES = 8;

  private static final int REFERENCE_BYTES = 4;
  private static final int BITS = 4;

  /**
   * Makes a buffer and cuts a key out of it.
   *
   * @param bufferBytes size of the buffer, its header not counted
   * @param id another for every key
   * @return the key
   */
  public abstract Object cut(int bufferBytes, int id);

  /** Where the key lies in its buffer. */
  private static int at(int bufferBytes) {
    return bufferBytes / 2;
  }

  private static byte[] raw(int bufferBytes, int id) {
    byte[] buffer = new byte[bufferBytes];
    for (int i = 0; i < KEY_BYTES; i++) {
      buffer[at(bufferBytes) + i] = (byte) ('a' + ((id >>> (BITS * i)) & ((1 << BITS) - 1)));
    }
    return buffer;
  }

  /** A String of one byte per character. */
  private static String text(int bufferBytes, int id) {
    return new String(raw(bufferBytes, id), ISO_8859_1);
  }
}
