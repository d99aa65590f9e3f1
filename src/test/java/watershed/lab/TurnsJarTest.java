package watershed.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.openjdk.jmh.profile.InternalProfiler;

/** The jar behind somebody's own holds all that a fork needs to take turns. */
class TurnsJarTest {
  private static final String PROFILER = TurnProfiler.class.getName();

  static boolean fromFolder() {
    return Files.isDirectory(BuildInfo.jar());
  }

  @Test
  @EnabledIf("fromFolder")
  void itHoldsEveryClassOfTheProfiler() throws IOException {
    Path folder = BuildInfo.jar().resolve("watershed/lab");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(f -> f.getFileName().toString()).filter(f -> f.startsWith("TurnPr")))
          .containsExactlyInAnyOrderElementsOf(
              TurnsJar.CLASSES.stream().map(name -> name + ".class").toList());
    }
  }

  @Test
  void itsProfilerLoadsBesideAJmhAloneAndReadsItsTicket() throws Exception {
    URL jmh = InternalProfiler.class.getProtectionDomain().getCodeSource().getLocation();
    URL[] path = {jmh, TurnsJar.path().toUri().toURL()};
    try (URLClassLoader guest = new URLClassLoader(path, ClassLoader.getPlatformClassLoader())) {
      Class<?> profiler = Class.forName(PROFILER, true, guest);
      assertThat(profiler.getClassLoader()).isSameAs(guest);
      String ticket = new TurnProfiler.Ticket(1, "token", 0, 2).encode();
      Object made = profiler.getConstructor(String.class).newInstance(ticket);
      // Its methods name JMH's classes: asked for, they are all loaded.
      assertThat(profiler.getDeclaredMethods()).isNotEmpty();
      assertThat(profiler.getMethod("getDescription").invoke(made)).asString().contains("turns");
    }
  }
}
