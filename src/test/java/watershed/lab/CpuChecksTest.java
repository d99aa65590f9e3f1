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
import watershed.record.Machine;

class CpuChecksTest {
  private static final String CPUS = "/sys/devices/system/cpu";

  @TempDir Path folder;
  private PlantedRoot root;

  @BeforeEach
  void plant() {
    root = new PlantedRoot(folder);
  }

  @ParameterizedTest
  @CsvSource({"1,INVALID", "2,DEGRADES", "3,DEGRADES", "4,FINE", "64,FINE"})
  void contentionNeedsCpus(int usable, Grade grade) {
    root.with(CPUS + "/online", "0-63");

    var outcome = root.look(CpuChecks.count(usable));

    assertThat(outcome.grade()).isEqualTo(grade);
    assertThat(outcome.observed()).startsWith(usable + " usable CPU").endsWith("of 64 online");
  }

  @Test
  void oneGovernorThatIsNotPerformanceDegrades() {
    root.with(CPUS + "/cpu0/cpufreq/scaling_governor", "performance");
    root.with(CPUS + "/cpu1/cpufreq/scaling_governor", "performance");
    assertThat(root.look(CpuChecks::governor).grade()).isEqualTo(FINE);

    root.with(CPUS + "/cpu1/cpufreq/scaling_governor", "powersave");

    var mixed = root.look(CpuChecks::governor);
    assertThat(mixed.grade()).isEqualTo(DEGRADES);
    assertThat(mixed.observed()).isEqualTo("performance on 1, powersave on 1 CPU(s)");
    assertThat(mixed.advice()).contains("performance");
  }

  @ParameterizedTest
  @CsvSource({
    "/intel_pstate/no_turbo,0,DEGRADES",
    "/intel_pstate/no_turbo,1,FINE",
    "/cpufreq/boost,1,DEGRADES",
    "/cpufreq/boost,0,FINE"
  })
  void turboDegradesWhicheverDriverTells(String file, String value, Grade grade) {
    root.with(CPUS + file, value);

    assertThat(root.look(CpuChecks::turbo).grade()).isEqualTo(grade);
  }

  @Test
  void siblingsOnDegradeAndOffDoNot() {
    root.with(CPUS + "/smt/active", "1").with(CPUS + "/smt/control", "on");
    assertThat(root.look(CpuChecks::smt).grade()).isEqualTo(DEGRADES);

    root.with(CPUS + "/smt/active", "0").with(CPUS + "/smt/control", "off");
    assertThat(root.look(CpuChecks::smt)).isEqualTo(Check.Outcome.fine("off (off)"));
  }

  @Test
  void countsCoresOnceHoweverManySiblingsTheyHave() {
    for (int cpu = 0; cpu < 8; cpu++) {
      String at = CPUS + "/cpu" + cpu + "/topology";
      root.with(at + "/physical_package_id", "0").with(at + "/core_id", "" + cpu / 2);
    }
    root.with("/sys/devices/system/node/node0/cpulist", "0-7");

    assertThat(root.look(CpuChecks::topology))
        .isEqualTo(Check.Outcome.fine("1 socket(s), 4 core(s), 1 NUMA node(s)"));
  }

  @Test
  void asksToStayOnOneOfTwoSockets() {
    for (int cpu = 0; cpu < 2; cpu++) {
      String at = CPUS + "/cpu" + cpu + "/topology";
      root.with(at + "/physical_package_id", "" + cpu).with(at + "/core_id", "0");
      root.with("/sys/devices/system/node/node" + cpu + "/cpulist", "" + cpu);
    }

    var outcome = root.look(CpuChecks::topology);

    assertThat(outcome.grade()).isEqualTo(DEGRADES);
    assertThat(outcome.observed()).isEqualTo("2 socket(s), 2 core(s), 2 NUMA node(s)");
    assertThat(outcome.advice()).contains("numactl");
  }

  @Test
  void readsCachesWithWhoSharesThem() {
    cache(0, 1, "Data", "48K", "0,4");
    cache(1, 1, "Instruction", "32K", "0,4");
    cache(2, 3, "Unified", "32M", "0-7");

    assertThat(CpuChecks.readCaches(root.files()))
        .containsExactly(
            new Machine.Cache(1, "Data", 48, 2),
            new Machine.Cache(1, "Instruction", 32, 2),
            new Machine.Cache(3, "Unified", 32 * 1024, 8));
    assertThat(root.look(CpuChecks::caches))
        .isEqualTo(Check.Outcome.fine("L1 48 KiB for 2, L3 32768 KiB for 8 CPU(s)"));
  }

  @ParameterizedTest
  @CsvSource({"64,FINE", "128,FINE", "256,DEGRADES"})
  void aLineLongerThanThePaddingDegrades(String bytes, Grade grade) {
    root.with(CPUS + "/cpu0/cache/index0/coherency_line_size", bytes);

    assertThat(root.look(CpuChecks::lineSize).grade()).isEqualTo(grade);
    assertThat(CpuChecks.readLineBytes(root.files())).isEqualTo(Integer.parseInt(bytes));
  }

  @Test
  void whatTheKernelDoesNotTellIsSaidAndNeverFine() {
    for (Check check :
        new Check[] {
          CpuChecks::topology,
          CpuChecks::caches,
          CpuChecks::lineSize,
          CpuChecks::smt,
          CpuChecks::governor,
          CpuChecks::turbo
        }) {
      var outcome = root.look(check);
      assertThat(outcome.observed())
          .startsWith("not readable here: /sys/")
          .contains("no such file");
      assertThat(outcome.grade()).isEqualTo(DEGRADES);
      assertThat(outcome.advice()).isNotBlank();
    }
    assertThat(root.look(CpuChecks.count(1)).grade()).isEqualTo(INVALID);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"0-3,8;[0, 1, 2, 3, 8]", "5;[5]", "'';[]", "0,2-2;[0, 2]"})
  void readsTheKernelsLists(String list, String cpus) {
    assertThat(SystemFiles.cpuList(list)).hasToString(cpus);
  }

  private void cache(int index, int level, String type, String size, String shared) {
    String at = CPUS + "/cpu0/cache/index" + index;
    root.with(at + "/level", "" + level)
        .with(at + "/type", type)
        .with(at + "/size", size)
        .with(at + "/shared_cpu_list", shared);
  }
}
