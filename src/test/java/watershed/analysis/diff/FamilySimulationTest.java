package watershed.analysis.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import watershed.testing.Repeats;

/**
 * Many comparisons in one run, tried on planted truths: hardly one run alarms where nothing
 * changed, and what changed is found among what did not. Prints what it finds.
 */
class FamilySimulationTest {
  private static final int RUNS = Repeats.of(300);

  /** Of those that are as a diff measures them. */
  private static final int MORE_RUNS = Repeats.of(600);

  private static final int CELLS = 200;

  /** Most runs with a false alarm among all of their comparisons. */
  private static final double FAMILY = 0.05;

  private static final Set<DiffVerdict> CHANGED =
      Set.of(DiffVerdict.REGRESSED, DiffVerdict.IMPROVED);

  @Test
  void ofManyComparisonsTogetherHardlyOneAlarms() {
    head();
    family("in turns", RUNS, new PlantedSides(21)::inTurns);
    family("in turns, slow forks", RUNS, new PlantedSides(22).slow(0.25)::inTurns);
    family("unpaired", RUNS, new PlantedSides(23)::apart);
    // The same forks as in the first line: what the machine does to a block leaves its difference.
    family("in turns, machine drifts", RUNS, new PlantedSides(21).drift(0.3, 0.1)::inTurns);
  }

  @Test
  void ofManyComparisonsAsADiffMeasuresThemHardlyOneAlarms() {
    head();
    family("with a twin", MORE_RUNS, new PlantedSides(24).twin()::inTurns);
    // Of two kinds the mean of two forks against one is lopsided, which the t test does not stand.
    family(
        "with a twin, forks slow by 30 %",
        MORE_RUNS, new PlantedSides(25).twin().slow(0.25, 1.3)::inTurns);
  }

  private static void head() {
    System.out.println("runs of " + CELLS + " comparisons without a change, n = 10");
    System.out.printf("  %-34s %6s %18s %18s%n", "", "runs", "p <= .05 in a run", "with an alarm");
  }

  private static void family(String title, int runs, Supplier<Matched> comparisons) {
    assertThat(share(title, runs, comparisons)).as(title).isLessThanOrEqualTo(FAMILY);
  }

  private static double share(String title, int runs, Supplier<Matched> comparisons) {
    int alarming = 0;
    double raw = 0;
    for (int run = 0; run < runs; run++) {
      List<Matched> all = many(comparisons);
      double[] p = all.parallelStream().mapToDouble(m -> Tested.of(m).p()).toArray();
      raw += Arrays.stream(p).filter(x -> x <= 0.05).count();
      // An alarm has an adjusted p of at most q, the t test's above all: only where there is one is
      // the rest asked for.
      boolean possible =
          Arrays.stream(Chance.adjust(p)).anyMatch(adjusted -> adjusted <= DiffRules.USUAL.q());
      alarming += possible && changed(all) ? 1 : 0;
    }
    double share = (double) alarming / runs;
    System.out.printf("  %-34s %6d %18.1f %18.3f%n", title, runs, raw / runs, share);
    return share;
  }

  private static boolean changed(List<Matched> all) {
    return Plain.judge(all).stream().anyMatch(v -> CHANGED.contains(v.verdict()));
  }

  private static List<Matched> many(Supplier<Matched> comparisons) {
    List<Matched> all = new ArrayList<>();
    for (int cell = 0; cell < CELLS; cell++) {
      all.add(comparisons.get());
    }
    return all;
  }

  @Test
  void regressionsAmongManyAreFoundAndFewOthersWithThem() {
    PlantedSides same = new PlantedSides(31).pairs(20);
    PlantedSides slower = new PlantedSides(32).pairs(20).change(1.08);
    int found = 0;
    int wrong = 0;
    int runs = RUNS / 6;
    for (int run = 0; run < runs; run++) {
      List<Matched> all = many(same::inTurns);
      for (int i = 0; i < CELLS / 10; i++) {
        all.set(i, slower.inTurns());
      }
      List<SubjectVerdict> verdicts = Plain.judge(all);
      for (int i = 0; i < CELLS; i++) {
        boolean changed = CHANGED.contains(verdicts.get(i).verdict());
        found += changed && i < CELLS / 10 ? 1 : 0;
        wrong += changed && i >= CELLS / 10 ? 1 : 0;
      }
    }
    double power = found / (runs * CELLS / 10.0);
    double falseShare = (double) wrong / (found + wrong);
    System.out.printf(
        "of %d comparisons a tenth 8 %% slower, n = 20: found %.3f, false among those shown %.3f%n",
        CELLS, power, falseShare);
    assertThat(power).isGreaterThan(0.95);
    assertThat(falseShare).isLessThan(0.05);
  }
}
