package watershed.record;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One fork, as one line of the journal.
 *
 * @param cell where it was measured
 * @param contender which of the compared things it was
 * @param jdk {@link Jdk#id()}
 * @param block replicate number of the cell, from 0: forks that share cell and block took turns
 * @param blockSeed seed of the order of turns within that block
 * @param jar identity of the measuring code, {@link Run#code()}
 * @param outcome how it ended
 * @param error one line of cause unless it completed
 * @param started when the forks of the block were started
 * @param seconds from there to its end, waiting for turns included
 * @param windows how long it worked at a time
 * @param positions its place in the order of each measured round; empty where it ran alone
 * @param jmh JMH's own JSON of this fork without the lead-ins; null unless it completed
 * @param latency what it timed operation by operation; null where the experiment does not, and
 *     unless it completed
 * @param evidence texts that support its figures, as paths below the run's directory
 * @param uncounted why events that this machine can count were not counted of it; null where they
 *     were, and where nobody wanted them or nothing counts them
 */
public record Trial(
    Cell cell,
    String contender,
    String jdk,
    int block,
    long blockSeed,
    String jar,
    Outcome outcome,
    @Nullable String error,
    Instant started,
    double seconds,
    Windows windows,
    List<Integer> positions,
    @Nullable JsonNode jmh,
    @Nullable LatencyHistogram latency,
    List<String> evidence,
    @Nullable String uncounted) {
  public Trial {
    positions = List.copyOf(positions);
    evidence = List.copyOf(evidence);
    // What was stored as null comes back from JSON as a node that says so.
    jmh = jmh == null || jmh.isNull() ? null : jmh;
  }

  /** A fork that timed no single operations and left no evidence; nothing was to be counted. */
  public Trial(
      Cell cell,
      String contender,
      String jdk,
      int block,
      long blockSeed,
      String jar,
      Outcome outcome,
      @Nullable String error,
      Instant started,
      double seconds,
      Windows windows,
      List<Integer> positions,
      @Nullable JsonNode jmh) {
    this(
        cell, contender, jdk, block, blockSeed, jar, outcome, error, started, seconds, windows,
        positions, jmh, null, List.of(), null);
  }

  /** Begins the cause where a design was seen to allow what it must not allow. */
  public static final String FORBIDDEN_OUTCOME = "FORBIDDEN OUTCOME: ";

  /** Begins the cause where not the fork but the program that waited for it went wrong. */
  public static final String IN_HOST = "in the host: ";

  /** How a fork ended. */
  public enum Outcome {
    COMPLETED,
    /** The benchmark threw. */
    THREW,
    /** The process ended by itself before its time. */
    CRASHED,
    OUT_OF_MEMORY,
    /** Ended by the watchdog at its deadline. */
    HUNG,
    /** Another fork of the block failed, which leaves nothing to compare with. */
    ABANDONED,
    /** What it needs is not to be had on this machine or JDK. */
    UNAVAILABLE
  }

  /** The same fork with another JSON of JMH. */
  public Trial withJmh(JsonNode other) {
    return new Trial(
        cell, contender, jdk, block, blockSeed, jar, outcome, error, started, seconds, windows,
        positions, other, latency, evidence, uncounted);
  }

  /** The same fork with the texts that were stored of it. */
  public Trial withEvidence(List<String> paths) {
    return new Trial(
        cell, contender, jdk, block, blockSeed, jar, outcome, error, started, seconds, windows,
        positions, jmh, latency, paths, uncounted);
  }

  /** The same fork, of which events were to be counted and were not. */
  public Trial withUncounted(String why) {
    return new Trial(
        cell, contender, jdk, block, blockSeed, jar, outcome, error, started, seconds, windows,
        positions, jmh, latency, evidence, why);
  }

  /** Whether it has a number of that name beside its score. */
  public boolean recorded(String metric) {
    JsonNode result = jmh;
    return result != null && result.path("secondaryMetrics").has(metric);
  }

  /** Whether it ended otherwise, though nothing that it needs is lacking here. */
  public boolean failed() {
    return !completed() && outcome != Outcome.UNAVAILABLE;
  }

  /**
   * Whether another fork of the same would end like that too: neither it nor the cause was the
   * failure of another fork of its block, or of the host.
   */
  public boolean brokeItself() {
    return !completed() && outcome != Outcome.ABANDONED && !failedInHost();
  }

  /** Whether not the fork but the program that waited for it went wrong. */
  public boolean failedInHost() {
    String cause = error;
    return cause != null && cause.startsWith(IN_HOST);
  }

  public boolean completed() {
    return outcome == Outcome.COMPLETED;
  }
}
