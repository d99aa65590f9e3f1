package watershed.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;
import watershed.analysis.CollapsedStacks;
import watershed.lab.PerfStat.Count;
import watershed.record.ProfilerEvent;

/** Counters' outputs in their documented formats; see the samples' own README. */
class PerfStatTest {
  private static final String SAMPLES = "/watershed/counters/";

  @Test
  void countsAreReadWithTheirShareOfTheTime() throws IOException {
    List<Count> counts = PerfStat.parse(lines("perf-stat.csv"));

    assertThat(counts)
        .containsExactly(
            new Count("cache-misses", 2_800_000, "", 100),
            new Count("L1-dcache-load-misses", 1_900_000, "", 75.02),
            new Count("LLC-load-misses", 310_000, "", 74.98),
            new Count("instructions", 3_912_345_678.0, "", 100));
    assertThat(counts).allMatch(Count::counted);
    assertThat(CounterSource.ofPerf(lines("perf-stat.csv")))
        .extracting(ProfilerEvent::event, ProfilerEvent::works, ProfilerEvent::samples)
        .containsExactly(
            tuple("cache-misses", true, 2_800_000L),
            tuple("L1-dcache-load-misses", true, 1_900_000L),
            tuple("LLC-load-misses", true, 310_000L));
  }

  @Test
  void whatIsNotCountedIsNoZero() throws IOException {
    List<Count> counts = PerfStat.parse(lines("perf-stat-guest.csv"));
    assertThat(counts).extracting(Count::counted).containsExactly(true, false, false, true);
    assertThat(counts.get(1).missing()).isEqualTo("<not supported>");

    List<ProfilerEvent> events = CounterSource.ofPerf(lines("perf-stat-guest.csv"));
    assertThat(events).extracting(ProfilerEvent::works).containsExactly(true, false, false);
    assertThat(events.get(1).reason()).isEqualTo("perf: <not counted>");
    assertThat(events.get(2).reason()).isEqualTo("perf: <not supported>");
  }

  @Test
  void kindsOfCoreAddUpUnderTheEventsOwnName() throws IOException {
    List<Count> counts = PerfStat.parse(lines("perf-stat-hybrid.csv"));
    assertThat(counts.get(4)).isEqualTo(new Count("task-clock", 52.5, "", 100));

    List<ProfilerEvent> events = CounterSource.ofPerf(lines("perf-stat-hybrid.csv"));
    assertThat(events.get(0).samples()).isEqualTo(1_000_000);
    assertThat(events.get(1).samples()).as("of the kind that counts").isEqualTo(450_000);
    assertThat(events.get(2).reason()).isEqualTo("perf: no line for it");
  }

  @Test
  void whatPerfSaysInWordsIsNoCount() {
    assertThat(PerfStat.parse(List.of())).isEmpty();
    assertThat(PerfStat.parse(List.of("", "a, b, c", "1,2", "Error:", "5,, ,1,2"))).isEmpty();
    assertThat(PerfStat.parse(List.of("5,,cycles")))
        .containsExactly(new Count("cycles", 5, "", 100));
  }

  /** What JMH makes of perf's counts stands under perf's own labels. */
  @Test
  @SuppressWarnings("rawtypes") // JMH's own signature
  void jmhsFiguresOfPerfTakeTheNamesOfTheMetrics() {
    Map<String, Result> secondary =
        Map.of(
            "cache-misses:u", scalar(0.5),
            "cpu_core/LLC-load-misses/", scalar(0.25),
            "cpu_atom/LLC-load-misses/", scalar(0.125),
            "L1-dcache-load-misses", scalar(Double.NaN),
            "finalSize", scalar(1000));
    assertThat(CounterFork.ofPerf(secondary))
        .isEqualTo(Map.of("cache-misses", 0.5, "LLC-load-misses", 0.375));
  }

  /** Six hundred samples, one for each 10007 misses, over six million operations. */
  @Test
  void samplesTimesTheirIntervalOverOperationsAreMissesAnOperation() throws IOException {
    CollapsedStacks stacks = new CollapsedStacks();
    stacks.add(String.join("\n", lines("cache-misses.collapsed")), "cache-misses.collapsed");
    assertThat(stacks.total()).isEqualTo(600);
    assertThat(CounterFork.perOperation(stacks.total(), 6_000_000))
        .isCloseTo(1.0007, within(1e-12));
  }

  private static ScalarResult scalar(double value) {
    return new ScalarResult("counted", value, "#/op", AggregationPolicy.AVG);
  }

  private static List<String> lines(String sample) throws IOException {
    try (InputStream in = PerfStatTest.class.getResourceAsStream(SAMPLES + sample)) {
      assertThat(in).as(sample).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
