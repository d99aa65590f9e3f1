package watershed.analysis;

import java.util.List;
import watershed.record.Trial;

/** Tells a count of events that failed from events that nothing here counts. */
public final class EventCounts {
  private EventCounts() {}

  /** The suite's own metrics and JMH's have no hyphen; perf's and async-profiler's events do. */
  static boolean isEvent(String metric) {
    return metric.indexOf('-') >= 0;
  }

  /**
   * In how many forks the count of an event failed, and why.
   *
   * @param forks of one contender
   * @return empty where none failed, or the metric is no event
   */
  public static String failure(String metric, List<Trial> forks) {
    List<Trial> without =
        forks.stream().filter(t -> t.uncounted() != null && !t.recorded(metric)).toList();
    if (without.isEmpty() || !isEvent(metric)) {
      return "";
    }
    long with = forks.stream().filter(t -> t.recorded(metric)).count();
    return "the count failed in "
        + without.size()
        + " of "
        + Texts.count(with + without.size(), "fork")
        + " ("
        + without.get(0).uncounted()
        + "): measure again";
  }
}
