package watershed.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import watershed.analysis.ClaimVerdict.Figure;
import watershed.analysis.ClaimVerdict.Verdict;
import watershed.analysis.Expression.Reference;
import watershed.analysis.Expression.Trend;
import watershed.analysis.FigureTrials.Missing;
import watershed.record.Machine;
import watershed.record.Measurement;
import watershed.record.Run;

/**
 * The claim that a map's cost jumps at a cache edge, held against the edges that the pointer chase
 * of the same run found; where none was measured, against the caches that the system reports, which
 * it then says.
 *
 * <p>What is judged is the factor between the map's memory at its jump ({@link ChangePoint}) and
 * the nearest edge, both midway between the sizes on either side. A jump is known to one step of
 * the sizes measured: so much is near. Blocks are redrawn; the claim is CONFIRMED where the jump is
 * near in 97.5 % of them, REFUTED where it is in 2.5 % at most. How much of the range measured is
 * as near to an edge, and would have passed too, is told with it.
 */
public final class CacheEdgeClaim {
  /** Identifier of the claim that is judged here. */
  public static final String ID = "4.5-cost-jumps-at-a-cache-edge";

  /** Widest step by which sizes tell one cache from the next. */
  private static final double WIDEST = 4;

  private static final double TAIL = (1 - Estimate.LEVEL) / 2;
  private static final double MIB = 1 << 20;

  private final List<Run.ExperimentInfo> experiments;
  private final List<Machine.Cache> caches;
  private final FigureData data;

  /**
   * @param experiments of the run, the pointer chase among them where it was measured
   * @param caches that the system reports
   */
  public CacheEdgeClaim(
      List<Run.ExperimentInfo> experiments, List<Machine.Cache> caches, FigureData data) {
    this.experiments = List.copyOf(experiments);
    this.caches = List.copyOf(caches);
    this.data = data;
  }

  /**
   * The sizes of the map that were measured.
   *
   * @param keys ascending, two at least
   * @param each bytes an entry
   */
  private record Sizes(List<Double> keys, double each) {
    /** Factor between the two numbers of keys that a jump lies between. */
    double step(double jump) {
      int after = 1;
      while (after < keys.size() - 1 && keys.get(after) < jump) {
        after++;
      }
      return keys.get(after) / keys.get(after - 1);
    }

    double least() {
      return keys.get(0) * each;
    }

    double most() {
      return keys.get(keys.size() - 1) * each;
    }

    /** Whether they go on for a step beyond an edge, so that a jump there would be seen. */
    boolean pass(double edge) {
      return least() < edge && edge * step(Double.POSITIVE_INFINITY) <= most();
    }
  }

  /**
   * The verdict.
   *
   * @param info of the experiment that has the claim: its baseline's cost along its axis is judged
   */
  public ClaimVerdict verdict(Run.ExperimentInfo info, String jdk) {
    String axis = info.axis();
    Reference cost = new Reference(info.baseline(), Measurement.PRIMARY, new TreeMap<>());
    Reference entry =
        new Reference(info.baseline(), "entryBytes", new TreeMap<>(Map.of(axis, FigureCells.MOST)));
    Expression jump = new Trend(Trend.Kind.JUMP, axis, cost);
    FigureCells cells = new FigureCells(info, jdk, data);
    BoundFigure bound = new BoundFigure(jump, cells);
    List<Missing> missing = new ArrayList<>(bound.missing());
    Series bytes = cells.find(entry, Map.of());
    if (bytes == null) {
      missing.add(cells.trials().missing(entry, Map.of()));
    }
    if (bytes == null || !missing.isEmpty()) {
      return of(jdk, FigureJudge.verdict(missing), List.of(FigureJudge.why(missing)));
    }
    KnownEdges edges = KnownEdges.of(experiments, caches, data.samples(), jdk);
    List<String> notes =
        new ArrayList<>(cells.trials().notes(cells.trials().failed(Asked.by(jump))));
    if (!edges.note().isEmpty()) {
      notes.add(edges.note());
    }
    Sizes sizes = new Sizes(cells.values(axis, cost, Map.of()), Summary.quantity(bytes).value());
    return edges.bytes().isEmpty()
        ? of(jdk, Verdict.INCONCLUSIVE, notes)
        : verdict(jdk, bound, sizes, edges, notes);
  }

  private ClaimVerdict verdict(
      String jdk, BoundFigure bound, Sizes sizes, KnownEdges edges, List<String> notes) {
    Propagation propagation = new Propagation(bound.leaves());
    JumpEstimate jump = JumpEstimate.of(bound, propagation, data.bootstrap());
    if (jump.value().n() < CrossoverReading.FEWEST) {
      Settling open = Settling.of(jump.value(), List.of(), true);
      notes.add(0, open.says());
      return of(jdk, Verdict.INCONCLUSIVE, notes, List.of(), open.blocks());
    }
    String none = bound.noStep(propagation.means());
    if (none != null) {
      boolean passes = edges.bytes().stream().anyMatch(sizes::pass);
      boolean refuted = passes && jump.surelyNone();
      String says = "no step of " + CacheEdges.LEAST + " times beyond the ramp in " + none;
      String open = passes ? ": more blocks would tell" : ": a larger range would tell";
      notes.add(0, refuted ? says : says + open);
      return of(jdk, refuted ? Verdict.REFUTED : Verdict.INCONCLUSIVE, notes);
    }
    if (jump.value().alone()) {
      notes.add(0, "the step does not stand out from the blocks' scatter: more blocks would tell");
      return of(jdk, Verdict.INCONCLUSIVE, notes);
    }
    double[] redrawn =
        propagation.redrawn(data.bootstrap()).stream()
            .mapToDouble(means -> bound.term().of(means, BoundFigure.MIDWAY))
            .filter(Double::isFinite)
            .toArray();
    return held(jdk, jump.value(), redrawn, sizes, edges, notes);
  }

  /**
   * A jump that there is, held against the edges.
   *
   * @param at keys at which it lies
   * @param redrawn the same of redrawn blocks
   */
  private static ClaimVerdict held(
      String jdk,
      Estimate at,
      double[] redrawn,
      Sizes sizes,
      KnownEdges edges,
      List<String> notes) {
    List<Double> offs = new ArrayList<>();
    int near = 0;
    for (double keys : redrawn) {
      double off = edges.off(keys * sizes.each());
      offs.add(off);
      near += off <= sizes.step(keys) ? 1 : 0;
    }
    double size = at.value() * sizes.each();
    double off = edges.off(size);
    double step = sizes.step(at.value());
    double agree = (double) near / offs.size();
    String nearest = Texts.number(edges.nearest(size) / MIB) + " MiB";
    String reason = "the nearest " + edges.one() + " is at " + nearest;
    Verdict verdict = Verdict.INCONCLUSIVE;
    if (off > step && agree <= TAIL) {
      verdict = Verdict.REFUTED;
    } else if (step > WIDEST) {
      reason +=
          "; the sizes on either side of the jump lie "
              + Texts.number(step)
              + " times apart: sizes between them would tell";
    } else if (off <= step && agree >= 1 - TAIL) {
      verdict = Verdict.CONFIRMED;
    } else {
      reason +=
          "; the jump is near one in "
              + Math.round(100 * agree)
              + " % of redrawn blocks: more blocks, or sizes nearer to it, would tell";
    }
    notes.add(0, reason);
    return of(jdk, verdict, notes, figures(at, interval(off, offs), step, sizes, edges), 0);
  }

  private static Estimate.Interval interval(double off, List<Double> offs) {
    Collections.sort(offs);
    int tail = (int) (TAIL * offs.size());
    return new Estimate.Interval(
        Math.min(off, offs.get(tail)), Math.max(off, offs.get(offs.size() - 1 - tail)));
  }

  private static List<Figure> figures(
      Estimate at, Estimate.Interval offs, double step, Sizes sizes, KnownEdges edges) {
    double off = edges.off(at.value() * sizes.each());
    double covered = edges.covered(step, sizes.least(), sizes.most());
    return List.of(
        new Figure(
            "factor between the memory at the jump, inferred from time, and the nearest "
                + edges.one(),
            new Estimate(off, offs, Double.NaN, at.n()),
            "times",
            "at most " + Texts.number(step) + " times"),
        new Figure(
            "memory at the jump, inferred from time",
            at.map(keys -> keys * sizes.each() / MIB),
            "MiB"),
        new Figure(
            "part of the sizes measured at which a jump would pass as near",
            new Estimate(covered, null, Double.NaN, at.n()),
            "ratio"));
  }

  private static ClaimVerdict of(String jdk, Verdict verdict, List<String> reasons) {
    return of(jdk, verdict, reasons, List.of(), 0);
  }

  private static ClaimVerdict of(
      String jdk, Verdict verdict, List<String> reasons, List<Figure> figures, int blocks) {
    String reason = String.join("; ", reasons);
    return new ClaimVerdict(
        ID, jdk, verdict, reason, figures, List.of(), List.of(), List.of(), blocks);
  }
}
