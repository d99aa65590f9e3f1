package watershed.lab;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import watershed.record.BadInput;
import watershed.record.Side;

/**
 * A jar of other people's benchmarks, with the JMH that it brings.
 *
 * @param path of the jar
 * @param identity what is recorded of it
 * @param benchmarks by name and mode
 */
public record GuestJar(Path path, Side.Jar identity, List<GuestBenchmark> benchmarks) {
  static final String MAIN = "org.openjdk.jmh.Main";

  private static final String LIST = "META-INF/BenchmarkList";
  private static final int ANSWER_SECONDS = 60;
  private static final int DIGITS = 16;
  private static final Pattern PARAM = Pattern.compile("\\s+param \"(.+)\" = \\{(.*)\\}");

  public GuestJar {
    benchmarks = List.copyOf(benchmarks);
  }

  /**
   * Reads a jar.
   *
   * @param option that named it, for the complaint
   * @throws BadInput if there is none, or it is not one of JMH's
   */
  public static GuestJar read(String option, Path path) {
    String where = option + " '" + path + "'";
    if (!Files.isRegularFile(path)) {
      throw new BadInput(where + ": no such file: give a jar built with JMH");
    }
    try {
      byte[] bytes = Files.readAllBytes(path);
      List<GuestBenchmark> found = new ArrayList<>();
      try (ZipFile zip = new ZipFile(path.toFile())) {
        ZipEntry list = zip.getEntry(LIST);
        if (list == null) {
          throw new BadInput(
              where + " has no " + LIST + ": give a jar built with JMH's annotation processor");
        }
        for (String line : text(zip, list).lines().filter(l -> !l.isBlank()).toList()) {
          found.addAll(
              GuestBenchmark.parse(line)
                  .orElseThrow(
                      () -> new BadInput(where + ": its " + LIST + " is of a form not known")));
        }
      }
      if (found.isEmpty()) {
        throw new BadInput(where + ": its " + LIST + " is empty: it holds no benchmark");
      }
      Path name = path.getFileName();
      return new GuestJar(
          path.toAbsolutePath(), new Side.Jar(String.valueOf(name), digest(bytes)), found);
    } catch (ZipException e) {
      throw new BadInput(where + " is no jar: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new BadInput(where + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static String text(ZipFile zip, ZipEntry entry) throws IOException {
    try (InputStream in = zip.getInputStream(entry)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String digest(byte[] bytes) {
    try {
      byte[] sha = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(sha).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Whether that many threads are what the benchmark has unless it is told. */
  boolean hasThreads(String name, int threads, int cpus) {
    return benchmarks.stream()
        .filter(benchmark -> benchmark.name().equals(name))
        .allMatch(benchmark -> benchmark.threadsOn(cpus) == threads);
  }

  /**
   * The flags that a benchmark's annotations give its forks, whatever its mode.
   *
   * @throws IllegalArgumentException if there is no such benchmark
   */
  GuestFlags flags(String name) {
    return benchmarks.stream()
        .filter(benchmark -> benchmark.name().equals(name))
        .map(GuestBenchmark::flags)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("not in " + identity.name() + ": " + name));
  }

  /** A class path of a jar and another behind it, so that its own classes come first. */
  static String classPath(Path jar, Path behind) {
    return jar + File.pathSeparator + behind;
  }

  /**
   * The values of every parameter of every benchmark, as its own JMH lists them.
   *
   * @param java launcher
   * @throws BadInput if that JMH cannot be asked
   */
  Map<String, Map<String, List<String>>> params(Path java) {
    ChildJvm.Ending ending =
        ChildJvm.run(
            List.of(java.toString(), "-Xmx128m", "-cp", path.toString(), MAIN, "-lp"),
            ANSWER_SECONDS);
    if (ending.timedOut() || ending.exit() != 0) {
      throw new BadInput(
          "'"
              + path
              + "': its own JMH cannot list its benchmarks: "
              + ending.lines().stream().findFirst().orElse("no answer"));
    }
    return params(ending.lines());
  }

  /** Reads what {@code -lp} prints: names, and below each a line per parameter. */
  static Map<String, Map<String, List<String>>> params(List<String> lines) {
    Map<String, Map<String, List<String>>> all = new LinkedHashMap<>();
    Map<String, List<String>> last = new TreeMap<>();
    for (String line : lines) {
      Matcher param = PARAM.matcher(line);
      if (param.matches()) {
        last.put(param.group(1), List.of(param.group(2).split(", ", -1)));
      } else {
        last = all.computeIfAbsent(line.strip(), name -> new TreeMap<>());
      }
    }
    return all;
  }
}
