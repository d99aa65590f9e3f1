package watershed.experiments.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import watershed.subjects.ValueRemoval;
import watershed.testing.Jvm;

class ValuesAfterRemovalTest {
  /** What is properly removed can be reclaimed, from under a live view too. */
  private static final Set<ValueRemoval> CLEAN =
      EnumSet.range(ValueRemoval.HASH_MAP, ValueRemoval.LIVE_VIEW);

  /** A value of 256 bytes with its header. */
  private static final int VALUE = 256 + 16;

  @ParameterizedTest
  @Jvm.Ends
  void valuesStayWhereSomethingStillLeadsToThem(Jvm jvm) {
    Map<String, Map<String, Double>> found =
        RetentionRun.by("removal", jvm, ValuesAfterRemoval.class);

    RetentionRun.assertAgreement(found);
    Map<String, Double> expected = new TreeMap<>();
    for (ValueRemoval removal : ValueRemoval.values()) {
      expected.put(removal.name(), CLEAN.contains(removal) ? 0.0 : 100.0);
    }
    assertThat(RetentionRun.all(found, "reachablePercent")).isEqualTo(expected);

    // Weak references, counted, and bytes, weighed, tell the same.
    Map<String, Double> kept = RetentionRun.all(found, "retainedBytes");
    expected.forEach(
        (removal, percent) -> {
          double values = percent / 100 * ValueRemoval.VALUES * VALUE;
          assertThat(kept.getOrDefault(removal, Double.NaN))
              .as(removal)
              .isBetween(values, values + VALUE * ValueRemoval.VALUES);
        });
  }
}
