package watershed.probes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/**
 * The record that every collector of the JDK keeps of itself: the flight recorder's events of
 * collections and of their pauses, which the collector times, not the program that it stops.
 *
 * <p>A runtime without the module {@code jdk.jfr} cannot load this class.
 */
public final class CollectorLog {
  private static final String COLLECTION = "jdk.GarbageCollection";
  private static final String STOP = "jdk.GCPhasePause";
  private static final String HEAP = "jdk.GCHeapSummary";

  private final Recording recording = new Recording();

  private CollectorLog() {
    // Other events, above all those that sample objects, would be work for the collector.
    recording.enable(COLLECTION).withoutThreshold();
    recording.enable(STOP).withoutThreshold();
    recording.enable(HEAP);
  }

  /** Whether this runtime can keep such a record. */
  public static boolean isAvailable() {
    return FlightRecorder.isAvailable();
  }

  /** Begins a record. */
  public static CollectorLog start() {
    CollectorLog log = new CollectorLog();
    log.recording.start();
    return log;
  }

  /** Ends the record; returns the collections that ended within it, in order of their start. */
  public List<Collected> stop() {
    recording.stop();
    try (Recording ended = recording) {
      Path file = Files.createTempFile("collections", ".jfr");
      try {
        ended.dump(file);
        return collections(RecordingFile.readAllEvents(file));
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("can't read the record of collections", e);
    }
  }

  private static List<Collected> collections(List<RecordedEvent> events) {
    return events.stream()
        .filter(event -> is(event, COLLECTION))
        .map(event -> collection(event, events))
        .sorted(Comparator.comparing(Collected::start))
        .toList();
  }

  private static Collected collection(RecordedEvent collection, List<RecordedEvent> events) {
    long id = collection.getLong("gcId");
    Instant start = collection.getStartTime();
    Instant end = collection.getEndTime();
    return new Collected(
        text(collection, "name"),
        text(collection, "cause"),
        start,
        collection.getDuration(),
        events.stream()
            .filter(event -> is(event, STOP) && event.getLong("gcId") == id)
            // A young and a full collection of one request may share their number.
            .filter(event -> !event.getStartTime().isBefore(start))
            .filter(event -> !event.getStartTime().isAfter(end))
            .map(RecordedEvent::getDuration)
            .toList(),
        collection.getDuration("sumOfPauses"),
        usedAfter(id, events));
  }

  private static OptionalLong usedAfter(long id, List<RecordedEvent> events) {
    return events.stream()
        .filter(event -> is(event, HEAP) && event.getLong("gcId") == id)
        .filter(event -> text(event, "when").equals("After GC"))
        .sorted(Comparator.comparing(RecordedEvent::getStartTime))
        .mapToLong(event -> event.getLong("heapUsed"))
        .reduce((earlier, later) -> later);
  }

  private static boolean is(RecordedEvent event, String type) {
    return event.getEventType().getName().equals(type);
  }

  private static String text(RecordedEvent event, String field) {
    Object value = event.getValue(field);
    return String.valueOf(value);
  }
}
