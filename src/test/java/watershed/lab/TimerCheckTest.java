package watershed.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import watershed.lab.TimerCheck.Timer;
import watershed.record.Finding.Grade;

class TimerCheckTest {
  @ParameterizedTest
  @CsvSource({
    "25,20,FINE",
    "800,20,DEGRADES",
    "25,5000,DEGRADES",
    "25,1000000,INVALID",
    "800,1000000,INVALID"
  })
  void costAndStepAreGraded(double cost, long step, Grade grade) {
    assertThat(TimerCheck.grade(new Timer(cost, step)).grade()).isEqualTo(grade);
  }

  @Test
  void measuresThisTimer() {
    Timer timer = TimerCheck.measure();

    assertThat(timer.costNanos()).isPositive();
    assertThat(timer.stepNanos()).isBetween(1L, 1_000_000_000L);
  }
}
