package watershed.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import watershed.lab.InstalledJdk;
import watershed.record.BadInput;
import watershed.record.Jdk;
import watershed.record.PlantedRuns;
import watershed.record.Run;
import watershed.record.RunDirectory;
import watershed.record.RunStore;

/** A run is gone on with on the very JDKs that it was begun with, each in its place. */
class JdkOptionsTest {
  private static final String VM = "OpenJDK 64-Bit Server VM 17.0.15+6";
  private static final InstalledJdk ONE = installed("/one", "Vendor A");
  private static final InstalledJdk TWO = installed("/two", "Vendor B");

  @TempDir Path scratch;

  private static InstalledJdk installed(String place, String vendor) {
    return new InstalledJdk(Path.of(place), new Jdk("17.0.15", "17.0.15", vendor, VM));
  }

  private static Jdk stored(String id, String vendor) {
    return new Jdk(id, "17.0.15", vendor, VM);
  }

  @Test
  void aBuildOfAnotherVendorIsAnotherJdk() {
    List<Jdk> wanted = List.of(stored("17.0.15", "Vendor B"), stored("17.0.15-2", "Vendor A"));
    List<InstalledJdk> found = JdkOptions.find(wanted, List.of(ONE, TWO));
    assertThat(found).extracting(InstalledJdk::java).containsExactly(TWO.java(), ONE.java());
    assertThat(found).extracting(InstalledJdk::jdk).isEqualTo(wanted);
    assertThatThrownBy(
            () -> JdkOptions.find(List.of(stored("17.0.15", "Vendor C")), List.of(ONE, TWO)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("17.0.15 of Vendor C")
        .hasMessageContaining("is not found here");
  }

  @Test
  void whichOfTwoItWasIsNotGuessed() {
    InstalledJdk copy = installed("/copy", "Vendor A");
    assertThatThrownBy(
            () -> JdkOptions.find(List.of(stored("17.0.15", "Vendor A")), List.of(ONE, TWO, copy)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("may be '/one' or '/copy'")
        .hasMessageContaining("--jdk");
  }

  @Test
  void jdksThatAreNamedInAnotherOrderAreAnotherConfiguration() {
    RunDirectory directory =
        new RunStore(scratch).create(PlantedRuns.machine(), LocalDate.of(2026, 11, 22), "17.0.15");
    Run run = PlantedRuns.run(List.of(), Map.of());
    directory.write(run);
    List<InstalledJdk> swapped =
        List.of(
            new InstalledJdk(Path.of("/b"), run.jdks().get(1)),
            new InstalledJdk(Path.of("/a"), run.jdks().get(0)));
    assertThat(differences(directory, run, swapped)).anyMatch(line -> line.startsWith("JDKs: "));
    List<InstalledJdk> others =
        run.jdks().stream()
            .map(j -> new Jdk(j.id(), j.version(), "Another", j.vm()))
            .map(jdk -> new InstalledJdk(Path.of("/c"), jdk))
            .toList();
    assertThat(differences(directory, run, others)).anyMatch(line -> line.startsWith("JDKs: "));
    List<InstalledJdk> same =
        run.jdks().stream().map(jdk -> new InstalledJdk(Path.of("/a"), jdk)).toList();
    assertThat(differences(directory, run, same)).noneMatch(line -> line.startsWith("JDKs: "));
  }

  private static List<String> differences(
      RunDirectory directory, Run run, List<InstalledJdk> jdks) {
    return Resumption.differences(
        directory, run, jdks, PlantedRuns.machine(), new MeasuringOptions());
  }
}
