package watershed.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static watershed.record.Finding.Grade.DEGRADES;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import watershed.lab.LoadProbe.Shares;
import watershed.lab.LoadProbe.Ticks;
import watershed.record.Finding.Grade;

class LoadProbeTest {
  @TempDir Path folder;

  @Test
  void readsTheKernelsCounts() {
    // user nice system idle iowait irq softirq steal guest guest_nice
    assertThat(Ticks.parse("cpu  10 20 30 400 50 6 7 80 9 1\ncpu0 1 1 1 1 1 1 1 1 0 0"))
        .contains(new Ticks(10 + 20 + 30 + 6 + 7, 80, 603));
    assertThat(Ticks.parse("intr 1 2 3")).isEmpty();
  }

  @Test
  void whatThisProcessUsesIsNotOthersLoad() {
    Ticks before = new Ticks(1000, 10, 5000);
    Ticks after = new Ticks(1090, 14, 5100);

    Shares shares = Shares.between(before, after, 0.6, 500).orElseThrow();

    assertThat(shares.others()).isCloseTo(0.3, within(1e-9));
    assertThat(shares.steal()).isCloseTo(0.04, within(1e-9));
  }

  @Test
  void countsThatDoNotMoveGiveNoShares() {
    Ticks same = new Ticks(1, 0, 2);

    assertThat(Shares.between(same, same, 0, 500)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0.0,FINE", "0.01,FINE", "0.05,DEGRADES", "0.2,INVALID"})
  void stealIsGraded(double steal, Grade grade) {
    assertThat(LoadProbe.gradeSteal(new Shares(1, 0, steal, 500)).grade()).isEqualTo(grade);
  }

  @ParameterizedTest
  @CsvSource({"0.0,FINE", "0.04,FINE", "0.1,DEGRADES", "0.5,INVALID"})
  void loadOfOthersIsGraded(double others, Grade grade) {
    var outcome = LoadProbe.gradeOthers(new Shares(0.5, others, 0, 500), "; load average 1 2 3");

    assertThat(outcome.grade()).isEqualTo(grade);
    assertThat(outcome.observed()).endsWith("load average 1 2 3");
  }

  @Test
  void saysWhatItCannotRead() {
    LoadProbe absent = LoadProbe.burn(new SystemFiles(folder), 1, 1);

    assertThat(absent.steal().grade()).isEqualTo(DEGRADES);
    assertThat(absent.others().observed())
        .isEqualTo("not readable here: /proc/stat (no such file)");
  }

  @Test
  void countsThatStandStillAreNotTakenForAnIdleMachine() {
    PlantedRoot root = new PlantedRoot(folder).with("/proc/stat", "cpu  1 1 1 1 1 1 1 1 0 0");

    assertThat(LoadProbe.burn(root.files(), 1, 1).others().grade()).isEqualTo(DEGRADES);
  }
}
