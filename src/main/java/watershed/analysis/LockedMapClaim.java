package watershed.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import watershed.analysis.ClaimVerdict.Figure;
import watershed.analysis.ClaimVerdict.Verdict;
import watershed.analysis.ContentionCells.Gain;
import watershed.analysis.ContentionCells.Side;
import watershed.record.Cell;

/** Claim a: the read-write-locked map overtakes sync.Map. */
final class LockedMapClaim {
  /** z(.975) + z(.80) = 1.96 + 0.84: for a test at 5 % that misses one such gain in five. */
  private static final double POWER = 2.8;

  private static final double MOST_BLOCKS = 1000;

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
            + " not told"
            + (verdict == Verdict.INCONCLUSIVE ? "; " + whatItTakes(gains) : "");
    return new ClaimVerdict(
        claim,
        data.jdk(),
        verdict,
        reason,
        extremes(ContentionCells.LOCKED, gains),
        data.notes(gains, cells));
  }

  /** The smallest and the largest gain of something. */
  static List<Figure> extremes(String what, List<Gain> gains) {
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
              what + " over " + gain.over() + ", " + which + ContentionCells.label(gain.cell()),
              gain.ratio().gain(),
              "ratio"));
    }
    return figures;
  }

  /** How much more measuring would settle what is open. */
  private static String whatItTakes(List<Gain> gains) {
    List<Gain> open = gains.stream().filter(g -> g.side() == Side.OPEN).toList();
    if (open.isEmpty()) {
      return "it depends on the cell, which more measuring would not change";
    }
    return toTell(open);
  }

  /**
   * How many blocks would tell open gains from 1: ((z(.975) + z(.80))·sd/|ln gain|)², the usual
   * size of a paired sample (Cohen, Statistical Power Analysis, 1988).
   */
  static String toTell(List<Gain> open) {
    double most = 0;
    Gain hardest = null;
    for (Gain gain : open) {
      Ratio ratio = gain.ratio();
      if (!ratio.log().alone()) {
        double sd = ratio.se() * Math.sqrt(ratio.log().n());
        double blocks = Math.ceil(Math.pow(POWER * sd / ratio.log().value(), 2));
        if (hardest == null || blocks > most) {
          most = blocks;
          hardest = gain;
        }
      }
    }
    if (hardest == null) {
      return "one block each gives no interval: measure 2 more of each";
    }
    return (most <= MOST_BLOCKS
            ? "about " + Texts.count(Math.max((long) most, 2), "block")
            : "over " + (long) MOST_BLOCKS + " blocks")
        + " in all of "
        + ContentionCells.label(hardest.cell())
        + " would tell that gain from 1, if it is what it seems";
  }
}
