package watershed.record;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Files that may stand on the disk gzipped, under their name and {@code .gz}: so a run with all its
 * raw samples is small enough to commit. Where both stand, the plain one counts, for it is the one
 * that is written to.
 */
public final class Packed {
  private Packed() {}

  /** The name under which a file stands once it is packed. */
  public static Path packed(Path plain) {
    return plain.resolveSibling(plain.getFileName() + ".gz");
  }

  /** Whether a file stands there, plain or packed. */
  public static boolean exists(Path plain) {
    return Files.exists(plain) || Files.exists(packed(plain));
  }

  /**
   * Opens a file's plain content.
   *
   * @throws IOException if neither form can be read
   */
  public static InputStream open(Path plain) throws IOException {
    if (Files.exists(plain) || !Files.exists(packed(plain))) {
      return Files.newInputStream(plain);
    }
    InputStream raw = Files.newInputStream(packed(plain));
    try {
      return new GZIPInputStream(raw, 1 << 16);
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  /**
   * Replaces a plain file by its packed form, after reading that back and comparing. Does nothing
   * where there is no plain file.
   *
   * @throws BadInput if it cannot be written or differs when read back; the plain file then stays
   */
  public static void pack(Path plain) {
    if (!Files.exists(plain)) {
      return;
    }
    Path packed = packed(plain);
    WholeFile.write(
        packed,
        out -> {
          try (InputStream in = Files.newInputStream(plain)) {
            GZIPOutputStream gzip = new GZIPOutputStream(out, 1 << 16);
            in.transferTo(gzip);
            gzip.finish();
          }
        });
    try {
      if (!same(plain, packed)) {
        throw new BadInput(
            "'" + packed + "' differs from what was packed: the plain file stays; check the disk");
      }
      Files.delete(plain);
    } catch (IOException e) {
      throw WholeFile.unwritable(plain, e);
    }
  }

  /**
   * Replaces a packed file by its plain form. Does nothing where there is no packed file.
   *
   * @throws BadInput if it cannot be written, or a plain file of other content stands there; both
   *     then stay
   */
  public static void unpack(Path plain) {
    Path packed = packed(plain);
    if (!Files.exists(packed)) {
      return;
    }
    if (!Files.exists(plain)) {
      WholeFile.write(
          plain,
          out -> {
            try (InputStream in = open(plain)) {
              in.transferTo(out);
            }
          });
    }
    try {
      if (!same(plain, packed)) {
        throw new BadInput(
            "'"
                + plain
                + "' and '"
                + packed.getFileName()
                + "' differ: move the one that is not wanted out of the directory");
      }
      Files.delete(packed);
    } catch (IOException e) {
      throw WholeFile.unwritable(packed, e);
    }
  }

  private static boolean same(Path plain, Path packed) throws IOException {
    byte[] a = new byte[1 << 16];
    byte[] b = new byte[1 << 16];
    try (InputStream x = Files.newInputStream(plain);
        InputStream y = new GZIPInputStream(Files.newInputStream(packed), 1 << 16)) {
      while (true) {
        int n = x.readNBytes(a, 0, a.length);
        int m = y.readNBytes(b, 0, b.length);
        if (!Arrays.equals(a, 0, n, b, 0, m)) {
          return false;
        }
        if (n == 0) {
          return true;
        }
      }
    }
  }
}
