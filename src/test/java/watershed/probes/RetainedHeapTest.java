package watershed.probes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import watershed.lab.ForkFlags;
import watershed.testing.Jvm;

/** Known shares are planted and come back, by each measure. */
class RetainedHeapTest {
  private static final double POINTS = 10;

  @ParameterizedTest
  @EnumSource
  void plantedRetentionIsRecoveredByThreeMeasures(Jvm jvm) {
    List<String> planted = new ArrayList<>();
    List<String> caught = new ArrayList<>();
    for (String line : jvm.runWith(ForkFlags.measuring(256), PlantedRetention.class)) {
      String[] word = line.split(" ", -1);
      if (word[0].equals(PlantedRetention.MARK)) {
        planted.add(word[1]);
        double percent = Double.parseDouble(word[1]);
        assertThat(Double.parseDouble(word[2])).as("graph").isCloseTo(percent, within(POINTS));
        assertThat(Double.parseDouble(word[3])).as("heap").isCloseTo(percent, within(POINTS));
        assertThat(Double.parseDouble(word[4])).as("weak").isEqualTo(percent);
      } else if (word[0].equals(PlantedRetention.CAUGHT)) {
        caught.add(line);
      }
    }
    assertThat(planted).containsExactly("0", "10", "100");
    assertThat(caught).singleElement().asString().contains("two measures of 100 copies disagree");
  }

  @Test
  void twoMeasuresMustAgreeWithinFivePercent() {
    RetainedHeap near = new RetainedHeap(1000, 1049, 10_000);
    assertThat(near.agreed()).isSameAs(near);
    assertThatIllegalStateException()
        .isThrownBy(() -> new RetainedHeap(1000, 1051, 10_000).agreed())
        .withMessageContaining("1000 B each by JOL's graph, 1051 B by the heap");
    assertThatIllegalStateException()
        .isThrownBy(() -> new RetainedHeap(1000, 949, 10_000).agreed());
    RetainedHeap tiny = new RetainedHeap(48, 90, 40);
    assertThat(tiny.agreed()).as("less than the JVM's own stir").isSameAs(tiny);
  }

  @Test
  void howLittleTheHeapTellsOfWhatWeighsLittleIsSaid() {
    assertThat(new RetainedHeap(1000, 1000, 10_000).tellsPercent()).isEqualTo(5);
    assertThat(new RetainedHeap(4048, 4048, 20).tellsPercent()).isCloseTo(10.1, within(0.1));
    RetainedHeap vacuous = new RetainedHeap(48, 8000, 1);
    assertThat(vacuous.agreed()).isSameAs(vacuous);
    assertThat(vacuous.tellsPercent()).isGreaterThan(100);
    // It is what agreement is refused beyond.
    RetainedHeap edge = new RetainedHeap(100_000, 108_192, 1);
    assertThat(edge.tellsPercent()).isCloseTo(8.192, within(1e-9));
    assertThat(edge.agreed()).isSameAs(edge);
    assertThatIllegalStateException()
        .isThrownBy(() -> new RetainedHeap(100_000, 108_193, 1).agreed());
  }

  @Test
  void survivorsAreCountedAndHeldByNobody() {
    Survivors survivors = new Survivors();
    List<Object> held = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      if (i % 4 == 0) {
        held.add(survivors.watch(new byte[16]));
      } else {
        survivors.watch(new byte[16]);
      }
    }
    assertThat(survivors.reachablePercent()).isEqualTo(25);
    assertThat(held).hasSize(10);
    held.clear();
    assertThat(survivors.reachablePercent()).isZero();
    assertThatIllegalStateException().isThrownBy(() -> new Survivors().reachablePercent());
  }

  @Test
  void arraysAreToldFromTheRestAndOneRunFromMany() {
    Object[] root = {new byte[1000], new Object()};
    assertThat(Footprint.ofArrays(root, List.of())).isEqualTo(new Footprint(24 + 1016, 2));
    assertThat(Footprint.ofArrays(root, List.of(root[0]))).isEqualTo(new Footprint(24, 1));
    assertThat(AllocatedBytes.once(() -> new byte[1000])).isEqualTo(1016);
    assertThat(AllocatedBytes.once(() -> null)).isZero();
  }
}
