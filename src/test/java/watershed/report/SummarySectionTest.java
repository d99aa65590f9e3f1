package watershed.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import watershed.record.Cell;
import watershed.record.Planted;
import watershed.record.Profile;
import watershed.record.ProfilerEvent;
import watershed.record.Trial;

class SummarySectionTest {
  private static String inShort(int blocks) {
    String text = TextReport.of(TextReportTest.records(TextReportTest.trials(blocks), 60));
    int start = text.indexOf("In short");
    assertThat(start).as("the section stands in the report").isPositive();
    return text.substring(start).replaceAll("\\s+", " ");
  }

  @Test
  void bytesOfAllVariantsStandTogetherByWhatTheyTake() {
    assertThat(inShort(5))
        .containsPattern("JDK 17.0.15: 48 B/op hashMap[^;]*; 64 B/op concurrentHashMap")
        .containsOnlyOnce("2.2 EmptyMaps keys and values not counted, compressed references");
  }

  @Test
  void theLeaderStandsWithItsMarginOverTheBaseline() {
    assertThat(inShort(5))
        .containsPattern(
            "writes=30, 2 threads, JDK 17.0.15: Sharded64, gain 1\\.\\d\\d \\[[\\d., ]+\\]"
                + " over ConcurrentHashMap")
        .containsOnlyOnce("In short 5 forks each, in turns; gain [95 %], above 1 is better");
  }

  private static String inShort(List<Trial> trials) {
    String text = TextReport.of(TextReportTest.records(trials, 5));
    return text.substring(text.indexOf("In short")).replaceAll("\\s+", " ");
  }

  @Test
  void whatAllLinesShareStandsInTheHead() {
    Cell full = Cell.of("Contention", Map.of("writes", "5"), 2);
    Cell small = Cell.of("Contention", Map.of("writes", "30"), 2);
    Map<String, Double> three =
        Map.of("ConcurrentHashMap", 1.0, "RwLock", 2.0, "Sharded64", 1.0, "NullMap", 9.0);
    Map<String, Double> two =
        Map.of("ConcurrentHashMap", 1.0, "ConcurrentHashMap#2", 1.0, "RwLock", 2.0);
    Planted planted = new Planted(3).cell(full, three).cell(small, two);
    assertThat(inShort(planted.trials()))
        .startsWith("In short JDK 17.0.15; 5 forks each, in turns; gain [95 %], above 1 is better")
        .containsPattern(
            "^((?!17\\.0\\.15).)*17\\.0\\.15((?!17\\.0\\.15).)* ledger: \\d+ claims? on JDK")
        .containsOnlyOnce("5 forks")
        .containsPattern(
            "writes=5, 2 threads: RwLock, gain 2\\.\\d+ \\[.*\\] over ConcurrentHashMap")
        .containsPattern(
            "writes=30, 2 threads: best of 2: RwLock, gain [\\d.]+ \\[[\\d., ]+\\] over"
                + " ConcurrentHashMap; control (0\\.9|1\\.0)\\d+ \\[[\\d., ]+\\]");
    planted.blocks(2).cell(Cell.of("Contention", Map.of("writes", "50"), 2), two);
    assertThat(inShort(planted.trials()))
        .contains("In short JDK 17.0.15; in turns;")
        .contains("(5 forks each)")
        .contains("(2 forks each)");
  }

  @Test
  void oneBlockRulesNobodyOut() {
    assertThat(inShort(1)).contains("(1 block)").contains("too few blocks to rule any other out");
  }

  @Test
  void aProfileThatTheMachineCannotTakeIsTold() {
    Profile.Unavailable refused =
        new Profile.Unavailable(
            1, "Contention", new ProfilerEvent("cache-misses", false, 0, "no counters", "cpu"));
    assertThat(UnavailableText.lines(List.of(refused)))
        .singleElement()
        .asString()
        .contains("Contention, event cache-misses: no counters; use cpu");
  }
}
