package watershed.experiments.detection;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A temporary folder with the corpus in it, and what the checkers need to work on it. */
final class Workshop implements AutoCloseable {
  /** Where the build puts the corpus and the checkers' jars. */
  private static final String CORPUS = "watershed/corpus";

  private static final String CHECKERS = "META-INF/checkers/";
  private static final String ENDING = ".java.txt";

  private final Path root;
  private final List<Sample> samples;
  private final Map<String, List<Path>> jars = new LinkedHashMap<>();

  private Workshop(Path root, List<Sample> samples) {
    this.root = root;
    this.samples = samples;
  }

  /** The corpus that travels with the program. */
  static List<Sample> corpus() throws IOException {
    Path scratch = Files.createTempDirectory("watershed-corpus");
    try {
      List<Sample> all = new ArrayList<>();
      for (Path file : Packed.unpack(CORPUS, scratch)) {
        String name = String.valueOf(file.getFileName());
        all.add(
            Sample.read(
                name.substring(0, name.length() - ENDING.length()), Files.readString(file)));
      }
      return all;
    } finally {
      remove(scratch);
    }
  }

  /** Lays out the sources of some classes. */
  static Workshop open(List<Sample> samples) throws IOException {
    Workshop workshop = new Workshop(Files.createTempDirectory("watershed-checkers"), samples);
    Path folder = Files.createDirectory(workshop.root.resolve(Sample.PACKAGE));
    for (Sample sample : samples) {
      Files.writeString(folder.resolve(sample.name() + ".java"), sample.source());
    }
    return workshop;
  }

  List<Sample> samples() {
    return samples;
  }

  /** The sources' paths. */
  List<String> sources() {
    Path folder = root.resolve(Sample.PACKAGE);
    return samples.stream().map(s -> folder.resolve(s.name() + ".java").toString()).toList();
  }

  /** An empty folder, whose name begins so. */
  Path fresh(String name) throws IOException {
    return Files.createTempDirectory(root, name + "-");
  }

  /**
   * A class path of the jars of a group, unpacked at its first use.
   *
   * @param group {@code errorprone}, {@code nullaway}, {@code spotbugs}, or {@code annotations},
   *     which sources import
   * @throws IllegalStateException if the program was packed without them
   */
  String classPath(String group) throws IOException {
    List<Path> known = jars.get(group);
    if (known == null) {
      known = Packed.unpack(CHECKERS + group, fresh("jars-" + group));
      if (known.isEmpty()) {
        throw new IllegalStateException("this program was packed without " + CHECKERS + group);
      }
      jars.put(group, known);
    }
    return known.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  @Override
  public void close() throws IOException {
    remove(root);
  }

  private static void remove(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> tree = Files.walk(folder)) {
      all = tree.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.delete(path);
    }
  }
}
