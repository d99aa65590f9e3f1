package watershed.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import watershed.analysis.ClaimVerdict.Figure;
import watershed.analysis.ClaimVerdict.Verdict;
import watershed.analysis.Expression.Reference;
import watershed.analysis.Expression.Trend;
import watershed.analysis.FigureTrials.Missing;
import watershed.analysis.KnownEdges.Span;
import watershed.record.Machine;
import watershed.record.Measurement;
import watershed.record.Run;

/**
 * The claim that a map's cost jumps at a cache edge, held against the edges that the pointer chase
 * of the same run found; where none was measured, against the caches that the system reports, which
 * it then says.
 *
 * <p>What is judged is the factor between the map's memory at its jump ({@link ChangePoint}) and
 * the nearest edge. Of a jump it is known between which two sizes it lies, and no more, and so of
 * an edge of the chase: the factor shown is that between the middles, its interval holds all that
 * it may be, in 95 % of redrawn blocks. Near is a factor of {@value #NEAR}. The claim is CONFIRMED
 * where the whole interval is near, REFUTED where none of it is. So the sizes must tell: where
 * those around the jump hold those around the edge and lie no more than {@value #NEAR} times apart,
 * or both lie 2 times apart and meet. How much of the range measured is as near to an edge is told
 * with it; what is half of it or more was no severe test, and the reason says so.
 */
public final class CacheEdgeClaim {
  /** Identifier of the claim that is judged here. */
  public static final String ID = "4.5-cost-jumps-at-a-cache-edge";

  /** Widest factor by which sizes tell one cache from the next. */
  private static final int NEAR = 4;

  /** Part of the range that, where it is near an edge, would have most jumps pass. */
  private static final double LENIENT = 0.5;

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
    double least() {
      return keys.get(0) * each;
    }

    double most() {
      return keys.get(keys.size() - 1) * each;
    }

    /** Whether they go on for a step beyond an edge, so that a jump there would be seen. */
    boolean pass(Span edge) {
      double step = keys.get(keys.size() - 1) / keys.get(keys.size() - 2);
      return least() < edge.low() && edge.high() * step <= most();
    }

    /** The bytes that a jump lies between; not a number where there is none. */
    Span around(BoundFigure jump, double[] means) {
      return new Span(jump.term().of(means, 0) * each, jump.term().of(means, 1) * each);
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
    return edges.edges().isEmpty()
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
      boolean passes = edges.edges().stream().anyMatch(sizes::pass);
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
    Span measured = sizes.around(bound, propagation.means());
    List<Estimate.Interval> redrawn =
        propagation.redrawn(data.bootstrap()).stream()
            .map(means -> sizes.around(bound, means))
            .filter(span -> Double.isFinite(span.low()))
            .map(edges::off)
            .toList();
    return held(jdk, jump.value(), measured, redrawn, sizes, edges, notes);
  }

  /**
   * A jump that there is, held against the edges.
   *
   * @param at keys at which it lies
   * @param measured bytes that it lies between
   * @param redrawn what the factor lies between in redrawn blocks
   */
  private static ClaimVerdict held(
      String jdk,
      Estimate at,
      Span measured,
      List<Estimate.Interval> redrawn,
      Sizes sizes,
      KnownEdges edges,
      List<String> notes) {
    Estimate.Interval own = edges.off(measured);
    Estimate.Interval off = interval(own, redrawn);
    double covered = edges.covered(NEAR, sizes.least(), sizes.most());
    Verdict verdict =
        off.high() <= NEAR
            ? Verdict.CONFIRMED
            : off.low() > NEAR ? Verdict.REFUTED : Verdict.INCONCLUSIVE;
    List<String> reasons = new ArrayList<>();
    reasons.add(edges.says(at.value() * sizes.each()));
    if (verdict == Verdict.INCONCLUSIVE) {
      reasons.add(open(measured, own, redrawn));
    }
    if (verdict != Verdict.REFUTED && covered >= LENIENT) {
      reasons.add(
          "no severe test: "
              + Math.round(100 * covered)
              + " % of the sizes measured are as near to one");
    }
    reasons.addAll(notes);
    return of(jdk, verdict, reasons, figures(at, off, covered, sizes, edges), 0);
  }

  /** What would settle it: smaller steps where the sizes leave it open, else more blocks. */
  private static String open(
      Span measured, Estimate.Interval own, List<Estimate.Interval> redrawn) {
    if (own.low() <= NEAR && own.high() > NEAR) {
      return "the sizes on either side of the jump lie "
          + Texts.number(measured.high() / measured.low())
          + " times apart, so that it may be "
          + Texts.number(own.low())
          + " to "
          + Texts.number(own.high())
          + " times off: sizes between them would tell";
    }
    return "the jump is surely near one in "
        + percent(redrawn.stream().filter(off -> off.high() <= NEAR).count(), redrawn.size())
        + " of redrawn blocks, surely not in "
        + percent(redrawn.stream().filter(off -> off.low() > NEAR).count(), redrawn.size())
        + ": more blocks, or sizes nearer to it, would tell";
  }

  private static String percent(long part, int of) {
    return Math.round(100.0 * part / of) + " %";
  }

  /** What the factor may be in redrawn blocks, and as measured. */
  private static Estimate.Interval interval(
      Estimate.Interval own, List<Estimate.Interval> redrawn) {
    double[] lows = redrawn.stream().mapToDouble(Estimate.Interval::low).sorted().toArray();
    double[] highs = redrawn.stream().mapToDouble(Estimate.Interval::high).sorted().toArray();
    int tail = (int) (TAIL * redrawn.size());
    return new Estimate.Interval(
        Math.min(own.low(), lows[tail]), Math.max(own.high(), highs[highs.length - 1 - tail]));
  }

  private static List<Figure> figures(
      Estimate at, Estimate.Interval offs, double covered, Sizes sizes, KnownEdges edges) {
    double off = edges.off(at.value() * sizes.each());
    return List.of(
        new Figure(
            "factor between the memory at the jump, inferred from time, and the nearest "
                + edges.one(),
            new Estimate(off, offs, Double.NaN, at.n()),
            "times",
            "at most " + NEAR + " times"),
        new Figure(
            "memory at the jump, inferred from time",
            at.map(keys -> keys * sizes.each() / MIB),
            "MiB"),
        new Figure(
            "part of the sizes measured that is as near to an edge",
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
