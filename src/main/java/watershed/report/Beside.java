package watershed.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import watershed.record.Json;
import watershed.record.LayoutReport;
import watershed.record.RunDirectory;
import watershed.record.Trial;

/**
 * What lies beside a run's journal, as far as reports draw it.
 *
 * @param layouts where fields lay, a file for each JDK
 * @param matrices what checkers said of each class of their corpus, by the path of the text that a
 *     fork kept
 */
public record Beside(List<Layouts> layouts, Map<String, String> matrices) {
  /** Of records that lie in no directory. */
  public static final Beside NONE = new Beside(List.of(), Map.of());

  private static final String LAYOUTS = RunDirectory.LAYOUT + "/jdk-";
  private static final String JSON = ".json";

  /** Ends the path of a matrix. */
  private static final String MATRIX = "-matrix.txt";

  /**
   * Where the fields of every subject lay on one JDK.
   *
   * @param path of the file, from the run's directory
   */
  public record Layouts(String path, List<LayoutReport> all) {
    public Layouts {
      all = List.copyOf(all);
    }

    private boolean describes(Collection<String> subjects) {
      return all.stream().anyMatch(layout -> subjects.contains(layout.subject()));
    }
  }

  public Beside {
    layouts = List.copyOf(layouts);
    matrices = Map.copyOf(matrices);
  }

  /**
   * Reads what lies there.
   *
   * @throws watershed.record.BadInput if one of the files cannot be read
   */
  static Beside of(RunDirectory directory, List<Trial> trials) {
    List<Layouts> layouts = new ArrayList<>();
    for (Path file : directory.entries(RunDirectory.LAYOUT)) {
      if (file.toString().endsWith(JSON)) {
        layouts.add(
            new Layouts(
                RunDirectory.LAYOUT + "/" + file.getFileName(),
                List.of(Json.read(file, LayoutReport[].class))));
      }
    }
    Map<String, String> matrices = new TreeMap<>();
    for (Trial trial : trials) {
      for (String path : trial.evidence()) {
        if (path.endsWith(MATRIX) && Files.isRegularFile(directory.file(path))) {
          matrices.put(path, directory.text(path));
        }
      }
    }
    return new Beside(layouts, matrices);
  }

  /** What a file of layouts is called where it is linked; empty for any other path. */
  public static String layoutName(String path) {
    return path.startsWith(LAYOUTS) && path.endsWith(JSON)
        ? "layout on JDK " + path.substring(LAYOUTS.length(), path.length() - JSON.length())
        : "";
  }

  /** The layouts of all subjects on all JDKs. */
  public List<LayoutReport> allLayouts() {
    return layouts.stream().flatMap(of -> of.all.stream()).toList();
  }

  /**
   * Paths of the files that say where the fields of any of some subjects lay on a JDK.
   *
   * @param jdk {@link watershed.record.Jdk#id()}
   */
  List<String> layoutsOf(Collection<String> subjects, String jdk) {
    String path = LAYOUTS + jdk + JSON;
    return layouts.stream()
        .filter(of -> of.path.equals(path) && of.describes(subjects))
        .map(Layouts::path)
        .toList();
  }
}
