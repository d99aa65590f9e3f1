package watershed.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static watershed.record.Finding.Grade.DEGRADES;
import static watershed.record.Finding.Grade.FINE;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import watershed.record.Finding.Grade;

class KernelChecksTest {
  private static final String CLOCK = "/sys/devices/system/clocksource/clocksource0";

  @TempDir Path folder;
  private PlantedRoot root;

  @BeforeEach
  void plant() {
    root = new PlantedRoot(folder);
  }

  @ParameterizedTest
  @CsvSource({
    "[always] madvise never,DEGRADES",
    "always [madvise] never,FINE",
    "always madvise [never],FINE"
  })
  void onlyTheBracketedSettingCounts(String enabled, Grade grade) {
    root.with("/sys/kernel/mm/transparent_hugepage/enabled", enabled);

    assertThat(root.look(KernelChecks::hugePages).grade()).isEqualTo(grade);
  }

  @ParameterizedTest
  @CsvSource({
    "tsc,FINE",
    "kvm-clock,FINE",
    "arch_sys_counter,FINE",
    "hpet,DEGRADES",
    "acpi_pm,DEGRADES",
    "jiffies,INVALID"
  })
  void clocksAreGradedByWhatAReadingTakes(String clock, Grade grade) {
    root.with(CLOCK + "/current_clocksource", clock)
        .with(CLOCK + "/available_clocksource", "tsc " + clock);

    var outcome = root.look(KernelChecks::clockSource);

    assertThat(outcome.grade()).isEqualTo(grade);
    assertThat(outcome.observed()).startsWith(clock);
    if (grade != FINE) {
      assertThat(outcome.advice()).contains("tsc");
    }
  }

  @Test
  void bareMetalIsToldFromAVirtualMachine() {
    root.with("/proc/cpuinfo", "flags\t\t: fpu vme sse");
    assertThat(root.look(KernelChecks::virtualisation))
        .isEqualTo(Check.Outcome.fine("none detected"));

    root.with("/proc/cpuinfo", "flags\t\t: fpu vme sse hypervisor");
    assertThat(root.look(KernelChecks::virtualisation).grade()).isEqualTo(DEGRADES);
    assertThat(Virtualisation.detect(root.files())).isEqualTo("hypervisor of unknown make");

    root.with(CLOCK + "/available_clocksource", "tsc kvm-clock");
    assertThat(Virtualisation.detect(root.files())).isEqualTo("KVM");

    root.with("/sys/class/dmi/id/product_name", "VMware Virtual Platform");
    assertThat(Virtualisation.detect(root.files())).isEqualTo("VMware");
  }

  @Test
  void aContainerByItselfCostsNothing() {
    root.with("/proc/cpuinfo", "flags\t\t: fpu").with("/.dockerenv", "");

    assertThat(root.look(KernelChecks::virtualisation)).isEqualTo(Check.Outcome.fine("container"));
  }

  @Test
  void unreadableCpuinfoIsNotTakenForBareMetal() {
    assertThat(root.look(KernelChecks::virtualisation).grade()).isEqualTo(DEGRADES);
  }

  @Test
  void countersNeedBothAnUnitAndTheRight() {
    root.with("/proc/sys/kernel/perf_event_paranoid", "1")
        .with("/sys/bus/event_source/devices/software/type", "1");
    assertThat(root.look(KernelChecks::counters).observed()).startsWith("none: no CPU among");

    root.with("/sys/bus/event_source/devices/cpu/type", "4");
    assertThat(root.look(KernelChecks::counters))
        .isEqualTo(Check.Outcome.fine("cpu, perf_event_paranoid 1"));

    root.with("/proc/sys/kernel/perf_event_paranoid", "3");
    assertThat(root.look(KernelChecks::counters).grade()).isEqualTo(DEGRADES);
    assertThat(root.look(KernelChecks::counters).advice()).contains("perf_event_paranoid=1");
  }
}
