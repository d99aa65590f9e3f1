package watershed.experiments.creation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import watershed.testing.Jvm;
import watershed.testing.Shots;

/** Failures carry the trace that their flags say they carry. */
class FailurePathTest {
  private static final int FRAMES = 64;

  @ParameterizedTest
  @CsvSource({
    "JDK_17, NULL_POINTER, true",
    "JDK_17, NULL_POINTER_UNTRACED, false",
    "JDK_17, UNSUPPORTED, true",
    "JDK_17, UNSUPPORTED_UNTRACED, false",
    "JDK_25, NULL_POINTER, true"
  })
  void tracesAreThereOrNot(Jvm jvm, WriteFailure failure, boolean traced) {
    String cell = "failure=" + failure + " frames=";
    List<Shots.Shot> shots =
        Shots.in(jvm, failure.jvmFlags(), FailurePath.class, cell + 0, cell + FRAMES);
    double shallow = shots.get(0).get("tracedFrames");
    double deep = shots.get(1).get("tracedFrames");
    if (traced) {
      assertThat(shallow).isPositive();
      assertThat(deep - shallow).isEqualTo(FRAMES);
    } else {
      assertThat(List.of(shallow, deep)).containsOnly(0.0);
    }
  }

  /** Only compiled code throws it, and when that is depends on how busy this machine is. */
  @ParameterizedTest
  @EnumSource(names = {"JDK_17", "JDK_25"})
  void theFastOneLosesItsTraceInTheEnd(Jvm jvm) {
    List<String> flags = WriteFailure.NULL_POINTER_FAST.jvmFlags();
    assertThat(jvm.runWith(flags, FastThrow.class, "0", "" + FRAMES))
        .contains("@0 0", "@" + FRAMES + " 0");
  }

  @Test
  void withoutItsFlagsAFailureIsRefused() {
    FailurePath path = new FailurePath();
    path.failure = WriteFailure.UNSUPPORTED_UNTRACED;
    assertThatThrownBy(path::prepare)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("-XX:-StackTraceInThrowable");
  }

  @Test
  void whatDoesNotFailIsWritten() {
    FailurePath path = new FailurePath();
    path.failure = WriteFailure.NONE;
    path.prepare();
    FailureSeen seen = new FailureSeen();
    assertThat(path.write(seen)).isNull();
    assertThat(path.write(seen)).isEqualTo(1);
    assertThat(seen.last).isNull();
  }
}
