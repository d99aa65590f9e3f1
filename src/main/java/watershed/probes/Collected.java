package watershed.probes;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;

/**
 * One collection, as the collector itself recorded it.
 *
 * @param collector its name in the record, such as {@code G1Full}
 * @param cause why it ran, such as {@code System.gc()}
 * @param start of the collection
 * @param took its whole duration, in which a concurrent collector lets the program run
 * @param stops how long each of its pauses stopped the world
 * @param stopped all of them together, by the record's own sum
 * @param usedAfter bytes of the heap in use when it ended; absent where it does not say
 */
public record Collected(
    String collector,
    String cause,
    Instant start,
    Duration took,
    List<Duration> stops,
    Duration stopped,
    OptionalLong usedAfter) {
  private static final String ASKED = "System.gc()";

  /** Names of those that clear the young generation alone. */
  private static final Set<String> YOUNG =
      Set.of("DefNew", "ParallelScavenge", "G1New", "ZGC Minor");

  private static final double NANOS_PER_MICRO = 1e3;
  private static final double NANOS_PER_MILLI = 1e6;

  public Collected {
    stops = List.copyOf(stops);
  }

  /**
   * Whether it ran because the program asked; a collector may clear the young generation first, as
   * a collection of its own: Parallel does so on JDK 17.
   */
  public boolean asked() {
    return cause.equals(ASKED);
  }

  /** Whether it is a collection of the whole heap that the program asked for. */
  public boolean askedWhole() {
    return asked() && !YOUNG.contains(collector);
  }

  /** Microseconds of a duration, with their fraction. */
  public static double micros(Duration duration) {
    return duration.toNanos() / NANOS_PER_MICRO;
  }

  /** A line of a table: collector, cause, milliseconds in all and of each stop, bytes after. */
  public String line() {
    StringBuilder line = new StringBuilder();
    line.append(
        String.format(Locale.ROOT, "%-17s %-30s %9.3f ms, stops:", collector, cause, millis(took)));
    for (Duration stop : stops) {
      line.append(String.format(Locale.ROOT, " %.3f", millis(stop)));
    }
    usedAfter.ifPresent(bytes -> line.append(", then in use ").append(bytes).append(" B"));
    return line.toString();
  }

  private static double millis(Duration duration) {
    return duration.toNanos() / NANOS_PER_MILLI;
  }
}
