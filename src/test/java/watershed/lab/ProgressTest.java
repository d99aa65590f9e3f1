package watershed.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0 s",
    "44.6, 45 s",
    "59.6, 1 min 00 s",
    "190, 3 min 10 s",
    "3599.6, 1 h 00 min",
    "7500, 2 h 05 min",
    "90000, 25 h 00 min"
  })
  void durationsAreForPeople(double seconds, String text) {
    assertThat(Progress.human(seconds)).isEqualTo(text);
  }

  @Test
  void aLogGetsOnePlainLinePerBlock() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Progress progress =
        new Progress(new PrintStream(bytes, true, StandardCharsets.UTF_8), false, 2, 20);
    progress.start("first", 10);
    progress.round(1, 5);
    progress.end("3 forks");
    progress.start("second", 10);
    progress.end("3 forks");

    String text = bytes.toString(StandardCharsets.UTF_8);
    assertThat(text).doesNotContain("\r");
    assertThat(text.lines()).hasSize(2);
    assertThat(text.lines().toList().get(0)).startsWith("[1/2] first: 3 forks, 0 s; ");
    assertThat(text.lines().toList().get(1)).startsWith("[2/2] second: ").endsWith("0 s left");
  }
}
