package watershed.experiments.collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import watershed.testing.Jvm;

/** What the collector's record says agrees with the JVM's notifications, and with JOL. */
class CollectionsTest {
  private static final Set<Collector> STOPPING =
      EnumSet.of(Collector.SERIAL, Collector.PARALLEL, Collector.G1);

  /** Whose heap in use is that of the objects in it. */
  private static final Set<Collector> EXACT = EnumSet.of(Collector.SERIAL, Collector.PARALLEL);

  /** Notifications know whole milliseconds, and a little of what surrounds a stop. */
  private static final double MILLIS_APART = 3;

  private static final double NANOS_PER_MILLI = 1e6;

  /** A line of {@link CollectionsProbe}, by its fields. */
  private record Row(String kind, int entries, String[] field) {
    double number(int index) {
      return Double.parseDouble(field[index]);
    }
  }

  static Stream<Arguments> collectors() {
    return Stream.of(Jvm.JDK_17, Jvm.JDK_25)
        .flatMap(
            jvm ->
                Arrays.stream(Collector.values()).map(collector -> Arguments.of(jvm, collector)));
  }

  @ParameterizedTest
  @MethodSource("collectors")
  void theRecordHasEveryCollectionAndWhatItLeft(Jvm jvm, Collector collector) {
    List<String> lines =
        jvm.runWith(collector.jvmFlags(), CollectionsProbe.class, collector.name());
    assumeFalse(lines.get(0).startsWith("unavailable"), lines.get(0));
    List<Row> rows = rows(lines);
    for (int entries : new int[] {CollectionsProbe.SMALL, CollectionsProbe.LARGE}) {
      List<Row> records = of(rows, "record", entries);
      List<Row> notified = of(rows, "notified", entries);
      assertThat(records).as(String.join("\n", lines)).hasSize(Churn.ROUNDS);
      assertThat(notified).as(String.join("\n", lines)).hasSize(Churn.ROUNDS);
      for (int i = 0; i < Churn.ROUNDS; i++) {
        check(collector, records.get(i), notified.get(i));
      }
    }

    double table = more(rows, "bytes", 3);
    // Those that count whole regions or pages, or leave holes in them, have more in use.
    assertThat(left(rows, CollectionsProbe.LARGE) - left(rows, CollectionsProbe.SMALL))
        .as("bytes that the collector found live, and the heap's own histogram")
        .isCloseTo(table, Percentage.withPercentage(EXACT.contains(collector) ? 5 : 25));
    if (collector != Collector.ZGC) {
      // Of the addresses of JDK 25's ZGC, which hold marks, JOL guesses a wrong alignment.
      assertThat(more(rows, "bytes", 2))
          .as("bytes by JOL, and by the heap's own histogram")
          .isCloseTo(table, Percentage.withPercentage(5));
    }
  }

  private static void check(Collector collector, Row record, Row notified) {
    assertThat(record.number(3))
        .as("the stops are those that the collection's own sum is of, ns")
        .isCloseTo(record.number(4), within(record.number(2) * 1_000));
    if (stops(collector)) {
      assertThat(record.number(2)).as("stops").isEqualTo(1);
      assertThat(record.number(3) / NANOS_PER_MILLI)
          .as("ms of the record and of the notification")
          .isCloseTo(notified.number(2), within(MILLIS_APART + notified.number(2) / 4));
      assertThat(record.number(6))
          .as("bytes in use")
          .isCloseTo(notified.number(3), Percentage.withPercentage(2));
    } else {
      assertThat(record.number(2)).as("stops").isGreaterThanOrEqualTo(2);
      assertThat(record.number(3)).as("stops by all, ns").isLessThan(record.number(5));
    }
  }

  private static boolean stops(Collector collector) {
    return STOPPING.contains(collector);
  }

  /** By how much a figure is larger with the large table. */
  private static double more(List<Row> rows, String kind, int index) {
    return of(rows, kind, CollectionsProbe.LARGE).get(0).number(index)
        - of(rows, kind, CollectionsProbe.SMALL).get(0).number(index);
  }

  /** Bytes in use after the last collection. */
  private static double left(List<Row> rows, int entries) {
    return of(rows, "record", entries).get(Churn.ROUNDS - 1).number(6);
  }

  private static List<Row> of(List<Row> rows, String kind, int entries) {
    return rows.stream()
        .filter(row -> row.kind().equals(kind) && row.entries() == entries)
        .toList();
  }

  private static List<Row> rows(List<String> lines) {
    List<Row> rows = new ArrayList<>();
    for (String line : lines) {
      String[] field = line.split(" ", -1);
      if (Set.of("bytes", "record", "notified").contains(field[0])) {
        rows.add(new Row(field[0], Integer.parseInt(field[1]), field));
      }
    }
    return rows;
  }
}
