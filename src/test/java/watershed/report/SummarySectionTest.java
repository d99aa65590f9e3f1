package watershed.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import watershed.record.Profile;
import watershed.record.ProfilerEvent;

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
        .containsPattern("JDK 17.0.15: 48 B/op hashMap[^;]*; 64 B/op concurrentHashMap");
  }

  @Test
  void theLeaderStandsWithItsMarginOverTheBaseline() {
    assertThat(inShort(5))
        .containsPattern(
            "writes=30, 2 threads, JDK 17.0.15: Sharded64, 1\\.\\d\\d \\[[\\d., ]+\\] times as good"
                + " as ConcurrentHashMap")
        .contains("(5 forks each)");
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
