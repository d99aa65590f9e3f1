package watershed.analysis.diff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ArraySampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import watershed.analysis.ForkSample;
import watershed.record.Measurement;

/**
 * Forks of two sides whose difference is known. METHOD's noise unless said otherwise: a fork's
 * factor scatters by 3 %, its windows by 2 %; all logarithms are normal.
 */
final class PlantedSides {
  private final UniformRandomProvider random;
  private final ZigguratSampler.NormalizedGaussian gauss;
  private int pairs = 10;
  private int windows = 5;
  private double forkSd = 0.03;
  private double windowSd = 0.02;
  private double change = 1;
  private double slowForks;
  private double slowness;
  private double blockDrift;
  private double roundDrift;
  private double warmUpOfA;
  private double warmUpOfB;
  private boolean twin;
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
    return slow(share, 1.1);
  }

  /** Share of the forks of either side that take so many times as long. */
  PlantedSides slow(double share, double times) {
    this.slowForks = share;
    this.slowness = Math.log(times);
    return this;
  }

  /**
   * As a diff measures: of A each block has two forks, whose score is the geometric mean of both,
   * window by window; of B one.
   */
  PlantedSides twin() {
    this.twin = true;
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
    return warmUp(log, log);
  }

  /** The same where the sides differ in it. */
  PlantedSides warmUp(double ofA, double ofB) {
    this.warmUpOfA = ofA;
    this.warmUpOfB = ofB;
    return this;
  }

  /** Both sides, forks of a block in turns. */
  Matched inTurns() {
    List<ForkSample> a = new ArrayList<>();
    List<ForkSample> apart = new ArrayList<>();
    List<ForkSample> b = new ArrayList<>();
    for (int block = 0; block < pairs; block++) {
      double[] machine = new double[windows];
      double level = blockDrift * gauss.sample();
      for (int w = 0; w < windows; w++) {
        machine[w] = level + roundDrift * gauss.sample();
      }
      a.add(ofBoth(block, true, machine, machine, apart));
      b.add(ofB(block, true, machine));
    }
    return matched(new SideForks(a, apart), b, true);
  }

  /** Both sides, each fork by itself: no pairs. */
  Matched apart() {
    List<ForkSample> a = new ArrayList<>();
    List<ForkSample> b = new ArrayList<>();
    for (int i = 0; i < pairs; i++) {
      a.add(ofA(i, false, constant(blockDrift * gauss.sample())));
    }
    for (int i = 0; i < pairs; i++) {
      b.add(ofB(i, false, constant(blockDrift * gauss.sample())));
    }
    return matched(a, b, false);
  }

  /** As many comparisons of forks in turns. */
  List<Matched> many(int comparisons) {
    List<Matched> all = new ArrayList<>();
    for (int i = 0; i < comparisons; i++) {
      all.add(inTurns());
    }
    return all;
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

  /** The forks of a block one after the other in drawn order, on a machine that wanders. */
  Matched coinFlips(double step) {
    int forks = twin ? 3 : 2;
    double[] machine = wandering(forks * pairs, step);
    List<ForkSample> a = new ArrayList<>();
    List<ForkSample> apart = new ArrayList<>();
    List<ForkSample> b = new ArrayList<>();
    for (int block = 0; block < pairs; block++) {
      double[] met = Arrays.copyOfRange(machine, forks * block, forks * (block + 1));
      ArraySampler.shuffle(random, met);
      a.add(ofBoth(block, false, constant(met[0]), constant(met[forks - 1]), apart));
      b.add(ofB(block, false, constant(met[1])));
    }
    return matched(new SideForks(a, apart), b, true);
  }

  /** All forks of A, then all of B, on a machine that wanders. */
  Matched oneThenTheOther(double step) {
    double[] machine = wandering(2 * pairs, step);
    List<ForkSample> a = new ArrayList<>();
    List<ForkSample> b = new ArrayList<>();
    for (int i = 0; i < pairs; i++) {
      a.add(ofA(i, false, constant(machine[i])));
      b.add(ofB(i, false, constant(machine[pairs + i])));
    }
    return matched(a, b, false);
  }

  private double[] constant(double machine) {
    double[] all = new double[windows];
    Arrays.fill(all, machine);
    return all;
  }

  /** What stands for A in a block: one fork, or the mean of two, which are then kept apart too. */
  private ForkSample ofBoth(
      int block, boolean inTurns, double[] machine, double[] ofTwin, List<ForkSample> apart) {
    ForkSample base = ofA(block, inTurns, machine);
    if (!twin) {
      return base;
    }
    ForkSample second = ofA(block, inTurns, ofTwin);
    apart.addAll(List.of(base, second));
    return mean(base, second);
  }

  private ForkSample ofA(int block, boolean inTurns, double[] machine) {
    return fork(block, inTurns, machine, 0, warmUpOfA);
  }

  private ForkSample ofB(int block, boolean inTurns, double[] machine) {
    return fork(block, inTurns, machine, Math.log(change), warmUpOfB);
  }

  private ForkSample fork(int block, boolean inTurns, double[] machine, double log, double warmUp) {
    double slow = random.nextDouble() < slowForks ? slowness : 0;
    double own = log + slow + forkSd * gauss.sample();
    List<Double> values = new ArrayList<>(windows);
    for (int w = 0; w < windows; w++) {
      double warming = w < windows / 3 ? warmUp : 0;
      values.add(Math.exp(own + warming + machine[w] + windowSd * gauss.sample()));
    }
    return new ForkSample(block, inTurns, values);
  }

  private static ForkSample mean(ForkSample one, ForkSample other) {
    List<Double> values = new ArrayList<>();
    for (int w = 0; w < one.values().size(); w++) {
      values.add(Math.sqrt(one.values().get(w) * other.values().get(w)));
    }
    return new ForkSample(one.block(), one.inTurns(), values);
  }

  private Matched matched(List<ForkSample> a, List<ForkSample> b, boolean paired) {
    return matched(new SideForks(a), b, paired);
  }

  private Matched matched(SideForks a, List<ForkSample> b, boolean paired) {
    return new Matched(subject(made++), false, a, new SideForks(b), paired);
  }

  /** A subject of time per operation. */
  static Subject subject(int number) {
    return new Subject(
        "Planted.time" + number, new TreeMap<>(), 1, Measurement.PRIMARY, "avgt", "ns/op");
  }

  /** The first so many pairs of a subject. */
  static Matched first(Matched matched, int pairs) {
    SideForks a = first(matched.a(), pairs);
    SideForks b = first(matched.b(), pairs);
    return new Matched(matched.subject(), matched.exact(), a, b, matched.paired());
  }

  private static SideForks first(SideForks side, int pairs) {
    int both = Math.min(2 * pairs, side.apart().size());
    return new SideForks(side.forks().subList(0, pairs), side.apart().subList(0, both));
  }
}
