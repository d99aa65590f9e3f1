package watershed.probes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Bytes by the place in one's own code that allocated them: the innermost frame of a stack whose
 * class has a given prefix. Frames inwards of it are those of the libraries that it called.
 *
 * @param bytes by site; what was allocated without such a frame stands under {@link #ELSEWHERE}
 */
public record AllocationSites(Map<String, Long> bytes) {
  /** Stands for stacks without a frame of one's own. */
  public static final String ELSEWHERE = "(elsewhere)";

  /**
   * Reads collapsed stacks: on each line frames from the bottom up joined by semicolons, a blank, a
   * number of bytes.
   *
   * @param ownPrefix of the classes that are one's own, such as {@code watershed/}
   * @throws IllegalStateException if a line is not of that form
   */
  public static AllocationSites of(String collapsed, String ownPrefix) {
    Map<String, Long> sites = new TreeMap<>();
    for (String line : collapsed.lines().toList()) {
      if (!line.isBlank()) {
        long bytes = bytesOf(line);
        sites.merge(site(line, ownPrefix), bytes, Long::sum);
      }
    }
    return new AllocationSites(sites);
  }

  /** Sites and their bytes, the heaviest first. */
  public List<Map.Entry<String, Long>> ranked() {
    List<Map.Entry<String, Long>> all = new ArrayList<>(bytes.entrySet());
    all.sort(Map.Entry.<String, Long>comparingByValue().reversed());
    return all;
  }

  /** Bytes of all sites. */
  public long total() {
    return bytes.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Share of a site in all bytes, in percent; 0 if nothing was allocated. */
  public double percent(String site) {
    long total = total();
    return total == 0 ? 0 : 100.0 * bytes.getOrDefault(site, 0L) / total;
  }

  /** 1 for the heaviest site, 2 for the next; one more than there are sites for one not seen. */
  public int rank(String site) {
    Long own = bytes.get(site);
    if (own == null) {
      return bytes.size() + 1;
    }
    return 1 + (int) bytes.values().stream().filter(other -> other > own).count();
  }

  private static String site(String line, String ownPrefix) {
    String[] frames = line.substring(0, line.lastIndexOf(' ')).split(";", -1);
    // The last is the class that was allocated, which may well be one's own: not a place.
    for (int i = frames.length - 2; i >= 0; i--) {
      if (frames[i].startsWith(ownPrefix)) {
        return frames[i];
      }
    }
    return ELSEWHERE;
  }

  static long bytesOf(String line) {
    int blank = line.lastIndexOf(' ');
    if (blank > 0) {
      String digits = line.substring(blank + 1);
      if (digits.matches("[0-9]{1,18}")) {
        return Long.parseLong(digits);
      }
    }
    throw new IllegalStateException("not a collapsed stack: " + line);
  }
}
