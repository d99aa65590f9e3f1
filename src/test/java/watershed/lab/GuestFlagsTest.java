package watershed.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import watershed.record.BadInput;

/** The flags of a guest's forks, and what JMH's own command line makes of them. */
class GuestFlagsTest {
  private static final List<String> HOST = List.of("-Xmx128m", "-XX:+UseSerialGC");

  private static GuestFlags appending(String... flags) {
    return new GuestFlags(List.of(), null, List.of(flags));
  }

  /** As JMH reads it. */
  private static CommandLineOptions told(GuestFlags flags, String... more)
      throws CommandLineOptionException {
    return new CommandLineOptions(flags.words(List.of(more)).toArray(String[]::new));
  }

  @Test
  void whereNobodyGivesAnyJmhIsToldThatThereAreNone() throws CommandLineOptionException {
    CommandLineOptions told = told(GuestFlags.NONE);
    assertThat(told.getJvmArgs().hasValue()).as("untold it would take its own JVM's").isTrue();
    assertThat(told.getJvmArgs().get()).isEmpty();
    assertThat(told.getJvmArgsAppend().hasValue()).isFalse();
  }

  @Test
  void theAnnotationsOwnAreLeftToJmh() throws CommandLineOptionException {
    GuestFlags own = new GuestFlags(List.of("-Da"), List.of("-Xmx1g"), List.of("-Db"));
    assertThat(own.words(List.of())).isEmpty();
    GuestFlags none = new GuestFlags(List.of(), List.of(), List.of());
    assertThat(none.words(List.of())).as("said to be none, which JMH heeds").isEmpty();
    assertThat(told(own, "-Dc").getJvmArgs().hasValue()).isFalse();
    assertThat(told(own, "-Dc").getJvmArgsPrepend().hasValue()).isFalse();
  }

  @Test
  void othersComeBehindWhatTheAnnotationAppends() throws CommandLineOptionException {
    assertThat(told(appending("-Dx=1"), "-Dboth", "-Dside=b").getJvmArgsAppend().get())
        .containsExactly("-Dx=1", "-Dboth", "-Dside=b");
    assertThat(told(GuestFlags.NONE, "-Dside=b").getJvmArgsAppend().get())
        .containsExactly("-Dside=b");
  }

  @Test
  void aFlagWithABlankStaysOne() throws CommandLineOptionException {
    assertThat(told(appending("-Dx=a b", "-Dy=\"c d\""), "-Dz").getJvmArgsAppend().get())
        .containsExactly("-Dx=a b", "-Dy=\"c d\"", "-Dz");
    assertThat(told(GuestFlags.NONE, "-Dx=a b").getJvmArgsAppend().get())
        .containsExactly("-Dx=a b");
  }

  @Test
  void aFlagThatJmhWouldChangeIsRefused() {
    assertThatThrownBy(() -> GuestFlags.requireNoQuotes(List.of("-Dx=1", "-Dy=\"2\"")))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("flag '-Dy=\"2\"' holds a quotation mark");
    assertThatCode(() -> GuestFlags.requireNoQuotes(List.of("-Dx='1'"))).doesNotThrowAnyException();
  }

  @Test
  void ofTheHostsFlagsThoseHaveLeakedThatNobodyGave() {
    List<String> had = List.of("-Xmx128m", "-Dx=1", "-XX:+UseSerialGC");
    assertThat(GuestFlags.NONE.leaked(HOST, had, List.of())).isEqualTo(HOST);
    assertThat(appending("-Xmx128m").leaked(HOST, had, List.of("-XX:+UseSerialGC"))).isEmpty();
    assertThat(GuestFlags.NONE.leaked(HOST, had, List.of("-Xmx128m")))
        .containsExactly("-XX:+UseSerialGC");
    GuestFlags own = new GuestFlags(List.of("-Xmx128m"), List.of("-XX:+UseSerialGC"), List.of());
    assertThat(own.leaked(HOST, had, List.of())).isEmpty();
    assertThat(GuestFlags.NONE.leaked(HOST, List.of("-Dx=1"), List.of())).isEmpty();
  }
}
