package watershed.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import watershed.analysis.ClaimVerdict.Figure;
import watershed.analysis.ClaimVerdict.Verdict;
import watershed.analysis.ContentionCells.Gain;
import watershed.analysis.ContentionCells.Side;
import watershed.record.Cell;

/** Claim a: the read-write-locked map overtakes sync.Map. */
final class LockedMapClaim {
  private LockedMapClaim() {}

  static ClaimVerdict verdict(ContentionCells data) {
    String claim = DocumentClaim.LOCKED_WINS.id();
    List<Cell> cells = data.cells(ClaimThresholds.LOCKED_THREADS, ClaimThresholds.MANY_WRITES);
    if (cells.isEmpty()) {
      return ClaimVerdict.notInRun(claim, data.jdk(), data.only());
    }
    List<Gain> gains = data.gains(cells, ContentionCells.LOCKED);
    if (gains.isEmpty()) {
      return ClaimVerdict.notInRun(
          claim,
          data.jdk(),
          ContentionCells.LOCKED
              + " and "
              + data.counterpart(cells)
              + " were not measured together in "
              + Texts.count(cells.size(), "such cell"));
    }
    int above = 0;
    int below = 0;
    boolean allAbove = true;
    boolean allBelow = true;
    for (Gain gain : gains) {
      above += gain.side() == Side.ABOVE ? 1 : 0;
      below += gain.side() == Side.BELOW ? 1 : 0;
      boolean alone = gain.ratio().log().alone();
      double value = gain.ratio().gain().value();
      allAbove &= alone ? value > 1 : gain.side() == Side.ABOVE;
      allBelow &= alone ? value < 1 : gain.side() == Side.BELOW;
    }
    Verdict verdict =
        allAbove && above > 0
            ? Verdict.CONFIRMED
            : allBelow && below > 0 ? Verdict.REFUTED : Verdict.INCONCLUSIVE;
    String reason =
        "of "
            + Texts.count(gains.size(), "cell")
            + " "
            + above
            + " above 1, "
            + below
            + " below, "
            + (gains.size() - above - below)
            + " not told";
    Settling open = verdict == Verdict.INCONCLUSIVE ? whatItTakes(gains) : Settling.of("");
    return new ClaimVerdict(
        claim,
        data.jdk(),
        verdict,
        open.says().isEmpty() ? reason : reason + "; " + open.says(),
        extremes(Gain::design, gains),
        List.of(),
        data.notes(gains, cells),
        List.of(),
        open.blocks());
  }

  /**
   * The smallest and the largest gain.
   *
   * @param what names whose it is
   */
  static List<Figure> extremes(Function<Gain, String> what, List<Gain> gains) {
    Comparator<Gain> byValue = Comparator.comparingDouble(g -> g.ratio().gain().value());
    List<Gain> shown = new ArrayList<>();
    shown.add(Collections.min(gains, byValue));
    if (gains.size() > 1) {
      shown.add(Collections.max(gains, byValue));
    }
    List<Figure> figures = new ArrayList<>();
    for (Gain gain : shown) {
      String which = gains.size() == 1 ? "" : figures.isEmpty() ? "least, " : "most, ";
      figures.add(
          new Figure(
              what.apply(gain)
                  + " over "
                  + gain.over()
                  + ", "
                  + which
                  + ContentionCells.label(gain.cell()),
              gain.ratio().gain(),
              "ratio"));
    }
    return figures;
  }

  /** How much more measuring would settle what is open. */
  private static Settling whatItTakes(List<Gain> gains) {
    List<Gain> open = gains.stream().filter(g -> g.side() == Side.OPEN).toList();
    return open.isEmpty()
        ? Settling.of("it depends on the cell, which more measuring would not change")
        : Settling.ofGains(open, Estimate.LEVEL);
  }
}
