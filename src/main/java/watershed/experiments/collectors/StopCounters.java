package watershed.experiments.collectors;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import watershed.experiments.Evidence;
import watershed.probes.Collected;
import watershed.probes.CollectorLog;

/**
 * What the collector did while {@link Churn} ran, from its own record. Nothing here is timed by the
 * benchmark.
 */
@AuxCounters(AuxCounters.Type.EVENTS)
@State(Scope.Thread)
public class StopCounters {
  private CollectorLog log;
  private List<Collected> all = List.of();
  private List<Collected> whole = List.of();

  @Setup(Level.Iteration)
  public void begin() {
    log = CollectorLog.start();
  }

  /**
   * Reads the record.
   *
   * @throws IllegalStateException if a collection that was asked for is not in it
   */
  @TearDown(Level.Iteration)
  public void end() {
    all = log.stop();
    whole = all.stream().filter(Collected::askedWhole).toList();
    Evidence.keep(
        "collections.txt",
        all.stream().map(Collected::line).collect(Collectors.joining("\n", "", "\n")));
    if (whole.size() != Churn.ROUNDS || stops(whole).count() == 0) {
      throw new IllegalStateException(
          "asked for "
              + Churn.ROUNDS
              + " collections of the whole heap; the collector's record has "
              + whole.size()
              + " with "
              + stops(whole).count()
              + " stops");
    }
  }

  /** Mean length of a stop of the whole heap's collections that were asked for, microseconds. */
  public double pauseMicros() {
    return stops(whole).average().orElseThrow();
  }

  /** The longest stop of all, microseconds. */
  public double longestPauseMicros() {
    return stops(all).max().orElseThrow();
  }

  /** Stops of the whole heap's collections that were asked for. */
  public long stops() {
    return stops(whole).count();
  }

  /** All collections, those of the young generation among them. */
  public long collections() {
    return all.size();
  }

  /** Duration of all of them together, microseconds; the program runs meanwhile, or stands. */
  public double collectionMicros() {
    return all.stream().map(Collected::took).mapToDouble(Collected::micros).sum();
  }

  /** Stops that nobody asked for: the young collections of the churn above all. */
  public long otherStops() {
    return stops(others()).count();
  }

  /** Their length together, microseconds. */
  public double otherStopsMicros() {
    return stops(others()).sum();
  }

  private List<Collected> others() {
    return all.stream().filter(collection -> !collection.asked()).toList();
  }

  /** Bytes in use after the last of the whole heap's collections that were asked for. */
  public long liveBytes() {
    return whole.get(whole.size() - 1).usedAfter().orElseThrow();
  }

  private static DoubleStream stops(List<Collected> collections) {
    return collections.stream()
        .flatMap(collection -> collection.stops().stream())
        .mapToDouble((Duration stop) -> Collected.micros(stop));
  }
}
