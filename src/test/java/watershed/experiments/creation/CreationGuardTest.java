package watershed.experiments.creation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import watershed.subjects.LazyOwner;
import watershed.testing.Jvm;

/** Every way writes, and only the guarded ones survive a map that was never created, or say why. */
class CreationGuardTest {
  private static final int PLACES = 128;

  /** What the JVM prints of it at level 4, the last compiler's. */
  private static final Pattern EXPLICIT_IF =
      Pattern.compile("\\s*\\d+\\s+\\d+[ %s!bn]+ 4 +\\S*CreationGuard::explicitIf .*");

  @Test
  void everyWayWritesToEveryOwner() {
    Map<String, Function<CreationGuard, Object>> ways =
        Map.of(
            "eager", CreationGuard::eager,
            "implicit", CreationGuard::implicit,
            "explicitIf", CreationGuard::explicitIf,
            "requireNonNull", CreationGuard::requireNonNull,
            "optional", CreationGuard::optional);
    ways.forEach(
        (name, way) -> {
          CreationGuard guard = new CreationGuard();
          guard.create();
          List<Object> first = round(guard, way);
          assertThat(first).as(name).doesNotHaveDuplicates().hasSize(PLACES);
          assertThat(round(guard, way)).as(name).containsOnly(0);
        });
  }

  @Test
  void withoutAMapTheImplicitCheckThrowsAndTheExplicitOneCreates() {
    assertThatThrownBy(() -> new LazyOwner().putUnguarded(1, 1))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> new LazyOwner().putRequired(1, 1))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("map");
    assertThatThrownBy(() -> new LazyOwner().putOptional(1, 1))
        .isInstanceOf(NoSuchElementException.class);
    LazyOwner owner = new LazyOwner();
    assertThat(owner.putCreating(1, 10)).isNull();
    assertThat(owner.putUnguarded(1, 11)).isEqualTo(10);
    assertThat(owner.putRequired(1, 12)).isEqualTo(11);
    assertThat(owner.putOptional(1, 13)).isEqualTo(12);
  }

  /** Where the profile never saw a null, to find one throws compiled code away: no test is left. */
  @ParameterizedTest
  @EnumSource(names = {"JDK_17", "JDK_25"})
  void theExplicitTestIsStillThereWhenCompiled(Jvm jvm) {
    List<String> told =
        jvm.runWith(List.of("-XX:+PrintCompilation", "-Xbatch"), GuardProfile.class);
    int compiled = told.indexOf(GuardProfile.COMPILED);
    assertThat(compiled).isPositive();
    assertThat(told.subList(0, compiled)).anyMatch(EXPLICIT_IF.asMatchPredicate());
    assertThat(told.subList(compiled, told.size()))
        .noneMatch(line -> EXPLICIT_IF.matcher(line).matches() && line.contains("not entrant"));
  }

  private static List<Object> round(CreationGuard guard, Function<CreationGuard, Object> way) {
    return IntStream.range(0, PLACES).mapToObj(i -> way.apply(guard)).toList();
  }
}
