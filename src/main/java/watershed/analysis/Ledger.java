package watershed.analysis;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import watershed.analysis.ClaimVerdict.Verdict;
import watershed.record.Run;

/**
 * Every claim of a run's experiments, with what this machine says to it.
 *
 * @param rows in order of their sections
 */
public record Ledger(List<Row> rows) {
  /** Presets with cells that the default one has not. */
  private static final Set<String> LARGER = Set.of("standard", "thorough");

  /**
   * One claim.
   *
   * @param section of the source document
   * @param experiment simple name of the class that puts it to the test
   * @param claim what the document says, what Go does, what decides
   * @param command that measures it again
   * @param verdicts one for each JDK of the run, in its order
   */
  public record Row(
      String section,
      String experiment,
      Run.ClaimInfo claim,
      String command,
      List<ClaimVerdict> verdicts) {
    public Row {
      verdicts = List.copyOf(verdicts);
    }

    /** Whether it is no claim of the document, but that the laboratory finds what was planted. */
    public boolean isSelfTest() {
      return Ledger.isSelfTest(section);
    }
  }

  /**
   * How far the ledger answers.
   *
   * @param jdk on which
   * @param claims number of the document's
   * @param counts of them by verdict, those that there are
   * @param selfTests number of the laboratory's own
   * @param unrecovered verdicts on those that are not confirmed, by claim
   */
  public record Coverage(
      String jdk,
      int claims,
      Map<Verdict, Integer> counts,
      int selfTests,
      SortedMap<String, Verdict> unrecovered) {
    public Coverage {
      counts = Map.copyOf(counts);
      unrecovered = Collections.unmodifiableSortedMap(new TreeMap<>(unrecovered));
    }

    /** Self-tests that found what was planted. */
    public int recovered() {
      return selfTests - unrecovered.size();
    }

    /** Claims with a verdict. */
    public int given() {
      return Arrays.stream(Verdict.values()).filter(Verdict::given).mapToInt(this::count).sum();
    }

    /** Claims that are confirmed or refuted. */
    public int settled() {
      return Arrays.stream(Verdict.values()).filter(Verdict::settled).mapToInt(this::count).sum();
    }

    public int count(Verdict verdict) {
      return counts.getOrDefault(verdict, 0);
    }
  }

  public Ledger {
    rows = List.copyOf(rows);
  }

  /** Whether a section is the laboratory's own, and none of the document. */
  public static boolean isSelfTest(String section) {
    return section.startsWith("0.");
  }

  /**
   * What must be measured for a claim, as {@code run} is told: its experiment, and what it reads.
   */
  public static String experiments(String own, Run.ClaimInfo claim) {
    return claim.with().isEmpty() ? own : own + " " + claim.with();
  }

  /** The command that measures claims: the cells of the default preset. */
  public static String command(String experiments) {
    return "./run-benchmarks.sh run " + experiments;
  }

  /**
   * The command that measures a claim again as a run did, with as many blocks as would settle what
   * is open: a preset gives fewer, and an experiment may cap them below that.
   *
   * @param experiments as {@link #experiments} has them
   * @param preset of the run; that of one smaller than the default is left out, and any where the
   *     cells that it takes are named
   */
  public static String command(String experiments, String preset, List<ClaimVerdict> verdicts) {
    int blocks = verdicts.stream().mapToInt(ClaimVerdict::blocks).max().orElse(0);
    String larger = LARGER.contains(preset) ? " --preset " + preset : "";
    return command(experiments)
        + verdicts.stream()
            .map(ClaimVerdict::cells)
            .filter(cells -> !cells.isEmpty())
            .map(cells -> " " + cells)
            .findFirst()
            .orElse(larger)
        + (blocks > 0 ? " --blocks " + blocks : "");
  }

  /** Coverage and resolution on each JDK. */
  public List<Coverage> coverage() {
    Set<String> jdks = new LinkedHashSet<>();
    rows.forEach(row -> row.verdicts().forEach(v -> jdks.add(v.jdk())));
    return jdks.stream().map(this::coverage).toList();
  }

  private Coverage coverage(String jdk) {
    Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
    SortedMap<String, Verdict> unrecovered = new TreeMap<>();
    int selfTests = 0;
    for (Row row : rows) {
      selfTests += row.isSelfTest() ? 1 : 0;
      for (ClaimVerdict v : row.verdicts()) {
        if (v.jdk().equals(jdk) && !row.isSelfTest()) {
          counts.merge(v.verdict(), 1, Integer::sum);
        } else if (v.jdk().equals(jdk) && v.verdict() != Verdict.CONFIRMED) {
          unrecovered.put(row.claim().id(), v.verdict());
        }
      }
    }
    return new Coverage(jdk, rows.size() - selfTests, counts, selfTests, unrecovered);
  }
}
