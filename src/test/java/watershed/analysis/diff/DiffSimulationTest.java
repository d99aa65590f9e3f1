package watershed.analysis.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * METHOD's promises for A/B, tried on planted truths with its noise: forks' sd 3 %, windows' sd 2
 * %, and a variant where a quarter of the forks runs 10 % slow. Prints what it finds beside two
 * rules in use elsewhere, on the same data.
 */
class DiffSimulationTest {
  private static final int TRIALS = 4000;

  /** Most false alarms of one comparison. */
  private static final double PER_CELL = 0.06;

  /** The machine's drift from block to block and from round to round. */
  private static final double BLOCKS = 0.3;

  private static final double ROUNDS = 0.1;

  /** Step of a wandering machine from fork to fork. */
  private static final double STEP = 0.02;

  /**
   * Shares of trials.
   *
   * @param alarm p at most .05, and the exact test agrees
   * @param regressed verdict REGRESSED
   * @param improved verdict IMPROVED
   * @param equivalent verdict EQUIVALENT
   * @param covered interval holds the planted change
   * @param mannWhitney pooled windows, p at most .05
   * @param apart JMH's intervals do not overlap
   */
  private record Shares(
      double alarm,
      double regressed,
      double improved,
      double equivalent,
      double covered,
      double mannWhitney,
      double apart) {
    double changed() {
      return regressed + improved;
    }
  }

  private static Shares trials(
      String title, int trials, double truth, Supplier<Matched> comparisons) {
    double[] sums = new double[7];
    for (int i = 0; i < trials; i++) {
      Matched matched = comparisons.get();
      SubjectVerdict v = Plain.judge(matched);
      var interval = v.change().interval();
      sums[0] += Tested.of(matched).alarm(DiffRules.USUAL.alpha()) ? 1 : 0;
      sums[1] += v.verdict() == DiffVerdict.REGRESSED ? 1 : 0;
      sums[2] += v.verdict() == DiffVerdict.IMPROVED ? 1 : 0;
      sums[3] += v.verdict() == DiffVerdict.EQUIVALENT ? 1 : 0;
      sums[4] += interval != null && interval.contains(truth) ? 1 : 0;
      sums[5] += RivalRules.mannWhitney(matched) ? 1 : 0;
      sums[6] += RivalRules.apart(matched) ? 1 : 0;
    }
    for (int i = 0; i < sums.length; i++) {
      sums[i] /= trials;
    }
    Shares s = new Shares(sums[0], sums[1], sums[2], sums[3], sums[4], sums[5], sums[6]);
    System.out.printf(
        "  %-42s %7.3f %9.3f %8.3f %10.3f %8.3f %7.3f %7.3f%n",
        title, s.alarm, s.regressed, s.improved, s.equivalent, s.covered, s.mannWhitney, s.apart);
    return s;
  }

  private static void head(String title) {
    System.out.println(title);
    System.out.printf(
        "  %-42s %7s %9s %8s %10s %8s %7s %7s%n",
        "", "p <= .05", "REGRESSED", "IMPROVED", "EQUIVALENT", "covered", "M-W", "JMH");
  }

  @Test
  void withoutAChangeFewComparisonsAlarm() {
    head("no change: shares of " + TRIALS + " comparisons (n pairs or forks a side)");
    PlantedSides usual = new PlantedSides(1);
    List<Shares> ours = new ArrayList<>();
    Shares usualOnes = trials("in turns, n = 10", TRIALS, 1, usual::inTurns);
    ours.add(usualOnes);
    PlantedSides twenty = new PlantedSides(2).pairs(20);
    ours.add(trials("in turns, n = 20", TRIALS, 1, twenty::inTurns));
    PlantedSides five = new PlantedSides(3).pairs(5);
    ours.add(trials("in turns, n = 5", TRIALS, 1, five::inTurns));
    PlantedSides drifting = new PlantedSides(4).drift(BLOCKS, ROUNDS);
    ours.add(trials("in turns, machine drifts, n = 10", TRIALS, 1, drifting::inTurns));
    PlantedSides slow = new PlantedSides(5).slow(0.25);
    ours.add(trials("in turns, slow forks, n = 10", TRIALS, 1, slow::inTurns));
    PlantedSides apart = new PlantedSides(6);
    ours.add(trials("unpaired, n = 10", TRIALS, 1, apart::apart));
    PlantedSides slowApart = new PlantedSides(7).slow(0.25);
    ours.add(trials("unpaired, slow forks, n = 10", TRIALS, 1, slowApart::apart));
    PlantedSides driftingApart = new PlantedSides(8).drift(BLOCKS, 0);
    ours.add(trials("unpaired, machine drifts, n = 10", TRIALS, 1, driftingApart::apart));
    PlantedSides coins = new PlantedSides(9);
    ours.add(
        trials("coin-flip order, machine wanders, n = 10", TRIALS, 1, () -> coins.coinFlips(STEP)));
    PlantedSides fifty = new PlantedSides(10).windows(50);
    Shares longer = trials("in turns, 50 windows a fork, n = 10", TRIALS, 1, fifty::inTurns);
    ours.add(longer);
    PlantedSides twin = new PlantedSides(12).twin();
    ours.add(trials("with a twin, n = 10", TRIALS, 1, twin::inTurns));
    PlantedSides slowTwin = new PlantedSides(13).twin().slow(0.25);
    ours.add(trials("with a twin, slow forks, n = 10", TRIALS, 1, slowTwin::inTurns));
    PlantedSides slowerTwin = new PlantedSides(14).twin().slow(0.25, 1.3);
    ours.add(trials("with a twin, forks slow by 30 %, n = 10", TRIALS, 1, slowerTwin::inTurns));
    PlantedSides shots = new PlantedSides(15).windows(1).twin();
    ours.add(trials("single shots, with a twin, n = 10", TRIALS, 1, () -> shots.coinFlips(STEP)));
    PlantedSides slowShots = new PlantedSides(16).windows(1).twin().slow(0.25, 1.3);
    ours.add(
        trials(
            "single shots, twin, slow by 30 %, n = 10",
            TRIALS, 1, () -> slowShots.coinFlips(STEP)));
    PlantedSides blocked = new PlantedSides(11);
    Shares wrong =
        trials(
            "all of A then all of B, machine wanders",
            TRIALS,
            1,
            () -> blocked.oneThenTheOther(STEP));

    assertThat(ours)
        .allSatisfy(
            s -> {
              assertThat(s.alarm).isLessThanOrEqualTo(PER_CELL);
              assertThat(s.changed()).isLessThanOrEqualTo(PER_CELL);
              assertThat(s.covered).isGreaterThan(0.93);
            });
    // What the pooling of windows costs, and why the order of forks is drawn.
    assertThat(usualOnes.mannWhitney).isGreaterThan(0.2);
    assertThat(longer.apart).isGreaterThan(0.3);
    assertThat(wrong.alarm).isGreaterThan(0.2);
  }

  @Test
  void aChangeIsFound() {
    head("a change: shares of " + TRIALS / 2 + " comparisons");
    List<Shares> all = new ArrayList<>();
    List<Shares> bimodal = new ArrayList<>();
    for (double change : new double[] {1.03, 1.05}) {
      for (int pairs : new int[] {10, 20}) {
        String what = "B " + Math.round(100 * (change - 1)) + " % slower, n = " + pairs;
        all.add(found(what, change, pairs, s -> s::inTurns));
        bimodal.add(found(what + ", slow forks", change, pairs, s -> s.slow(0.25)::inTurns));
        found(what + ", sd in turns 2 %", change, pairs, s -> s.noise(0.014, 0.02)::inTurns);
        found(what + ", unpaired", change, pairs, s -> s::apart);
      }
    }
    Shares drifting =
        found(
            "B 5 % slower, n = 10, machine drifts",
            1.05, 10, s -> s.drift(BLOCKS, ROUNDS)::inTurns);
    Shares apart =
        found(
            "B 5 % slower, n = 10, unpaired and drifting",
            1.05, 10, s -> s.drift(BLOCKS, 0)::apart);
    Shares twin = found("B 5 % slower, n = 10, with a twin", 1.05, 10, s -> s.twin()::inTurns);
    Shares slowTwin =
        found(
            "B 5 % slower, n = 10, twin, slow forks", 1.05, 10, s -> s.twin().slow(0.25)::inTurns);
    Shares slowerTwin =
        found(
            "B 5 % slower, n = 20, twin, slow by 30 %",
            1.05, 20, s -> s.twin().slow(0.25, 1.3)::inTurns);
    Shares shots =
        found(
            "B 5 % slower, n = 10, single shots, twin",
            1.05, 10, s -> () -> s.windows(1).twin().coinFlips(STEP));
    Shares lone =
        found(
            "B 5 % slower, n = 10, single shots",
            1.05, 10, s -> () -> s.windows(1).coinFlips(STEP));
    Shares edge = all.get(1);
    Shares clear = all.get(3);

    assertThat(all.get(0).alarm).as("3 %, 10 pairs").isGreaterThan(0.4);
    assertThat(edge.alarm).as("3 %, 20 pairs").isGreaterThan(0.75);
    assertThat(all.get(2).alarm).as("5 %, 10 pairs").isGreaterThan(0.8);
    assertThat(clear.alarm).as("5 %, 20 pairs").isGreaterThan(0.95);
    assertThat(clear.regressed).isGreaterThan(0.9);
    assertThat(all).allSatisfy(s -> assertThat(s.improved).isLessThan(0.002));
    // A change of just what matters must not pass for none.
    assertThat(edge.equivalent).isLessThan(0.065);
    // Forks of two kinds take more pairs, but not without end.
    assertThat(bimodal.get(0).alarm).as("3 %, 10 pairs, slow forks").isGreaterThan(0.15);
    assertThat(bimodal.get(1).alarm).as("3 %, 20 pairs, slow forks").isGreaterThan(0.35);
    assertThat(bimodal.get(2).alarm).as("5 %, 10 pairs, slow forks").isGreaterThan(0.4);
    assertThat(bimodal.get(3).alarm).as("5 %, 20 pairs, slow forks").isGreaterThan(0.75);
    assertThat(slowTwin.alarm).as("5 %, 10 pairs, twin, slow forks").isGreaterThan(0.45);
    assertThat(slowerTwin.alarm).as("5 %, 20 pairs, twin, slow by 30 %").isGreaterThan(0.15);
    assertThat(twin.alarm).as("two forks of A tell more than one").isGreaterThan(0.85);
    assertThat(shots.alarm).as("so of single shots").isGreaterThan(lone.alarm + 0.05);
    assertThat(drifting.alarm).isGreaterThan(0.8);
    assertThat(apart.alarm).isLessThan(0.2);
  }

  private static Shares found(
      String title, double change, int pairs, Function<PlantedSides, Supplier<Matched>> forks) {
    PlantedSides sides = new PlantedSides(title.hashCode()).change(change).pairs(pairs);
    return trials(title, TRIALS / 2, change, forks.apply(sides));
  }
}
