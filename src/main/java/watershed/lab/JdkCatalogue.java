package watershed.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import watershed.record.BadInput;
import watershed.record.Jdk;

/** Finds JDKs and asks each what it is. */
public final class JdkCatalogue {
  /** The oldest feature release that can load the jar. */
  public static final int OLDEST = 17;

  private static final int ANSWER_SECONDS = 20;

  private JdkCatalogue() {}

  /** The JDK that this process runs on. */
  public static InstalledJdk running() {
    return at(Path.of(System.getProperty("java.home")));
  }

  /**
   * The JDK at a path.
   *
   * @param place a JDK's home or its {@code java} launcher
   * @throws BadInput if there is no working JDK of release {@value #OLDEST} or later
   */
  public static InstalledJdk at(Path place) {
    Path java = Files.isDirectory(place) ? place.resolve("bin").resolve("java") : place;
    if (!Files.isExecutable(java)) {
      throw new BadInput(
          "no JDK at '" + place + "': give a JDK's home, the folder that holds bin/java");
    }
    Map<String, String> says = settings(java);
    String version = says.get("java.version");
    if (version == null) {
      throw new BadInput("'" + java + "' did not say its java.version: is it a JDK's launcher?");
    }
    String vm =
        says.getOrDefault("java.vm.name", "?") + " " + says.getOrDefault("java.vm.version", "?");
    Jdk jdk = new Jdk(version, version, says.getOrDefault("java.vendor", "?"), vm);
    if (jdk.feature() < OLDEST) {
      throw new BadInput(
          "the JDK at '" + place + "' is " + version + ": the suite needs " + OLDEST + " or later");
    }
    return new InstalledJdk(java, jdk);
  }

  /**
   * The JDKs at several paths, with ids made distinct where two share a version.
   *
   * @throws BadInput as {@link #at}
   */
  public static List<InstalledJdk> at(List<Path> places) {
    Map<String, Integer> seen = new LinkedHashMap<>();
    List<InstalledJdk> all = new ArrayList<>();
    for (Path place : places) {
      InstalledJdk found = at(place);
      Jdk j = found.jdk();
      int n = seen.merge(j.version(), 1, Integer::sum);
      String id = n == 1 ? j.version() : j.version() + "-" + n;
      all.add(new InstalledJdk(found.java(), new Jdk(id, j.version(), j.vendor(), j.vm())));
    }
    return List.copyOf(all);
  }

  /** Every usable JDK in the places where systems put them, each once, oldest first. */
  public static List<InstalledJdk> discover() {
    Map<Path, InstalledJdk> found = new LinkedHashMap<>();
    for (Path home : candidates()) {
      try {
        Path real = home.toRealPath();
        if (!found.containsKey(real)) {
          found.put(real, at(real));
        }
      } catch (BadInput | IOException notUsable) {
        // A broken link, a JRE stub or an older release in a system folder is nobody's mistake:
        // what is asked for here is the list of those that do work.
      }
    }
    return found.values().stream()
        .sorted(
            (a, b) ->
                Runtime.Version.parse(a.jdk().version())
                    .compareTo(Runtime.Version.parse(b.jdk().version())))
        .toList();
  }

  private static List<Path> candidates() {
    List<Path> homes = new ArrayList<>();
    homes.add(Path.of(System.getProperty("java.home")));
    String javaHome = System.getenv("JAVA_HOME");
    if (javaHome != null && !javaHome.isBlank()) {
      homes.add(Path.of(javaHome));
    }
    String user = System.getProperty("user.home");
    List<Path> parents =
        List.of(
            Path.of("/usr/lib/jvm"),
            Path.of("/opt"),
            Path.of("/Library/Java/JavaVirtualMachines"),
            Path.of(user, ".sdkman", "candidates", "java"),
            Path.of(user, ".jdks"));
    for (Path parent : parents) {
      if (!Files.isDirectory(parent) || !Files.isReadable(parent)) {
        continue;
      }
      try (Stream<Path> children = Files.list(parent)) {
        children
            .sorted()
            .forEach(
                child -> {
                  homes.add(child);
                  homes.add(child.resolve("Contents").resolve("Home"));
                });
      } catch (IOException e) {
        throw new UncheckedIOException("cannot list " + parent, e);
      }
    }
    homes.removeIf(home -> !Files.isExecutable(home.resolve("bin").resolve("java")));
    return homes;
  }

  private static Map<String, String> settings(Path java) {
    ChildJvm.Ending ending =
        ChildJvm.run(
            List.of(java.toString(), "-XshowSettings:properties", "-version"), ANSWER_SECONDS);
    if (ending.timedOut()) {
      throw new BadInput("'" + java + "' did not answer within " + ANSWER_SECONDS + " s");
    }
    Map<String, String> all = new TreeMap<>();
    for (String line : ending.lines()) {
      int equals = line.indexOf(" = ");
      if (equals > 0) {
        all.putIfAbsent(line.substring(0, equals).strip(), line.substring(equals + 3).strip());
      }
    }
    return all;
  }
}
