package watershed.record;

import java.util.List;
import java.util.Map;

/**
 * What a profiler saw of one benchmark.
 *
 * @param schema version of the file formats, {@link Run#SCHEMA}
 * @param experiment simple class name
 * @param benchmark qualified class and method
 * @param params every {@code @Param}
 * @param threads JMH threads
 * @param jdk that it ran on
 * @param event async-profiler's event, or JMH's {@code perfnorm} or {@code perfasm}
 * @param unit what one sample stands for; empty for perfnorm and perfasm
 * @param forks forks that were sampled
 * @param samples of all forks together; 0 for perfnorm and perfasm, which take none
 * @param hottest frames with the most samples, most first
 * @param counters by name and unit, means over forks; perfnorm only
 * @param files relative to the directory that this record lies in
 */
public record Profile(
    int schema,
    String experiment,
    String benchmark,
    Map<String, String> params,
    int threads,
    Jdk jdk,
    String event,
    String unit,
    int forks,
    long samples,
    List<Hot> hottest,
    Map<String, Double> counters,
    List<String> files) {
  /** Name of its file. */
  public static final String FILE = "profile.json";

  public Profile {
    params = Map.copyOf(params);
    hottest = List.copyOf(hottest);
    counters = Map.copyOf(counters);
    files = List.copyOf(files);
  }

  /**
   * A frame, or for allocations and locks a class and the frame that asked for it.
   *
   * @param frame as the profiler names it
   * @param samples in which it stood on top
   */
  public record Hot(String frame, long samples) {}

  /**
   * Kept in place of a profile where the machine cannot take it.
   *
   * @param experiment simple class name
   * @param event what was asked for, why it does not work, and what would serve
   */
  public record Unavailable(int schema, String experiment, ProfilerEvent event) {
    /** Name of its file. */
    public static final String FILE = "unavailable.json";
  }
}
