package watershed.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A benchmark of somebody's jar, as a line of its {@code META-INF/BenchmarkList} has it.
 *
 * @param name class and method, or class and group
 * @param mode as JMH's command line calls it: {@code thrpt}, {@code avgt}, {@code sample}, {@code
 *     ss}
 * @param threads that its annotations ask for; {@link #ALL_CPUS} for as many as there are CPUs
 * @param flags that its annotations give its forks
 */
record GuestBenchmark(String name, String mode, int threads, GuestFlags flags) {
  /** What JMH writes for {@code Threads.MAX}. */
  static final int ALL_CPUS = -1;

  private static final String SAMPLE = "sample";
  static final String SINGLE_SHOT = "ss";

  private static final String MAGIC = "JMH ";

  /** Labels of roles, three fields of warm-up, three of measuring, two of forks, and the JVM. */
  private static final int BEFORE_FLAGS = 10;

  private static final Map<String, List<String>> MODES =
      Map.of(
          "Throughput", List.of("thrpt"),
          "AverageTime", List.of("avgt"),
          "SampleTime", List.of(SAMPLE),
          "SingleShotTime", List.of(SINGLE_SHOT),
          "All", List.of("thrpt", "avgt", SAMPLE, SINGLE_SHOT));

  /**
   * Reads a line: typed fields, of which the first six are class, generated class, method, mode,
   * threads and the threads of each role of a group. Ten more stand before the flags of its forks:
   * so in every JMH from 1.13 to 1.37. What follows those is not read.
   *
   * @return one for each mode; empty where the line is of no form that is known
   */
  static Optional<List<GuestBenchmark>> parse(String line) {
    if (!line.startsWith(MAGIC)) {
      return Optional.empty();
    }
    try {
      Fields fields = new Fields(line);
      String type = fields.text();
      fields.text();
      String method = fields.text();
      List<String> modes = MODES.get(fields.text());
      if (modes == null) {
        return Optional.empty();
      }
      int threads = fields.optionalNumber(1);
      int roles = fields.sum();
      // JMH rounds up to whole groups.
      int whole = threads == ALL_CPUS ? ALL_CPUS : (threads + roles - 1) / roles * roles;
      fields.skip(BEFORE_FLAGS);
      List<String> own = fields.optionalTexts();
      List<String> prepended = orNone(fields.optionalTexts());
      List<String> appended = orNone(fields.optionalTexts());
      GuestFlags flags = new GuestFlags(prepended, own, appended);
      List<GuestBenchmark> found = new ArrayList<>();
      for (String mode : modes) {
        found.add(new GuestBenchmark(type + "." + method, mode, whole, flags));
      }
      return Optional.of(found);
    } catch (IllegalArgumentException | StringIndexOutOfBoundsException other) {
      return Optional.empty();
    }
  }

  private static List<String> orNone(@Nullable List<String> texts) {
    return texts == null ? List.of() : texts;
  }

  /** The threads of its forks. */
  int threadsOn(int cpus) {
    return threads == ALL_CPUS ? cpus : threads;
  }

  /** Whether JMH would keep no raw scores of it. */
  boolean isSampled() {
    return mode.equals(SAMPLE);
  }

  /** The mode that it is measured in. */
  String measuredMode() {
    return isSampled() ? "avgt" : mode;
  }

  /**
   * A cursor over {@code S <length> <text>}, {@code I <length> <digits>}, likewise {@code T}, lists
   * of such by their number ({@code A}, {@code L}), and {@code E}, which is nothing.
   */
  private static final class Fields {
    private final String line;
    private int at = MAGIC.length();

    Fields(String line) {
      this.line = line;
    }

    String text() {
      require("S");
      return counted();
    }

    int optionalNumber(int absent) {
      String kind = word();
      if (kind.equals("E")) {
        return absent;
      }
      if (!kind.equals("I")) {
        throw new IllegalArgumentException("no number but " + kind);
      }
      return Integer.parseInt(counted());
    }

    /** Of a list of numbers, at least 1. */
    int sum() {
      String kind = word();
      if (!kind.equals("A")) {
        return 1;
      }
      return Math.max(1, list().stream().mapToInt(Integer::parseInt).sum());
    }

    /** A list of texts, or null where there is none. */
    @Nullable List<String> optionalTexts() {
      String kind = word();
      if (kind.equals("E")) {
        return null;
      }
      if (!kind.equals("L")) {
        throw new IllegalArgumentException("no list but " + kind);
      }
      return list();
    }

    void skip(int fields) {
      for (int i = 0; i < fields; i++) {
        String kind = word();
        switch (kind) {
          case "E" -> {}
          case "S", "I", "T" -> counted();
          case "L" -> list();
          default -> throw new IllegalArgumentException("no field is of kind " + kind);
        }
      }
    }

    private List<String> list() {
      int n = Integer.parseInt(word());
      List<String> all = new ArrayList<>();
      for (int i = 0; i < n; i++) {
        all.add(counted());
      }
      return all;
    }

    private void require(String kind) {
      String found = word();
      if (!found.equals(kind)) {
        throw new IllegalArgumentException(
            String.format(Locale.ROOT, "%s instead of %s", found, kind));
      }
    }

    private String counted() {
      int length = Integer.parseInt(word());
      String text = line.substring(at, at + length);
      at += length + 1;
      return text;
    }

    private String word() {
      int end = line.indexOf(' ', at);
      String word = line.substring(at, end);
      at = end + 1;
      return word;
    }
  }
}
