package watershed.analysis;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import watershed.record.Axis;

/**
 * What a search for crossovers knows.
 *
 * @param incumbents by JDK, the design that all others are compared with
 * @param all one for each slice, JDK and pair, controls included; in the plan's order
 * @param indifference largest ratio, less 1, that does not matter
 */
public record Findings(
    SortedMap<String, String> incumbents, List<SliceFinding> all, double indifference) {
  /** METHOD's, Crossover 4. */
  private static final double USUAL_INDIFFERENCE = 0.03;

  public Findings {
    incumbents = Collections.unmodifiableSortedMap(new TreeMap<>(incumbents));
    all = List.copyOf(all);
  }

  /** Findings at METHOD's indifference of 3 %. */
  public Findings(SortedMap<String, String> incumbents, List<SliceFinding> all) {
    this(incumbents, all, USUAL_INDIFFERENCE);
  }

  /** The design that all others are compared with on a JDK; empty for one that was not asked. */
  public String incumbent(String jdk) {
    return incumbents.getOrDefault(jdk, "");
  }

  /** How many slices times pairs are not settled; controls do not count. */
  public int open() {
    return (int) all.stream().filter(f -> !f.pair().control() && !f.settled()).count();
  }

  /**
   * Half of the widest range of neighbouring values at which it is open who is better, in points of
   * writes or doublings of keys or threads; 0 where nothing is open.
   */
  public double widest() {
    return all.stream()
        .filter(f -> !f.pair().control() && !f.settled())
        .mapToDouble(Findings::widest)
        .max()
        .orElse(0);
  }

  private static double widest(SliceFinding finding) {
    SliceFinding.Curve curve = finding.curve();
    double widest = 0;
    int start = -1;
    for (int i = 0; i < curve.values().size(); i++) {
      if (Margin.certain(curve.mean().get(i), curve.sd().get(i))) {
        start = -1;
        continue;
      }
      start = start < 0 ? i : start;
      double low = curve.values().get(start);
      double high = curve.values().get(i);
      boolean points = finding.slice().axis() == Axis.WRITES;
      widest = Math.max(widest, points ? (high - low) / 2 : Math.log(high / low) / Math.log(4));
    }
    return widest;
  }

  /**
   * About how many more blocks of its slice would settle a finding: as many as would make the worst
   * place of each open range certain enough by themselves, k = σ²·(1/s′² − 1/s²) for a standard
   * deviation of s that should be s′ = (indifference + |mean|)/1.96, σ widened as for the fits. 0
   * where it is settled.
   */
  public int missing(SliceFinding finding) {
    if (finding.settled()) {
      return 0;
    }
    SliceFinding.Curve curve = finding.curve();
    double epsilon = Math.log1p(indifference);
    boolean apart = curve.values().size() < Stretch.FEWEST;
    double blocks = 0;
    double worst = 0;
    for (int i = 0; i < curve.values().size(); i++) {
      double mean = Math.abs(curve.mean().get(i));
      double sd = curve.sd().get(i);
      if (apart || Margin.Z * sd <= epsilon + mean) {
        blocks += worst;
        worst = 0;
      }
      if (Margin.Z * sd > epsilon + mean) {
        double sigma = NoisePool.CAUTION * finding.sigma();
        double wanted = Margin.Z / (epsilon + mean);
        worst = Math.max(worst, sigma * sigma * (wanted * wanted - 1 / (sd * sd)));
      }
    }
    return Math.max(1, (int) Math.ceil(blocks + worst));
  }
}
