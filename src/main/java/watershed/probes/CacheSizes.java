package watershed.probes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The caches that the kernel says CPU 0 has, by {@code /sys/devices/system/cpu/cpu0/cache} (Linux,
 * Documentation/ABI/testing/sysfs-devices-system-cpu). In a virtual machine it is what the host
 * lets it say.
 */
public final class CacheSizes {
  private static final Path CPU_0 = Path.of("/sys/devices/system/cpu/cpu0/cache");
  private static final Pattern SIZE = Pattern.compile("(\\d+)([KMG]?)");
  private static final String INSTRUCTIONS = "Instruction";

  private CacheSizes() {}

  /**
   * Bytes of the cache of data of a level.
   *
   * @param level from 1, nearest to the core
   * @return NaN where the system tells of none
   */
  public static double bytes(int level) {
    return bytes(CPU_0, level);
  }

  /** As {@link #bytes(int)}, for a system whose files lie elsewhere. */
  static double bytes(Path caches, int level) {
    if (!Files.isDirectory(caches)) {
      return Double.NaN;
    }
    try (DirectoryStream<Path> found = Files.newDirectoryStream(caches, "index*")) {
      for (Path cache : found) {
        if (read(cache, "level").equals(String.valueOf(level))
            && !read(cache, "type").equals(INSTRUCTIONS)) {
          return size(read(cache, "size"));
        }
      }
      return Double.NaN;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + caches, e);
    }
  }

  private static String read(Path cache, String file) throws IOException {
    Path path = cache.resolve(file);
    return Files.isReadable(path) ? Files.readString(path).strip() : "";
  }

  private static double size(String text) {
    Matcher size = SIZE.matcher(text);
    if (!size.matches()) {
      return Double.NaN;
    }
    int shift =
        switch (size.group(2)) {
          case "K" -> 10;
          case "M" -> 20;
          case "G" -> 30;
          default -> 0;
        };
    return Math.scalb(Double.parseDouble(size.group(1)), shift);
  }
}
