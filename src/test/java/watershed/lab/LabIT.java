package watershed.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import watershed.record.Json;
import watershed.record.Profile;
import watershed.testing.Jvm;

/** Drives the packed jar's {@code check} and {@code profile}. */
class LabIT {
  private static final int SECONDS = 120;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void checkPrintsItsTableAndNoLibrarysWarnings(Jvm jvm) {
    ChildJvm.Ending ending = watershed(jvm, "check", "--quick");

    assertThat(ending.exit()).isIn(0, 1);
    assertThat(ending.lines().get(0)).contains("cpu: ");
    assertThat(ending.lines())
        .noneMatch(line -> line.contains("SLF4J") || line.contains("WARNING"))
        .last()
        .asString()
        .containsPattern("^(fit|usable|not fit)");
  }

  @ParameterizedTest
  @EnumSource(names = {"JDK_17", "JDK_25"})
  void aProfileFindsTheMethodThatBurns(Jvm jvm) {
    Path out = folder.resolve("profile");

    ChildJvm.Ending ending =
        watershed(
            jvm,
            "profile",
            "Planted",
            "-pplant=none",
            "--event=itimer",
            "--seconds=1",
            "--forks=2",
            "--out=" + out);

    assertThat(ending.exit()).as(String.join("\n", ending.lines())).isZero();
    Profile profile = Json.read(out.resolve(Profile.FILE), Profile.class);
    assertThat(profile.forks()).isEqualTo(2);
    assertThat(profile.hottest().get(0).frame()).contains("Blackhole.consumeCPU");
    assertThat(profile.hottest().get(0).samples()).isGreaterThan(profile.samples() * 8 / 10);
    assertThat(profile.files())
        .filteredOn(file -> file.endsWith(".html"))
        .hasSize(2)
        .allSatisfy(file -> assertThat(Files.size(out.resolve(file))).isPositive());
  }

  @Test
  void aForkThatFailsIsOneLineAndNoProfile() {
    Path out = folder.resolve("profile");

    ChildJvm.Ending ending =
        watershed(
            Jvm.JDK_17, "profile", "Planted", "-pplant=crashes", "--seconds=1", "--out=" + out);

    assertThat(ending.exit()).isEqualTo(2);
    assertThat(ending.lines()).singleElement().asString().contains("exit code 42");
    assertThat(out.resolve(Profile.FILE)).doesNotExist();
  }

  private static ChildJvm.Ending watershed(Jvm jvm, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(jvm.jdk().java().toString());
    command.addAll(ForkFlags.base());
    command.addAll(jvm.flags());
    command.addAll(List.of("-cp", "target/benchmarks.jar", "watershed.cli.Watershed"));
    command.addAll(List.of(arguments));
    return ChildJvm.run(command, SECONDS);
  }
}
