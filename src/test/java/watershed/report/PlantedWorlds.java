package watershed.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import watershed.analysis.ClaimVerdict;
import watershed.lab.ExperimentSpec;
import watershed.record.Cell;
import watershed.record.Measurement;
import watershed.record.Planted;
import watershed.record.PlantedRuns;
import watershed.record.Run;
import watershed.record.Trial;

/** Makes records of a {@link World}'s lines, and has the ledger judge them. */
final class PlantedWorlds {
  static final int BLOCKS = 5;
  static final String WHY = "planted: not to be had";

  private static final String JDK = "17.0.15";
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final String THREADS = "threads=";

  private final Run.ExperimentInfo info;
  private final String claim;

  PlantedWorlds(ExperimentSpec spec, String claim) {
    this.info = spec.info();
    this.claim = claim;
  }

  /** What one contender's forks see in one cell. */
  private record Seen(Cell cell, String contender, Map<String, Double> metrics) {}

  /** The ledger's verdict where every fork sees the same world. */
  ClaimVerdict all(List<String> world) {
    return mixed(world, world, 0);
  }

  /**
   * The ledger's verdict where forks disagree.
   *
   * @param others number of blocks that see the other world
   */
  ClaimVerdict mixed(List<String> world, List<String> other, int others) {
    Planted planted = new Planted(1).unit("avgt", "ns/op");
    for (int block = 0; block < BLOCKS; block++) {
      for (String line : block < others ? other : world) {
        Seen seen = seen(line);
        Map<String, Double> metrics = new TreeMap<>(seen.metrics);
        double noise = noise(block, seen.contender);
        metrics.computeIfPresent(Measurement.PRIMARY, (name, score) -> score * noise);
        planted.fork(seen.cell, seen.contender, JDK, block, metrics);
      }
    }
    return judge(planted.trials());
  }

  /** Times scatter, by 0.2 % at most; what is counted does not. */
  private static double noise(int block, String contender) {
    return 1 + 0.001 * ((2 * block + contender.length()) % BLOCKS - 2);
  }

  /** The ledger's verdict where no fork can do what it is to do. */
  ClaimVerdict unavailable(List<String> world) {
    Set<Seen> forks = new LinkedHashSet<>();
    for (String line : world) {
      Seen seen = seen(line);
      forks.add(new Seen(seen.cell, seen.contender, Map.of()));
    }
    List<Trial> trials = new ArrayList<>();
    for (Seen fork : forks) {
      trials.add(
          Planted.trial(fork.cell, fork.contender, JDK, 0, Trial.Outcome.UNAVAILABLE, WHY)
              .failed());
    }
    return judge(trials);
  }

  /** The same world on a machine that does not count a metric. */
  static List<String> without(String metric, List<String> world) {
    Pattern counted = Pattern.compile("\\s" + Pattern.quote(metric) + "=\\S+");
    return world.stream().map(line -> counted.matcher(line).replaceAll("")).toList();
  }

  private Seen seen(String line) {
    int colon = line.indexOf(':');
    String[] words = BLANKS.split(line.substring(0, colon).strip());
    Map<String, String> params = new TreeMap<>(info.defaults());
    params.remove(info.contender());
    int threads = 1;
    for (int i = 1; i < words.length; i++) {
      if (words[i].startsWith(THREADS)) {
        threads = Integer.parseInt(words[i].substring(THREADS.length()));
      } else {
        int equals = words[i].indexOf('=');
        if (params.put(words[i].substring(0, equals), words[i].substring(equals + 1)) == null) {
          throw new AssertionError("no such parameter: " + line);
        }
      }
    }
    if (!info.contenders().contains(words[0])) {
      throw new AssertionError("no such contender: " + line);
    }
    return new Seen(Cell.of(info.name(), params, threads), words[0], metrics(line, colon));
  }

  private static Map<String, Double> metrics(String line, int colon) {
    Map<String, Double> metrics = new TreeMap<>();
    for (String word : BLANKS.split(line.substring(colon + 1).strip())) {
      int equals = word.indexOf('=');
      if (equals > 0) {
        String name = word.substring(0, equals);
        metrics.put(
            name.equals("score") ? Measurement.PRIMARY : name,
            Double.valueOf(word.substring(equals + 1)));
      }
    }
    return metrics;
  }

  private ClaimVerdict judge(List<Trial> trials) {
    RunRecords records =
        new RunRecords(
            "2026-11-22-jdk17.0.15",
            PlantedRuns.machine(),
            PlantedRuns.run(List.of(info), Map.of()),
            trials,
            null,
            List.of(),
            List.of());
    return Judgements.of(records).ledger().rows().stream()
        .filter(row -> row.claim().id().equals(claim))
        .flatMap(row -> row.verdicts().stream())
        .filter(verdict -> verdict.jdk().equals(JDK))
        .findFirst()
        .orElseThrow();
  }
}
