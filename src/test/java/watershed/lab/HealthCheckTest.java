package watershed.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static watershed.record.Finding.Grade.DEGRADES;
import static watershed.record.Finding.Grade.FINE;
import static watershed.record.Finding.Grade.INVALID;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import watershed.record.Finding;
import watershed.record.Health;
import watershed.record.ProfilerEvent;

class HealthCheckTest {
  @TempDir Path folder;

  @Test
  void aSystemWithoutKernelFilesIsJudgedWithoutFailing() {
    Health health = HealthCheck.quick(folder, 8);

    assertThat(health.findings())
        .extracting(Finding::subject)
        .contains("CPUs", "governor", "CPU quota", "steal", "huge pages", "clock source", "timer")
        .doesNotHaveDuplicates();
    assertThat(health.findings())
        .filteredOn(f -> f.observed().startsWith("not readable here"))
        .hasSizeGreaterThan(12)
        .allSatisfy(f -> assertThat(f.observed()).contains("no such file"));
    assertThat(health.worst()).isEqualTo(DEGRADES);
  }

  @Test
  void oneInvalidFindingIsTheWorst() {
    assertThat(HealthCheck.quick(folder, 1).worst()).isEqualTo(INVALID);
  }

  @Test
  void aFileOfUnknownFormIsAFinding() {
    PlantedRoot root =
        new PlantedRoot(folder).with("/sys/devices/system/cpu/online", "from zero to three");

    List<Finding> findings = HealthCheck.look(root.files(), Map.of("CPUs", CpuChecks.count(4)));

    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).grade()).isEqualTo(DEGRADES);
    assertThat(findings.get(0).observed()).contains("unknown form").contains("from zero to three");
  }

  @Test
  void eventsThatFailForOneReasonAreOneFinding() {
    var findings =
        HealthCheck.events(
            List.of(
                new ProfilerEvent("cpu", true, 100, "", ""),
                new ProfilerEvent("cycles", false, 0, "no counters", "cpu"),
                new ProfilerEvent("alloc", false, 0, "it hung", "gc"),
                new ProfilerEvent("instructions", false, 0, "no counters", "cpu")),
            new ProfilerEvent("perf stat", false, 0, "perf is not installed", "cpu"));

    assertThat(findings)
        .containsExactly(
            new Finding("profiler events", FINE, "cpu", ""),
            new Finding("events missing", DEGRADES, "cycles, instructions: no counters", "use cpu"),
            new Finding("events missing", DEGRADES, "alloc: it hung", "use gc"),
            new Finding("events missing", DEGRADES, "perf stat: perf is not installed", "use cpu"));
  }

  @Test
  void withoutAJdkNothingCanBeMeasured() {
    assertThat(HealthCheck.found(List.of()).grade()).isEqualTo(INVALID);
  }
}
