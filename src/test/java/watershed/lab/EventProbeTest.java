package watershed.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import watershed.record.BadInput;
import watershed.record.ProfilerEvent;

class EventProbeTest {
  private static final String MARK = ChildJvm.MARK;

  @Test
  void anEventIsKnownOrRefusedWithTheNearest() {
    assertThatThrownBy(() -> EventProbe.probe(JdkCatalogue.running(), "aloc"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("did you mean 'alloc'?")
        .hasMessageContaining("cache-misses");
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void eventsThatNeedNoCountersTakeSamples() {
    var results =
        EventProbe.probe(JdkCatalogue.running(), List.of("itimer", "wall", "alloc", "lock"));

    assertThat(results)
        .extracting(ProfilerEvent::event)
        .containsExactly("itimer", "wall", "alloc", "lock");
    assertThat(results)
        .allSatisfy(
            r -> {
              assertThat(r.works()).as(r.toString()).isTrue();
              assertThat(r.samples()).isPositive();
            });
  }

  @Test
  void anEventThatStartsButTakesNoSampleDoesNotWork() {
    var results = judge(List.of("lock"), 0, false, MARK + "lock\t0\t");

    assertThat(results).extracting(ProfilerEvent::works).containsExactly(false);
    assertThat(results.get(0).reason()).isEqualTo("it starts, but takes no sample");
    assertThat(results.get(0).instead()).isNotBlank();
  }

  @Test
  void theKernelsOwnWordIsPassedOn() {
    var results =
        judge(
            List.of("cycles"),
            0,
            false,
            "[WARN] perf_event_open for TID 12 failed: No such file or directory",
            MARK + "cycles\t0\tPerf events unavailable");

    assertThat(results.get(0).reason())
        .isEqualTo("Perf events unavailable: the kernel says 'No such file or directory'");
  }

  @Test
  void aChildThatDiesIsBlamedOnTheEventItDiedOfAndTheRestStaysOpen() {
    var results =
        judge(
            List.of("cpu", "wall", "alloc"),
            134,
            false,
            "# A fatal error has been detected",
            MARK + "cpu\t17\t");

    assertThat(results).extracting(ProfilerEvent::event).containsExactly("cpu", "wall");
    assertThat(results).extracting(ProfilerEvent::works).containsExactly(true, false);
    assertThat(results.get(1).reason()).contains("code 134").contains("fatal error");
  }

  @Test
  void aChildThatHangsIsSaidToHang() {
    assertThat(judge(List.of("cpu"), -1, true).get(0).reason()).contains("hung");
  }

  @Test
  void perfCountsOnlyIfItGivesANumber() {
    assertThat(perf(0, "123456,,instructions,50,100.00,,").works()).isTrue();
    assertThat(perf(0, "123456,,instructions:u,50,100.00,,").samples()).isEqualTo(123456);
    assertThat(perf(0, "<not supported>,,instructions,0,100.00,,").works()).isFalse();
    assertThat(perf(0, "<not supported>,,instructions,0,100.00,,").reason())
        .contains("<not supported>");
    assertThat(perf(255, "Access to performance monitoring is limited").reason())
        .contains("code 255")
        .contains("limited");
  }

  private static ProfilerEvent perf(int exit, String... lines) {
    return EventProbe.judgePerf(new ChildJvm.Ending(exit, List.of(lines), false));
  }

  private static List<ProfilerEvent> judge(
      List<String> events, int exit, boolean timedOut, String... lines) {
    var ending = new ChildJvm.Ending(exit, List.of(lines), timedOut);
    return List.copyOf(EventProbe.judge(events, ending).values());
  }
}
