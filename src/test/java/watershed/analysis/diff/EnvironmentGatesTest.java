package watershed.analysis.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import watershed.record.Cell;
import watershed.record.Finding;
import watershed.record.Health;
import watershed.record.JmhFile;
import watershed.record.JmhFiles;
import watershed.record.Planted;
import watershed.record.PlantedRuns;
import watershed.record.Run;
import watershed.record.Trial;
import watershed.record.Windows;

/** What surrounds two sides is compared fact by fact, and what is no fact of it is not. */
class EnvironmentGatesTest {
  private static final Windows WINDOWS = new Windows(10, 100, 10, 10, 30);

  private static StoredSide file(String... flags) {
    JmhFiles files =
        new JmhFiles(1)
            .add("org.x.Codec.encode", Map.of(), 100)
            .change(e -> List.of(flags).forEach(e.putArray("jvmArgs")::add));
    return JmhSide.of("'x.json'", JmhFile.of(files.list(), "'x.json'"), null);
  }

  private static Environment environment(String subject, String observed, int jdk, Windows w) {
    Finding finding = new Finding(subject, Finding.Grade.FINE, observed, "");
    Health health = new Health(Instant.EPOCH, List.of(finding));
    Run run = PlantedRuns.run(List.of(), Map.of()).with(health, null, List.of());
    return Environment.of(run, PlantedRuns.machine(), run.jdks().get(jdk), w);
  }

  private static List<Gate> gates(Environment a, Environment b) {
    return EnvironmentGates.of(Set.of(new EnvironmentGates.Both(a, b)), false);
  }

  private static Gate gate(List<Gate> gates, String name) {
    return gates.stream().filter(g -> g.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void flagsThatChangedCloseAGateUnlessForced() {
    Set<EnvironmentGates.Both> both = Matching.environments(file("-Xmx1g"), file("-Xmx2g"));
    assertThat(EnvironmentGates.of(both, false))
        .filteredOn(Gate::closed)
        .singleElement()
        .satisfies(
            gate -> {
              assertThat(gate.name()).isEqualTo("JVM flags");
              assertThat(gate.says()).contains("'-Xmx1g' became '-Xmx2g'", "--force");
            });
    assertThat(EnvironmentGates.of(both, true)).noneMatch(Gate::closed);
    Set<EnvironmentGates.Both> same = Matching.environments(file("-Xmx1g"), file("-Xmx1g"));
    assertThat(EnvironmentGates.of(same, false))
        .noneMatch(Gate::closed)
        .anyMatch(gate -> gate.name().equals("machine") && !gate.passed());
  }

  @Test
  void anotherGovernorClosesAGateAndAnotherJdkDoesNot() {
    Environment on17 = environment("governor", "performance", 0, WINDOWS);
    List<Gate> jdks = gates(on17, environment("governor", "performance", 1, WINDOWS));
    assertThat(jdks).noneMatch(Gate::closed).noneMatch(gate -> gate.name().equals("machine"));
    assertThat(gate(jdks, "JDK").says()).contains("17.0.15", "25.0.3");
    assertThat(gates(on17, environment("governor", "powersave", 0, WINDOWS)))
        .filteredOn(Gate::closed)
        .extracting(Gate::name)
        .containsExactly("governor");
  }

  @Test
  void aCountThatGrowsIsNoPartOfTheQuota() {
    String two = "2.00 CPUs' worth of time for 2 CPUs";
    Environment early = environment("CPU quota", two + ", 7 periods throttled so far", 0, WINDOWS);
    Environment late = environment("CPU quota", two + ", 91 periods throttled so far", 0, WINDOWS);
    assertThat(gate(gates(early, late), "CPU quota").says()).isEqualTo("the same: " + two);
    Environment less = environment("CPU quota", two.replace("2.00", "1.50"), 0, WINDOWS);
    assertThat(gate(gates(early, less), "CPU quota").closed()).isTrue();
  }

  @Test
  void otherWindowsOrLeadInsCloseAGateAndOtherRoundsAreSaid() {
    Environment usual = environment("governor", "performance", 0, WINDOWS);
    Windows more = new Windows(20, 100, 40, 10, 30);
    List<Gate> rounds = gates(usual, environment("governor", "performance", 0, more));
    assertThat(rounds).noneMatch(Gate::closed);
    assertThat(gate(rounds, "iterations").says())
        .isEqualTo("'10 x 100 ms, then 10 windows' became '20 x 100 ms, then 40 windows'");
    for (Windows other :
        List.of(
            new Windows(10, 100, 10, 20, 30),
            new Windows(10, 100, 10, 10, 20),
            Windows.shots(5, 10))) {
      assertThat(gates(usual, environment("governor", "performance", 0, other)))
          .filteredOn(Gate::closed)
          .extracting(Gate::name)
          .containsExactly("windows");
    }
  }

  @Test
  void eachPlaceHasTheWindowsOfItsOwnForks() {
    Cell few = Cell.of("Contention", Map.of("writes", "5"), 2);
    Cell many = Cell.of("Contention", Map.of("writes", "50"), 2);
    Map<String, Double> truth = Map.of("A", 2.0, "B", 3.0);
    Planted planted = new Planted(4).blocks(2).rounds(10).cell(few, truth);
    List<Trial> trials = planted.rounds(4).cell(many, truth).trials();
    Run run = PlantedRuns.run(List.of(PlantedRuns.contention(List.of("A", "B"))), Map.of());
    StoredSide side = RunSide.of("'r'", run, PlantedRuns.machine(), trials, run.jdks().get(0));
    assertThat(side.subjects())
        .hasSize(4)
        .allSatisfy(
            subject ->
                assertThat(rounds(side, subject))
                    .endsWith(subject.params().containsValue("5") ? "10 windows" : "4 windows"));
  }

  private static String rounds(StoredSide side, Subject subject) {
    Environment environment =
        Objects.requireNonNull(side.environments().get(StoredSide.place(subject)));
    return Objects.requireNonNull(environment.facts().get(EnvironmentFact.ROUNDS));
  }
}
