package watershed.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static watershed.record.Finding.Grade.DEGRADES;
import static watershed.record.Finding.Grade.FINE;
import static watershed.record.Finding.Grade.INVALID;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import watershed.record.Finding.Grade;

class LimitChecksTest {
  private static final String GROUPS = "/sys/fs/cgroup";

  @TempDir Path folder;
  private PlantedRoot root;

  @BeforeEach
  void plant() {
    root = new PlantedRoot(folder).with("/sys/devices/system/cpu/online", "0-3");
  }

  @ParameterizedTest
  @CsvSource({
    "max 100000,FINE",
    "150000 100000,INVALID",
    "200000 100000,DEGRADES",
    "400000 100000,FINE"
  })
  void aVersion2QuotaBelowTheCpusInvalidates(String max, Grade grade) {
    root.with("/proc/self/cgroup", "0::/app").with(GROUPS + "/app/cpu.max", max);

    assertThat(root.look(LimitChecks.cpuQuota(2)).grade()).isEqualTo(grade);
  }

  @Test
  void theTightestAncestorBinds() {
    root.with("/proc/self/cgroup", "0::/outer/inner")
        .with(GROUPS + "/outer/inner/cpu.max", "max 100000")
        .with(GROUPS + "/outer/cpu.max", "50000 100000")
        .with(GROUPS + "/outer/inner/cpu.stat", "usage_usec 1\nnr_throttled 7");

    var outcome = root.look(LimitChecks.cpuQuota(2));

    assertThat(outcome.grade()).isEqualTo(INVALID);
    assertThat(outcome.observed())
        .isEqualTo("0.50 CPUs' worth of time for 2 CPUs, 7 periods throttled so far");
  }

  @Test
  void readsTheMountWhereTheHostsPathIsHiddenFromAContainer() {
    root.with("/proc/self/cgroup", "0::/kubepods/pod1/abc")
        .with(GROUPS + "/cpu.max", "100000 100000");

    assertThat(root.look(LimitChecks.cpuQuota(2)).grade()).isEqualTo(INVALID);
  }

  @ParameterizedTest
  @CsvSource({"-1,FINE", "100000,INVALID", "250000,DEGRADES"})
  void aVersion1QuotaCountsAsWell(String quota, Grade grade) {
    root.with("/proc/self/cgroup", "4:cpu,cpuacct:/app\n0::/")
        .with(GROUPS + "/cpu,cpuacct/app/cpu.cfs_quota_us", quota)
        .with(GROUPS + "/cpu,cpuacct/app/cpu.cfs_period_us", "100000");

    assertThat(root.look(LimitChecks.cpuQuota(2)).grade()).isEqualTo(grade);
  }

  @Test
  void withoutControlGroupsThereIsNoQuota() {
    var outcome = root.look(LimitChecks.cpuQuota(2));

    assertThat(outcome.grade()).isEqualTo(FINE);
    assertThat(outcome.observed()).startsWith("not readable here: /proc/self/cgroup");
  }

  @ParameterizedTest
  @CsvSource({"536870912,INVALID", "2147483648,DEGRADES", "8589934592,FINE", "max,FINE"})
  void aMemoryLimitMustHoldABlocksHeaps(String limit, Grade grade) {
    root.with("/proc/meminfo", "MemTotal:       16777216 kB")
        .with("/proc/self/cgroup", "0::/app")
        .with(GROUPS + "/app/memory.max", limit);

    assertThat(root.look(LimitChecks::memoryLimit).grade()).isEqualTo(grade);
  }

  @Test
  void version1SaysUnlimitedByAHugeNumber() {
    root.with("/proc/meminfo", "MemTotal:       16777216 kB")
        .with("/proc/self/cgroup", "4:memory:/app")
        .with(GROUPS + "/memory/app/memory.limit_in_bytes", "9223372036854771712");
    assertThat(root.look(LimitChecks::memoryLimit))
        .isEqualTo(Check.Outcome.fine("no control group limit, 16384 MiB installed"));

    root.with(GROUPS + "/memory/memory.limit_in_bytes", "1073741823");
    assertThat(root.look(LimitChecks::memoryLimit).grade()).isEqualTo(INVALID);
  }

  @Test
  void availableMemoryIsGradedByWhatIsLeftNotByWhatIsInstalled() {
    root.with("/proc/meminfo", "MemTotal: 99999999 kB\nMemAvailable:     524288 kB");

    assertThat(root.look(LimitChecks::memoryAvailable).grade()).isEqualTo(INVALID);
    assertThat(root.look(LimitChecks::memoryAvailable).observed()).isEqualTo("512 MiB available");
  }

  @Test
  void swapDegradesOnlyInUse() {
    root.with("/proc/meminfo", "SwapTotal: 2097152 kB\nSwapFree: 2097152 kB");
    assertThat(root.look(LimitChecks::swap).grade()).isEqualTo(FINE);

    root.with("/proc/meminfo", "SwapTotal: 2097152 kB\nSwapFree: 1048576 kB");
    var outcome = root.look(LimitChecks::swap);
    assertThat(outcome.grade()).isEqualTo(DEGRADES);
    assertThat(outcome.observed()).isEqualTo("1024 MiB of 2048 MiB in use");
  }
}
