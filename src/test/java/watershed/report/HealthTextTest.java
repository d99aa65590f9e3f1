package watershed.report;

import static org.assertj.core.api.Assertions.assertThat;
import static watershed.record.Finding.Grade.DEGRADES;
import static watershed.record.Finding.Grade.FINE;
import static watershed.record.Finding.Grade.INVALID;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import watershed.record.Finding;
import watershed.record.Health;

class HealthTextTest {
  private static final Finding SWAP = new Finding("swap", FINE, "none configured", "");
  private static final Finding TURBO = new Finding("turbo", DEGRADES, "on", "switch it off");
  private static final Finding CPUS = new Finding("CPUs", INVALID, "1 usable CPU", "give it 2");

  @Test
  void theVerdictFollowsTheGravestFinding() {
    assertThat(HealthText.verdict(health(SWAP))).isEqualTo("fit to measure");
    assertThat(HealthText.verdict(health(SWAP, TURBO))).isEqualTo("usable with 1 caveat");
    assertThat(HealthText.verdict(health(TURBO, TURBO))).isEqualTo("usable with 2 caveats");
    assertThat(HealthText.verdict(health(TURBO, CPUS)))
        .isEqualTo("not fit to measure: 1 finding marked INVALID");
  }

  @Test
  void adviceStandsBelowWhatItIsAbout() {
    assertThat(HealthText.of(health(SWAP, TURBO)))
        .isEqualTo(
            """
            fine      swap   none configured
            degrades  turbo  on
                             -> switch it off

            usable with 1 caveat
            """);
  }

  private static Health health(Finding... findings) {
    return new Health(Instant.EPOCH, List.of(findings));
  }
}
