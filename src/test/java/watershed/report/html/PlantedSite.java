package watershed.report.html;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import watershed.record.JmhFile;
import watershed.record.JmhFiles;
import watershed.record.Journal;
import watershed.record.PlantedRuns;
import watershed.record.RunDirectory;
import watershed.record.RunStore;
import watershed.record.Trial;
import watershed.report.Judgements;
import watershed.report.RunRecords;

/** A page of every kind, as files. */
final class PlantedSite {
  static final String RUN = "run.html";
  static final String SEARCH = "search.html";
  static final String HOSTILE = "hostile.html";
  static final String DIFF = "diff.html";
  static final String JMH = "jmh.html";
  static final String HOSTILE_JMH = "hostile-jmh.html";
  static final String HOSTILE_DIFF = "hostile-diff.html";
  static final String HOSTILE_SEARCH = "hostile-search.html";
  static final String INDEX = "results/index.html";
  static final String HOSTILE_INDEX = "hostile-results/index.html";

  /** Hostile names in a page of every kind. */
  static final List<String> HOSTILES =
      List.of(HOSTILE, HOSTILE_DIFF, HOSTILE_SEARCH, HOSTILE_JMH, HOSTILE_INDEX);

  /** All but the indexes, which have no charts. */
  static final List<String> CHARTED =
      List.of(RUN, SEARCH, HOSTILE, DIFF, JMH, HOSTILE_JMH, HOSTILE_DIFF, HOSTILE_SEARCH);

  static final List<String> ALL =
      Stream.concat(CHARTED.stream(), Stream.of(INDEX, HOSTILE_INDEX)).toList();

  private PlantedSite() {}

  static void write(Path directory) throws IOException {
    Inputs run = PlantedPages.run();
    RunPage.of(run).write(directory.resolve(RUN));
    RunPage.of(PlantedPages.search()).write(directory.resolve(SEARCH));
    Inputs hostileRun = PlantedPages.hostile();
    RunPage.of(hostileRun).write(directory.resolve(HOSTILE));
    DiffPage.of(PlantedDiff.of("org.x.Codec.run"), run.records()).write(directory.resolve(DIFF));
    jmh(directory.resolve("jmh.json"), "jmh.json", "Codec", "21.0.1").write(directory.resolve(JMH));
    String hostile = PlantedPages.HOSTILE;
    jmh(directory.resolve("hostile.json"), hostile + ".json", hostile, hostile)
        .write(directory.resolve(HOSTILE_JMH));
    DiffPage.of(PlantedHostile.diff(), hostileRun.records()).write(directory.resolve(HOSTILE_DIFF));
    RunPage.of(PlantedHostile.search()).write(directory.resolve(HOSTILE_SEARCH));
    RunStore store = PlantedHostile.store(directory.resolve("hostile-results"));
    IndexPage.of(store).write(directory.resolve(HOSTILE_INDEX));
    Path results = Files.createDirectory(directory.resolve("results"));
    RunDirectory stored = stored(results);
    RunPage.of(Inputs.of(stored, Judgements.of(RunRecords.of(stored))))
        .write(stored.file(RunPage.FILE));
    IndexPage.of(new RunStore(results)).write(directory.resolve(INDEX));
  }

  /** A run on two JDKs, in a store. */
  static RunDirectory stored(Path results) {
    RunDirectory run =
        new RunStore(results).create(PlantedRuns.machine(), LocalDate.of(2026, 11, 22), "17.0.15");
    run.write(PlantedRuns.run(List.of(PlantedRuns.emptyMapsInfo()), Map.of()));
    List<Trial> trials = PlantedRuns.emptyMaps(1, 3).trials();
    try (Journal journal = run.journal()) {
      for (int i = 0; i < 12; i += 4) {
        journal.appendBlock(trials.subList(i, i + 4));
      }
    }
    return run;
  }

  /**
   * The page of a file of JMH's.
   *
   * @param name of a class, a method, a parameter, one of its values, and a flag
   */
  private static Page jmh(Path file, String title, String name, String jdk) throws IOException {
    JmhFiles results = new JmhFiles(1).shape(3, 4);
    for (String method : List.of("encode", name)) {
      for (String size : List.of("64", "1024")) {
        for (String value : List.of("plain", name)) {
          double truth = method.equals(name) ? 80 : 100;
          results
              .add("org.x." + name + "." + method, Map.of("size", size, name, value), truth)
              .with("gc.alloc.rate.norm", "B/op", 24)
              .change(
                  element -> {
                    element.putArray("jvmArgs").add(name);
                    element.put("jdkVersion", jdk);
                    element.put("vmName", jdk);
                  });
        }
      }
    }
    return JmhPage.of(title, JmhFile.read(results.write(file)));
  }
}
