package watershed.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
  private static final List<String> DESIGNS =
      List.of("RWLock", "RWLockFair", "StampedLock", "Sharded8", "Sharded64", "Caffeine");

  @ParameterizedTest
  @CsvSource({
    "RWLok, RWLock",
    "rwlockfair, RWLockFair",
    "Sharded6, Sharded8",
    "Shraded64, Sharded64",
    "caffiene, Caffeine"
  })
  void theNearestNameIsSuggested(String given, String meant) {
    assertThat(Nearest.hint(given, DESIGNS)).isEqualTo(": did you mean '" + meant + "'?");
  }

  @Test
  void nothingIsSuggestedWhereNothingIsNear() {
    assertThat(Nearest.hint("TreapOfSkipLists", DESIGNS)).isEmpty();
    assertThat(Nearest.hint("x", List.of())).isEmpty();
  }

  @Test
  void editsAreInsertionsDeletionsAndSubstitutions() {
    assertThat(Nearest.edits("", "abc")).isEqualTo(3);
    assertThat(Nearest.edits("kitten", "sitting")).isEqualTo(3);
    assertThat(Nearest.edits("same", "same")).isZero();
  }
}
