package watershed.analysis.diff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import watershed.analysis.ForkSample;
import watershed.record.Measurement;

/**
 * Forks of two sides whose difference is known. METHOD's noise unless said otherwise: a fork's
 * factor scatters by 3 %, its windows by 2 %; all logarithms are normal.
 */
final class PlantedSides {
  private static final double SLOW = Math.log(1.1);

  private final UniformRandomProvider random;
  private final ZigguratSampler.NormalizedGaussian gauss;
  private int pairs = 10;
  private int windows = 5;
  private double forkSd = 0.03;
  private double windowSd = 0.02;
  private double change = 1;
  private double slowForks;
  private double blockDrift;
  private double roundDrift;
  private double warmUp;
  private int made;

  PlantedSides(long seed) {
    this.random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
    this.gauss = ZigguratSampler.NormalizedGaussian.of(random);
  }

  PlantedSides pairs(int count) {
    this.pairs = count;
    return this;
  }

  PlantedSides windows(int count) {
    this.windows = count;
    return this;
  }

  PlantedSides noise(double ofForks, double ofWindows) {
    this.forkSd = ofForks;
    this.windowSd = ofWindows;
    return this;
  }

  /** Time of B over time of A. */
  PlantedSides change(double ratio) {
    this.change = ratio;
    return this;
  }

  /** Share of the forks of either side that take 10 % longer. */
  PlantedSides slow(double share) {
    this.slowForks = share;
    return this;
  }

  /** The machine's drift, which forks that take turns share: from block to block, and by round. */
  PlantedSides drift(double ofBlocks, double ofRounds) {
    this.blockDrift = ofBlocks;
    this.roundDrift = ofRounds;
    return this;
  }

  /** By how much, as a logarithm, a fork's first third of windows is slower than its last. */
  PlantedSides warmUp(double log) {
    this.warmUp = log;
    return this;
  }

  /** Both sides, forks of a block in turns. */
  Matched inTurns() {
    List<ForkSample> a = new ArrayList<>();
    List<ForkSample> b = new ArrayList<>();
    for (int block = 0; block < pairs; block++) {
      double[] machine = new double[windows];
      double level = blockDrift * gauss.sample();
      for (int w = 0; w < windows; w++) {
        machine[w] = level + roundDrift * gauss.sample();
      }
      a.add(fork(block, true, machine, 0));
      b.add(fork(block, true, machine, Math.log(change)));
    }
    return matched(a, b, true);
  }

  /** Both sides, each fork by itself: no pairs. */
  Matched apart() {
    return new Matched(subject(made++), false, side(0), side(Math.log(change)), false);
  }

  /** A sequence of forks on a machine that wanders: what each meets of it, in order of time. */
  double[] wandering(int forks, double step) {
    double[] machine = new double[forks];
    double level = 0;
    for (int i = 0; i < forks; i++) {
      level += step * gauss.sample();
      machine[i] = level;
    }
    return machine;
  }

  /** Pairs one after the other in coin-flip order, on a machine that wanders. */
  Matched coinFlips(double step) {
    double[] machine = wandering(2 * pairs, step);
    List<ForkSample> a = new ArrayList<>();
    List<ForkSample> b = new ArrayList<>();
    for (int block = 0; block < pairs; block++) {
      int first = random.nextBoolean() ? 0 : 1;
      a.add(fork(block, false, constant(machine[2 * block + first]), 0));
      b.add(fork(block, false, constant(machine[2 * block + 1 - first]), Math.log(change)));
    }
    return matched(a, b, true);
  }

  /** All forks of A, then all of B, on a machine that wanders. */
  Matched oneThenTheOther(double step) {
    double[] machine = wandering(2 * pairs, step);
    List<ForkSample> a = new ArrayList<>();
    List<ForkSample> b = new ArrayList<>();
    for (int i = 0; i < pairs; i++) {
      a.add(fork(i, false, constant(machine[i]), 0));
      b.add(fork(i, false, constant(machine[pairs + i]), Math.log(change)));
    }
    return matched(a, b, false);
  }

  private SideForks side(double log) {
    List<ForkSample> forks = new ArrayList<>();
    for (int i = 0; i < pairs; i++) {
      forks.add(fork(i, false, constant(blockDrift * gauss.sample()), log));
    }
    return new SideForks(forks);
  }

  private double[] constant(double machine) {
    double[] all = new double[windows];
    Arrays.fill(all, machine);
    return all;
  }

  private ForkSample fork(int block, boolean inTurns, double[] machine, double log) {
    double slow = random.nextDouble() < slowForks ? SLOW : 0;
    double own = log + slow + forkSd * gauss.sample();
    List<Double> values = new ArrayList<>(windows);
    for (int w = 0; w < windows; w++) {
      double warming = w < windows / 3 ? warmUp : 0;
      values.add(Math.exp(own + warming + machine[w] + windowSd * gauss.sample()));
    }
    return new ForkSample(block, inTurns, values);
  }

  private Matched matched(List<ForkSample> a, List<ForkSample> b, boolean paired) {
    return new Matched(subject(made++), false, new SideForks(a), new SideForks(b), paired);
  }

  /** A subject of time per operation. */
  static Subject subject(int number) {
    return new Subject(
        "Planted.time" + number, new TreeMap<>(), 1, Measurement.PRIMARY, "avgt", "ns/op");
  }

  /** The first so many pairs of a subject. */
  static Matched first(Matched matched, int pairs) {
    return new Matched(
        matched.subject(),
        matched.exact(),
        new SideForks(matched.a().forks().subList(0, pairs)),
        new SideForks(matched.b().forks().subList(0, pairs)),
        matched.paired());
  }
}
