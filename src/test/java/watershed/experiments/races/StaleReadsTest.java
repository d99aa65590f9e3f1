package watershed.experiments.races;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.openjdk.jcstress.annotations.Expect;

/** Stale reads are counted among the loads that saw the flag. */
class StaleReadsTest {
  @Test
  void aReaderThatNeverSawTheFlagHasFoundNothingStale() {
    StaleReads reads = new StaleReads();
    Outcomes.Outcome none = new Outcomes.Outcome("0, 1", 9_000, Expect.ACCEPTABLE, "too early");
    assertThatIllegalStateException()
        .isThrownBy(() -> reads.of(new Outcomes("T", List.of(none))))
        .withMessageStartingWith("of 9000 loads none saw the flag");
    reads.of(
        new Outcomes(
            "T",
            List.of(
                new Outcomes.Outcome("1, 1", 9_000, Expect.ACCEPTABLE_INTERESTING, "planted"))));
    assertThat(reads.staleReads()).isEqualTo(9_000);
  }
}
