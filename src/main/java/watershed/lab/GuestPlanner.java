package watershed.lab;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import watershed.record.BadInput;
import watershed.record.Cell;
import watershed.record.DiffPlan;
import watershed.record.Nearest;
import watershed.record.PlannedCell;
import watershed.record.Run;
import watershed.record.Side;
import watershed.record.Windows;

/** Turns the benchmarks that two jars have in common into the cells of a diff. */
public final class GuestPlanner {
  /** Holds the mode among the parameters of a cell; no name that Java allows a real one. */
  static final String MODE = "jmh.mode";

  private static final int SHOT_WARMUPS = 5;
  private static final int SHOTS = 10;

  /** What `noise` and `thorough` take, with which hardly a fork is left in slower code. */
  private static final int WARMUP_MILLIS = 4000;

  private final int cpus;

  /**
   * @param cpus of this machine
   */
  public GuestPlanner(int cpus) {
    this.cpus = cpus;
  }

  /** A benchmark in one mode. */
  private record Key(String name, String mode) {}

  /**
   * A cell for every point of the parameters of every benchmark that both jars have.
   *
   * @param selection whose experiments are regular expressions, found anywhere in a benchmark's
   *     name as JMH does; none for all
   * @throws BadInput if one is none, matches nothing, a parameter is not known, or the jars have
   *     nothing in common
   */
  public DiffPlanner.Planned plan(
      MeasuredSide onA, MeasuredSide onB, Selection selection, int pairs) {
    GuestJar a = onA.requireJar();
    GuestJar b = onB.requireJar();
    Map<Key, GuestBenchmark> ofA = chosen(a, selection);
    Map<Key, GuestBenchmark> ofB = chosen(b, selection);
    List<DiffPlan.LeftOut> leftOut = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    leftOut.addAll(onlyIn(ofA, ofB, a, selection));
    leftOut.addAll(onlyIn(ofB, ofA, b, selection));
    ofA.keySet().retainAll(ofB.keySet());
    if (ofA.isEmpty()) {
      throw new BadInput(
          "no benchmark "
              + (selection.experiments().isEmpty()
                  ? ""
                  : "that matches " + String.join(" or ", selection.experiments()) + " ")
              + "is in both '"
              + a.identity().name()
              + "' and '"
              + b.identity().name()
              + "'");
    }
    Map<String, Map<String, List<String>>> paramsA = a.params(onA.jdk().java());
    Map<String, Map<String, List<String>>> paramsB = b.params(onB.jdk().java());
    rejectUnknown(selection, ofA.keySet(), paramsA);
    List<PlannedCell> cells = new ArrayList<>();
    Map<String, Run.ExperimentInfo> infos = new LinkedHashMap<>();
    ofA.forEach(
        (key, benchmark) -> {
          Map<String, List<String>> ofJarA = paramsA.getOrDefault(key.name, Map.of());
          Map<String, List<String>> ofJarB = paramsB.getOrDefault(key.name, Map.of());
          Map<String, List<String>> axes = common(ofJarA, ofJarB, selection);
          List<Integer> allThreads = threads(benchmark, selection);
          for (int threads : allThreads) {
            GuestGaps gaps = new GuestGaps(key.name, key.mode, threads, axes, selection.params());
            leftOut.addAll(gaps.of(ofJarA, ofJarB, a));
            leftOut.addAll(gaps.of(ofJarB, ofJarA, b));
          }
          if (axes.values().stream().anyMatch(List::isEmpty)) {
            return;
          }
          boolean told = needsMode(a, key.name) || needsMode(b, key.name);
          for (Map<String, String> point : Planner.product(axes)) {
            for (int threads : allThreads) {
              Map<String, String> params = new TreeMap<>(point);
              if (told) {
                params.put(MODE, key.mode);
              }
              cells.add(
                  new PlannedCell(
                      Cell.of(key.name, params, threads),
                      Side.entrants(),
                      pairs,
                      windows(key.mode, selection, threads)));
            }
          }
          if (benchmark.isSampled()) {
            notes.add(key.name + ": sampled times are measured as average time");
          }
          infos.put(key.name, DiffPlanner.sides(key.name, type(key.name), "", ""));
        });
    if (cells.isEmpty()) {
      throw DiffPlanner.nothing(leftOut);
    }
    List<DiffPlan.LeftOut> once = leftOut.stream().distinct().toList();
    return new DiffPlanner.Planned(cells, List.copyOf(infos.values()), once, notes);
  }

  /** Whether its JMH would measure it in another mode or more than once, unless it is told. */
  private static boolean needsMode(GuestJar jar, String name) {
    List<GuestBenchmark> listed =
        jar.benchmarks().stream().filter(b -> b.name().equals(name)).toList();
    return listed.size() > 1 || listed.stream().anyMatch(GuestBenchmark::isSampled);
  }

  private static Map<Key, GuestBenchmark> chosen(GuestJar jar, Selection selection) {
    List<Pattern> patterns = new ArrayList<>();
    for (String regex : selection.experiments()) {
      try {
        patterns.add(Pattern.compile(regex));
      } catch (PatternSyntaxException e) {
        throw new BadInput("'" + regex + "' is no regular expression: " + e.getDescription(), e);
      }
    }
    Map<Key, GuestBenchmark> chosen = new LinkedHashMap<>();
    for (GuestBenchmark benchmark : jar.benchmarks()) {
      if (patterns.isEmpty()
          || patterns.stream().anyMatch(p -> p.matcher(benchmark.name()).find())) {
        chosen.putIfAbsent(new Key(benchmark.name(), benchmark.measuredMode()), benchmark);
      }
    }
    return chosen;
  }

  private List<DiffPlan.LeftOut> onlyIn(
      Map<Key, GuestBenchmark> one,
      Map<Key, GuestBenchmark> other,
      GuestJar jar,
      Selection selection) {
    List<DiffPlan.LeftOut> leftOut = new ArrayList<>();
    one.forEach(
        (key, benchmark) -> {
          if (!other.containsKey(key)) {
            for (int threads : threads(benchmark, selection)) {
              leftOut.add(GuestGaps.whole(key.name, key.mode, threads, jar));
            }
          }
        });
    return leftOut;
  }

  private static void rejectUnknown(
      Selection selection, Set<Key> keys, Map<String, Map<String, List<String>>> params) {
    Set<String> known = new TreeSet<>();
    keys.forEach(key -> known.addAll(params.getOrDefault(key.name, Map.of()).keySet()));
    for (String given : selection.params().keySet()) {
      if (!known.contains(given)) {
        throw new BadInput(
            "no parameter '"
                + given
                + "'"
                + Nearest.hint(given, known)
                + (known.isEmpty() ? "" : " (known: " + String.join(", ", known) + ")"));
      }
    }
  }

  /** The values that both jars declare, or the user's; none where there are none in common. */
  private static Map<String, List<String>> common(
      Map<String, List<String>> a, Map<String, List<String>> b, Selection selection) {
    Map<String, List<String>> axes = new TreeMap<>();
    Set<String> names = new TreeSet<>(a.keySet());
    names.addAll(b.keySet());
    for (String name : names) {
      List<String> both = new ArrayList<>(a.getOrDefault(name, List.of()));
      both.retainAll(b.getOrDefault(name, List.of()));
      both.removeIf(GuestGaps::split);
      List<String> given = selection.params().get(name);
      boolean declared = a.containsKey(name) && b.containsKey(name);
      axes.put(name, given != null && declared ? given.stream().distinct().toList() : both);
    }
    return axes;
  }

  private List<Integer> threads(GuestBenchmark benchmark, Selection selection) {
    if (selection.threads().isEmpty()) {
      return List.of(benchmark.threadsOn(cpus));
    }
    return selection.threads().stream()
        .map(text -> Planner.threads(text, cpus))
        .distinct()
        .toList();
  }

  private Windows windows(String mode, Selection selection, int threads) {
    return mode.equals(GuestBenchmark.SINGLE_SHOT)
        ? Windows.shots(SHOT_WARMUPS, SHOTS)
        : warmedUp(Dose.of(selection.preset()).windows(threads, cpus));
  }

  /** Nobody knows how long a stranger's benchmark takes to be compiled. */
  private static Windows warmedUp(Windows w) {
    int least = (WARMUP_MILLIS + w.warmupMillis() - 1) / w.warmupMillis();
    return new Windows(
        Math.max(w.warmupRounds(), least),
        w.warmupMillis(),
        w.rounds(),
        w.leadInMillis(),
        w.windowMillis());
  }

  private static String type(String name) {
    return name.substring(0, name.lastIndexOf('.'));
  }
}
