package watershed.experiments.creation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openjdk.jmh.annotations.Param;
import watershed.probes.AllocationSites;
import watershed.subjects.NestedDesign;
import watershed.testing.Jvm;

/** The profile is held against what was planted: a known share, allocated by a known line. */
class CreatingLineTest {
  /** Five standard errors of a share of half of two thousand samples. */
  private static final double POINTS = 5.5;

  private static final String GARBAGE = "watershed/experiments/creation/QuietTenants.readRequest";

  private record Profiled(double expected, AllocationSites sites) {}

  @ParameterizedTest
  @CsvSource({
    "JDK_17, EAGER",
    "JDK_17, COMPUTE_IF_ABSENT",
    "JDK_25, EAGER",
    "JDK_25_COMPACT, EAGER",
    "JDK_25_COMPACT, COMPUTE_IF_ABSENT"
  })
  void theCreatingLineIsTheTopSiteWithItsTrueShare(Jvm jvm, NestedDesign design) {
    Profiled profiled = profile(jvm, design, 0);
    AllocationSites sites = profiled.sites();
    // 48 of 48 + 32 bytes: the map, and the outer map's entry for it.
    assertThat(profiled.expected()).isBetween(55.0, 65.0);
    assertThat(sites.percent(NestedDesign.CREATING_SITE))
        .as(sites.ranked().toString())
        .isCloseTo(profiled.expected(), within(POINTS));
    assertThat(sites.rank(NestedDesign.CREATING_SITE)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"JDK_17", "JDK_25"})
  void plantedGarbageHidesTheCreatingLine(Jvm jvm) {
    Profiled profiled = profile(jvm, NestedDesign.EAGER, 256);
    AllocationSites sites = profiled.sites();
    assertThat(profiled.expected()).isBetween(10.0, 15.0);
    assertThat(sites.percent(NestedDesign.CREATING_SITE))
        .as(sites.ranked().toString())
        .isCloseTo(profiled.expected(), within(POINTS));
    assertThat(sites.rank(NestedDesign.CREATING_SITE)).isEqualTo(2);
    assertThat(sites.rank(GARBAGE)).isEqualTo(1);
  }

  @Test
  void aPlantedCreatingMethodIsFoundInCollapsedStacks() {
    AllocationSites sites =
        AllocationSites.of(
            String.join(
                "\n",
                "java/lang/Thread.run;own/Main.run;own/Registry.create;java.util.HashMap 600",
                "java/lang/Thread.run;own/Main.run;java/util/HashMap.put;"
                    + "java/util/HashMap.newNode;java.util.HashMap$Node 300",
                "java/lang/Thread.run;own/Main.run;own/Registry.create;java.util.HashMap 60",
                // A class of one's own that was allocated is not a place.
                "java/lang/Thread.run;own/Main.run;own.Key 20",
                "java/lang/Thread.run;[unknown];byte[] 20",
                ""),
            "own/");

    assertThat(sites.bytes())
        .containsOnly(
            Map.entry("own/Registry.create", 660L),
            Map.entry("own/Main.run", 320L),
            Map.entry(AllocationSites.ELSEWHERE, 20L));
    assertThat(sites.percent("own/Registry.create")).isEqualTo(66);
    assertThat(sites.rank("own/Registry.create")).isEqualTo(1);
    assertThat(sites.rank("own/Main.run")).isEqualTo(2);
    assertThat(sites.rank("own/Nobody.ever")).isEqualTo(4);
    assertThat(sites.percent("own/Nobody.ever")).isZero();
    assertThat(sites.ranked().get(0).getKey()).isEqualTo("own/Registry.create");
  }

  @Test
  void whatIsNoCollapsedStackIsRefused() {
    for (String line : List.of("own/Main.run;java.util.HashMap", "own/Main.run 1.5", "7")) {
      assertThatThrownBy(() -> AllocationSites.of(line, "own/"))
          .as(line)
          .hasMessageContaining("not a collapsed stack: " + line);
    }
  }

  @Test
  void contendersAreDesignsThatCreateAMapForAQuietTenant() throws NoSuchFieldException {
    String[] contenders =
        CreatingLine.class.getDeclaredField("design").getAnnotation(Param.class).value();
    for (NestedDesign design : NestedDesign.values()) {
      boolean creates = NestedTenants.build(design, 100, 0).innerBytes() > 0;
      assertThat(List.of(contenders).contains(design.name())).as(design.name()).isEqualTo(creates);
    }
  }

  private static Profiled profile(Jvm jvm, NestedDesign design, int otherBytes) {
    List<String> marked =
        jvm.run(ProfiledTenants.class, design.name(), String.valueOf(otherBytes)).stream()
            .filter(line -> line.startsWith("@"))
            .toList();
    assertThat(marked).isNotEmpty();
    assumeFalse(marked.get(0).startsWith(ProfiledTenants.UNAVAILABLE), marked.get(0));
    List<String> stacks = marked.stream().skip(1).map(line -> line.substring(1)).toList();
    return new Profiled(
        Double.parseDouble(marked.get(0).substring(1)),
        AllocationSites.of(String.join("\n", stacks), CreatingLine.OWN_CODE));
  }
}
