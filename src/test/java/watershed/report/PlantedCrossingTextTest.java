package watershed.report;

import static org.assertj.core.api.Assertions.assertThat;
import static watershed.analysis.PlantedFindings.INCUMBENT;
import static watershed.analysis.PlantedFindings.rises;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import watershed.analysis.PlantedFindings;
import watershed.record.PlantedRuns;
import watershed.record.Run;

class PlantedCrossingTextTest {
  private static Run.ClaimInfo undirected(String id, String design, int at) {
    String rule =
        "the interval of the crossing of " + design + " / " + INCUMBENT + " along writes has " + at;
    return new Run.ClaimInfo(id, "", "", rule + " %", List.of());
  }

  private static Run.ClaimInfo crossing(String id, String design, int at, String below) {
    String rule = undirected(id, design, at).rule() + ", " + below + " the better below it";
    return new Run.ClaimInfo(id, "", "", rule, List.of());
  }

  private static Run.ClaimInfo crossing(String id, String design, int at) {
    return crossing(id, design, at, INCUMBENT);
  }

  private static Run.ClaimInfo tie(String id, String design) {
    String rule = " comes out indifferent: nowhere told to differ by 0.03";
    return new Run.ClaimInfo(id, "", "", design + " / " + INCUMBENT + rule, List.of());
  }

  private static String text(PlantedFindings planted, Run.ClaimInfo... claims) {
    List<Run.ExperimentInfo> infos =
        List.of(PlantedRuns.claiming(PlantedRuns.contention(PlantedRuns.DESIGNS), claims));
    RunRecords records =
        new RunRecords(
            "2026-11-22-find",
            PlantedRuns.machine(),
            PlantedRuns.run(infos, Map.of()),
            List.of(),
            null,
            List.of());
    SliceNames names = new SliceNames(planted.plan().slices(), 2);
    return String.join("\n", PlantedCrossingText.lines(records, planted.findings(), names))
        .replaceAll("\\s+", " ");
  }

  private static PlantedFindings found() {
    return new PlantedFindings()
        .add(PlantedFindings.writes(1, 1024), "rising", rises(0.2, 20), 0.01)
        .add(PlantedFindings.writes(1, 1024), "even", w -> 0, 0.001)
        .add(PlantedFindings.writes(1, 1024), "vague", w -> 0, 0.4);
  }

  @Test
  void whatIsFoundAgainIsRecoveredAndWhatIsNotIsMissed() {
    assertThat(text(found(), crossing("held", "rising", 20)))
        .startsWith("What was planted")
        .containsPattern("held \\(1 thread, JDK 17.0.15\\): recovered: crossing at \\S+ % \\[1.*2");
    assertThat(text(found(), crossing("beside", "rising", 30)))
        .containsPattern("beside \\(.*?\\): MISSED: crossing at .*?, planted at 30 %");
    assertThat(text(found(), crossing("none", "even", 30)))
        .containsPattern("none \\(.*?\\): MISSED: indifferent, planted at 30 %");
    assertThat(text(found(), tie("tied", "even")))
        .containsPattern("tied \\(.*?\\): recovered: indifferent");
    assertThat(text(found(), tie("apart", "rising")))
        .containsPattern("apart \\(.*?\\): MISSED: crossing at");
    assertThat(text(found(), crossing("vague", "vague", 30)))
        .containsPattern("vague \\(.*?\\): open: more blocks are needed");
  }

  @Test
  void aCrossingTheOtherWayRoundIsNoRecovery() {
    assertThat(text(found(), crossing("turned", "rising", 20, "rising")))
        .containsPattern("turned \\(.*?\\): MISSED: crossing at \\S+ % \\[1.*2")
        .contains("(" + INCUMBENT + " the better below it), planted at 20 %, rising the better");
    assertThat(text(found(), undirected("old", "rising", 20)))
        .contains("old (1 thread, JDK 17.0.15): not judged: the build that recorded it did not");
  }

  @Test
  void oneCrossingOfTwoThatWerePlantedIsNoRecovery() {
    assertThat(text(found(), crossing("one", "rising", 20), crossing("two", "rising", 60)))
        .contains("one (1 thread, JDK 17.0.15): MISSED", "two (1 thread, JDK 17.0.15): MISSED");
  }

  @Test
  void aSearchOfNoPlantsSaysNothing() {
    assertThat(text(found())).isEmpty();
  }
}
