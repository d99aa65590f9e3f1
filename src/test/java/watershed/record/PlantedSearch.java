package watershed.record;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A search with a known answer, for tests of what reads searches. */
public final class PlantedSearch {
  /** What is compared: the second overtakes the first at {@link #CROSSING}. */
  public static final List<String> DESIGNS = List.of("ConcurrentHashMap", "RWLock");

  /** Of a block: the designs and the control. */
  public static final int FORKS = 3;

  /** Per cent of writes. */
  public static final double CROSSING = 20;

  private static final List<Double> MEASURED =
      List.of(0.0, 2.0, 5.0, 10.0, 16.0, 20.0, 25.0, 35.0, 50.0, 75.0, 100.0);

  private PlantedSearch() {}

  /** The slice, on 2 threads at 16 384 keys, at every whole per cent of writes. */
  public static Slice slice(String experiment) {
    List<Double> points = new ArrayList<>();
    for (int w = 0; w <= 100; w++) {
      points.add((double) w);
    }
    Map<String, String> held =
        Map.of(
            "keys", "16384",
            "distribution", "uniform",
            "mix", "update",
            "hits", "100",
            "keyIdentity", "identical",
            "profile", "mono");
    return new Slice(experiment, new TreeMap<>(held), 2, Axis.WRITES, points);
  }

  /** The plan. */
  public static FindPlan findPlan(String experiment) {
    return new FindPlan(List.of(slice(experiment)), DESIGNS, null, 0.03, 2.5, 60);
  }

  /** A search that has a plan and no block yet. */
  public static RunDirectory plan(Path results, String experiment) {
    RunDirectory directory =
        new RunStore(results)
            .createSearch(PlantedRuns.machine(), LocalDate.of(2026, 11, 22), "17.0.15");
    Run planned =
        PlantedRuns.run(List.of(PlantedRuns.contention(DESIGNS)), Map.of())
            .withPlanned(
                List.of(
                    new PlannedCell(
                        slice(experiment).cell(CROSSING),
                        List.of("ConcurrentHashMap", "RWLock", "ConcurrentHashMap#2"),
                        60,
                        new Windows(10, 100, 12, 20, 20))));
    Json.write(directory.file(FindPlan.FILE), findPlan(experiment));
    directory.write(onJdk17(planned));
    return directory;
  }

  /** The same with blocks all along the slice. */
  public static RunDirectory measured(Path results, String experiment, int blocks) {
    RunDirectory directory = plan(results, experiment);
    try (Journal journal = directory.journal()) {
      for (double writes : MEASURED) {
        Cell cell = slice(experiment).cell(writes);
        double gain = 0.2 * (Math.sqrt(writes) - Math.sqrt(CROSSING));
        Map<String, Double> truth =
            Map.of(
                "ConcurrentHashMap", 20.0,
                "ConcurrentHashMap#2", 20.0,
                "RWLock", 20 * Math.exp(gain));
        List<Trial> trials = new Planted((long) writes).blocks(blocks).cell(cell, truth).trials();
        for (int block = 0; block < blocks; block++) {
          int number = block;
          journal.appendBlock(trials.stream().filter(t -> t.block() == number).toList());
        }
      }
    }
    return directory;
  }

  private static Run onJdk17(Run run) {
    return new Run(
        run.schema(),
        run.machine(),
        run.started(),
        "find",
        run.commit(),
        run.dirty(),
        run.code(),
        "find",
        1200L,
        run.seed(),
        run.jdks().subList(0, 1),
        run.jvmArgs(),
        run.experiments(),
        run.planned(),
        run.before(),
        run.after(),
        run.sittings());
  }
}
