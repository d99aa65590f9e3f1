package watershed.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a comparison's page says, of the document as it is stored and read again. */
class DiffPageTest {
  private static final Page PAGE = DiffPage.of(PlantedDiff.of("x.Codec.run"), null);

  private static Section section(String id) {
    return PAGE.sections().stream().filter(s -> s.id().equals(id)).findFirst().orElseThrow();
  }

  @Test
  void everySubjectIsNamedWithItsVerdictAndForks() {
    assertThat(section("subjects").tables().get(0).rows())
        .extracting(row -> List.of(row.get(0), row.get(1), row.get(2), row.get(5)))
        .containsExactly(
            List.of("x.Codec.run size=1, 1 thread", "REGRESSED", "1.05 [1.02, 1.08]", "10 and 10"),
            List.of(
                "x.Codec.run size=2, 1 thread: gc.alloc.rate.norm", "REGRESSED", "-", "10 and 10"));
    assertThat(section("subjects").tables().get(1).rows().get(0)).contains("only in A");
  }

  @Test
  void theForestHasWhatHasARatioAndCountsTheRest() {
    Picture forest = section("diff").pictures().get(0);
    assertThat(forest.data().rows())
        .singleElement()
        .satisfies(row -> assertThat(row).contains("x.Codec.run size=1, 1 thread", "REGRESSED"));
    assertThat(forest.notes())
        .singleElement()
        .satisfies(note -> assertThat(note).startsWith("1 subject without a ratio"));
  }

  @Test
  void whatCameOutIsSaidFirst() {
    assertThat(PAGE.sections().get(0).texts()).first().isEqualTo("1 of 1 comparisons fails");
    assertThat(PAGE.sections().get(0).tables().get(1).rows().get(0)).contains("machine", "passed");
  }
}
