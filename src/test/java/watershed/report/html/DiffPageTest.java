package watershed.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import watershed.record.PlantedRuns;
import watershed.report.RunRecords;

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
  }

  @Test
  void whatFailedStandsBeforeWhatLacksAPartner() {
    assertThat(section("subjects").tables().get(1).rows())
        .containsExactly(
            List.of(
                "x.Codec.run size=3, 2 threads", "INVALID", "primary", "a fork of side B failed"),
            List.of("x.Codec.run 1 thread", "UNMATCHED", "primary", "only in A"));
  }

  @Test
  void theForestHasWhatHasARatioAndCountsTheRest() {
    Picture forest = section("diff").pictures().get(0);
    assertThat(forest.title()).isEqualTo("Change from A, JDK 17, to B, JDK 25");
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

  @Test
  void forksStandInTheirOrderWhereTheRunIsThere() {
    assertThat(PAGE.sections())
        .extracting(Section::id)
        .containsExactly("answer", "diff", "subjects");
    RunRecords records =
        new RunRecords(
            "a-diff",
            PlantedRuns.machine(),
            PlantedRuns.run(List.of(PlantedRuns.emptyMapsInfo()), Map.of()),
            PlantedRuns.emptyMaps(2, 3).trials(),
            null,
            List.of(),
            List.of());
    Page page = DiffPage.of(PlantedDiff.of("x.Codec.run"), records);
    assertThat(page.sections())
        .extracting(Section::id)
        .containsExactly("answer", "diff", "subjects", "forks", "origin");
    assertThat(page.sections().get(3).pictures().get(0).data().rows()).hasSize(12);
  }

  @Test
  void withoutAComparisonItSaysHowToGetOne() {
    assertThat(ForestPicture.section(null).texts())
        .singleElement()
        .satisfies(
            text -> assertThat(text).contains("an ordinary run on two JDKs", "\"diff\" makes one"));
  }
}
