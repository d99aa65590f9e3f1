package watershed.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what {@code perf stat -x,} prints: a line per event with the fields counter value, unit,
 * event, run time of the counter, percentage of the time that it ran, and metrics (perf-stat(1),
 * section CSV FORMAT). A value in angle brackets says that there is none. Lines of another form,
 * such as perf's errors and metrics without a value, are passed over.
 */
final class PerfStat {
  private static final int EVENT = 2;
  private static final int RUNNING = 4;
  private static final Pattern NONE = Pattern.compile("<not [a-z]+>");
  private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?");

  /** On processors of several kinds of core, perf counts on each kind by itself. */
  private static final Pattern ON_PMU = Pattern.compile("[\\w-]+/([^/]+)/\\w*");

  private PerfStat() {}

  /**
   * One event.
   *
   * @param event as it was asked for, without what perf adds: the kind of core and, after a colon,
   *     the modes that it is counted in
   * @param value its count; 0 where there is none
   * @param missing why there is none, as perf says it; empty where there is one
   * @param runningPercent share of the time in which it was counted: less than 100 where events
   *     shared a counter, and the count is perf's projection
   */
  record Count(String event, double value, String missing, double runningPercent) {
    boolean counted() {
      return missing.isEmpty();
    }
  }

  /** The counts in the order of their lines. */
  static List<Count> parse(List<String> lines) {
    List<Count> counts = new ArrayList<>();
    for (String line : lines) {
      String[] fields = line.strip().split(",", -1);
      if (fields.length <= EVENT || fields[EVENT].isBlank()) {
        continue;
      }
      boolean missing = NONE.matcher(fields[0].strip()).matches();
      if (!missing && !NUMBER.matcher(fields[0].strip()).matches()) {
        continue;
      }
      counts.add(
          new Count(
              plain(fields[EVENT].strip()),
              missing ? 0 : Double.parseDouble(fields[0].strip()),
              missing ? fields[0].strip() : "",
              fields.length > RUNNING ? percent(fields[RUNNING].strip()) : 100));
    }
    return counts;
  }

  /** An event's own name: {@code cache-misses} of {@code cpu_core/cache-misses/u}. */
  static String plain(String event) {
    Matcher onPmu = ON_PMU.matcher(event);
    String name = onPmu.matches() ? onPmu.group(1) : event;
    int colon = name.indexOf(':');
    return colon < 0 ? name : name.substring(0, colon);
  }

  private static double percent(String text) {
    return NUMBER.matcher(text).matches() ? Double.parseDouble(text) : 100;
  }
}
