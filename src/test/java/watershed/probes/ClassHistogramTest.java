package watershed.probes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A planted number of objects is read off, however small they are. */
class ClassHistogramTest {
  private static final int PLANTED = 321;

  private static final class PlantedKind {}

  @Test
  void plantedObjectsAreCountedAndTheRestIsCut() {
    List<PlantedKind> planted = new ArrayList<>();
    for (int i = 0; i < PLANTED; i++) {
      planted.add(new PlantedKind());
    }
    String told = ClassHistogram.of(10, "PlantedKind");
    assertThat(told.lines().count()).isBetween(6L, 10L);
    assertThat(told).containsPattern(" " + PLANTED + " .*PlantedKind").contains("#bytes");
    assertThat(planted).hasSize(PLANTED);
  }
}
