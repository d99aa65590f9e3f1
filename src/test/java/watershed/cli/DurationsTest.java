package watershed.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import watershed.record.BadInput;

class DurationsTest {
  @Test
  void hoursMinutesAndSecondsAddUp() {
    assertThat(Durations.parse("--budget", "90s")).isEqualTo(Duration.ofSeconds(90));
    assertThat(Durations.parse("--budget", " 30m ")).isEqualTo(Duration.ofMinutes(30));
    assertThat(Durations.parse("--budget", "1h30m")).isEqualTo(Duration.ofMinutes(90));
    assertThat(Durations.parse("--budget", "1h2m3s")).isEqualTo(Duration.ofSeconds(3723));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "0s", "0h0m", "-5s", "1.5h", "30s5m", "5 m", "2d", "9999999s"})
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> Durations.parse("--budget", text))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("--budget")
        .hasMessageContaining("such as 90s");
  }
}
