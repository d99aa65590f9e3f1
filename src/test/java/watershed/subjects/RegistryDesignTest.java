package watershed.subjects;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which entries go, and which stay. */
class RegistryDesignTest {
  private static final int BOUND = 100;
  private static final int INSERTS = 1000;

  @ParameterizedTest
  @EnumSource
  void newEntriesAreFoundAndNoMoreThanTheBoundStay(RegistryDesign design) {
    Registry registry = design.create(BOUND);
    for (int i = 0; i < INSERTS; i++) {
      Integer key = RegistryDesign.key(i);
      registry.put(key, key);
      assertThat(registry.residents()).isLessThanOrEqualTo(bound(design, i + 1));
    }
    assertThat(registry.residents()).isEqualTo(bound(design, INSERTS));
    long found = 0;
    for (int i = 0; i < INSERTS; i++) {
      Integer key = RegistryDesign.key(i);
      Object value = registry.get(key);
      if (value != null) {
        assertThat(value).isEqualTo(key);
        found++;
      }
    }
    assertThat(found).isEqualTo(bound(design, INSERTS));
  }

  @Test
  void timePassesByInsertsAlone() {
    Registry registry = RegistryDesign.EXPIRE_AFTER_WRITE.create(2);
    registry.put(1, "first");
    registry.put(2, "second");
    assertThat(registry.get(1)).isEqualTo("first");
    registry.put(3, "third");
    assertThat(registry.get(1)).isNull();
    assertThat(registry.get(2)).isEqualTo("second");
  }

  @Test
  void anEntryThatIsUsedOutlivesOneThatIsNot() {
    Registry registry = RegistryDesign.ACCESS_ORDERED.create(2);
    registry.put(1, "used");
    registry.put(2, "unused");
    assertThat(registry.get(1)).isEqualTo("used");
    registry.put(3, "third");
    assertThat(registry.get(2)).isNull();
    assertThat(registry.get(1)).isEqualTo("used");
  }

  private static long bound(RegistryDesign design, int inserts) {
    return design == RegistryDesign.UNBOUNDED ? inserts : Math.min(inserts, BOUND);
  }
}
