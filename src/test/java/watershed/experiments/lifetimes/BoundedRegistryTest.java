package watershed.experiments.lifetimes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import watershed.subjects.RegistryDesign;
import watershed.testing.Jvm;
import watershed.testing.Shots;

/** What registries hold, by JOL, by the heap, by their own count and by hand. */
class BoundedRegistryTest {
  private static final int BOUND = 5000;
  private static final int INSERTS = 50_000;
  private static final double AGREE_PERCENT = 5;

  /** Past three quarters of 2^16. */
  private static final int TABLE_SLOTS = 1 << 17;

  @ParameterizedTest
  @Jvm.Ends
  void boundedRegistriesHoldTheirBoundAndTheOtherAll(Jvm jvm) {
    String[] cells =
        Stream.of(INSERTS, 2 * INSERTS)
            .flatMap(n -> Arrays.stream(RegistryDesign.values()).map(d -> cell(d, n)))
            .toArray(String[]::new);
    List<Shots.Shot> shots = Shots.in(jvm, List.of(), BoundedRegistry.class, cells);
    for (int i = 0; i < cells.length; i++) {
      assertThat(shots.get(i).get("heapBytes"))
          .as(cells[i])
          .isCloseTo(shots.get(i).get("retainedBytes"), withPercentage(AGREE_PERCENT));
    }
    int designs = RegistryDesign.values().length;
    for (RegistryDesign design : RegistryDesign.values()) {
      Shots.Shot once = shots.get(design.ordinal());
      Shots.Shot twice = shots.get(designs + design.ordinal());
      double growth = twice.get("retainedBytes") / once.get("retainedBytes");
      if (design == RegistryDesign.UNBOUNDED) {
        assertThat(once.get("residentEntries")).isEqualTo(INSERTS);
        assertThat(once.get("retainedBytes")).isCloseTo(byHand(jvm), withPercentage(1));
        assertThat(growth).isCloseTo(2, within(0.2));
      } else {
        assertThat(once.get("residentEntries")).as(design.name()).isEqualTo(BOUND);
        assertThat(growth).as(design.name()).isCloseTo(1, within(0.05));
      }
    }
  }

  private static String cell(RegistryDesign design, int n) {
    return "design=" + design + " n=" + n + " bound=" + BOUND;
  }

  /** Boxed key and node of each entry, and the table. */
  private static double byHand(Jvm jvm) {
    int node = jvm.compact() ? 24 : 32;
    return (double) INSERTS * (16 + node) + 4 * TABLE_SLOTS;
  }
}
