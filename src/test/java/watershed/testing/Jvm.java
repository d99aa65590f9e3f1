package watershed.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.provider.EnumSource;
import watershed.lab.ChildProgram;
import watershed.lab.InstalledJdk;
import watershed.lab.JdkCatalogue;

/** The JVMs whose objects differ: what is true of one need not be of the others. */
public enum Jvm {
  JDK_17(17, List.of()),
  JDK_25(25, List.of()),
  JDK_25_COMPACT(25, List.of("-XX:+UseCompactObjectHeaders"));

  private final int feature;
  private final List<String> flags;

  Jvm(int feature, List<String> flags) {
    this.feature = feature;
    this.flags = flags;
  }

  /** The JDK; the test that asks is skipped where this machine has none. */
  public InstalledJdk jdk() {
    Optional<InstalledJdk> found =
        JdkCatalogue.discover().stream().filter(j -> j.jdk().feature() == feature).findFirst();
    assumeTrue(found.isPresent(), () -> "there is no JDK " + feature + " on this machine");
    return found.orElseThrow();
  }

  /** What tells it from the JDK's default. */
  public List<String> flags() {
    return flags;
  }

  /** Whether object headers take 8 bytes. */
  public boolean compact() {
    return this == JDK_25_COMPACT;
  }

  /** Runs a class with the flags of a fork and JOL's agent; returns the lines that it printed. */
  public List<String> run(Class<?> main, String... args) {
    return runWith(List.of(), main, args);
  }

  /** As {@link #run}, with flags that come last and so overrule those of a fork. */
  public List<String> runWith(List<String> last, Class<?> main, String... args) {
    List<String> all = new ArrayList<>(flags);
    all.addAll(last);
    return ChildProgram.run(jdk().java(), all, main.getName(), List.of(args));
  }

  /**
   * The first and the last, which have another JDK and another layout at once: for a parameterized
   * test that takes seconds of each.
   */
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @EnumSource(
      value = Jvm.class,
      names = {"JDK_17", "JDK_25_COMPACT"})
  public @interface Ends {}
}
