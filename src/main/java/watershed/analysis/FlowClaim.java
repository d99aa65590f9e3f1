package watershed.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import watershed.analysis.ClaimVerdict.Figure;
import watershed.analysis.ClaimVerdict.Verdict;
import watershed.analysis.ContentionCells.Gain;
import watershed.analysis.ContentionCells.Side;
import watershed.record.Cell;

/** Claim d: which design to take for many threads and many writes, by the number of keys. */
final class FlowClaim {
  private static final List<String> RIVALS =
      List.of(ContentionCells.LOCKED, "Sharded8", "Sharded64");

  private FlowClaim() {}

  /** One branch of the flow: how its cells turned out. */
  private static final class Branch {
    final String name;
    final Side wanted;
    final List<Gain> best = new ArrayList<>();
    final List<Gain> open = new ArrayList<>();
    int follow;
    int against;

    /** Cells in which a rival was not measured, that might have won. */
    int lacking;

    Branch(String name, Side wanted) {
      this.name = name;
      this.wanted = wanted;
    }

    void add(List<Gain> rivals) {
      Side side = side(rivals);
      best.add(
          Collections.max(
              rivals, Comparator.comparingDouble((Gain g) -> g.ratio().gain().value())));
      if (rivals.size() < RIVALS.size()) {
        lacking++;
      }
      if (side == Side.OPEN) {
        rivals.stream().filter(g -> side(g, rivals.size()) == Side.OPEN).forEach(open::add);
      } else if (side == wanted) {
        follow++;
      } else {
        against++;
      }
    }

    boolean fails() {
      return !best.isEmpty() && against == best.size();
    }

    boolean holds() {
      return !best.isEmpty() && follow == best.size();
    }

    String text() {
      return name
          + ": "
          + (best.isEmpty()
              ? "no cell"
              : follow
                  + " of "
                  + Texts.count(best.size(), "cell")
                  + " as the document says, "
                  + against
                  + " the other way");
    }
  }

  /** ABOVE where one rival beats the counterpart, BELOW where it beats them all. */
  private static Side side(List<Gain> rivals) {
    List<Side> sides = rivals.stream().map(g -> side(g, rivals.size())).toList();
    if (sides.contains(Side.ABOVE)) {
      return Side.ABOVE;
    }
    return sides.contains(Side.OPEN) || rivals.size() < RIVALS.size() ? Side.OPEN : Side.BELOW;
  }

  /** One of several is asked for, so each may be wrong that much less often. */
  private static Side side(Gain gain, int rivals) {
    return Side.of(gain.ratio().at(1 - (1 - Estimate.LEVEL) / rivals));
  }

  static ClaimVerdict verdict(ContentionCells data) {
    String claim = DocumentClaim.FLOW.id();
    List<Cell> cells = data.cells(ClaimThresholds.FLOW_THREADS, ClaimThresholds.MANY_WRITES);
    if (cells.isEmpty()) {
      return ClaimVerdict.notInRun(claim, data.jdk(), data.only());
    }
    Branch few = new Branch("below " + ClaimThresholds.FLOW_KEYS + " keys", Side.BELOW);
    Branch many = new Branch("from " + ClaimThresholds.FLOW_KEYS + " keys on", Side.ABOVE);
    for (Cell cell : cells) {
      OptionalDouble keys = ContentionCells.number(cell, CostCells.KEYS);
      List<Gain> rivals = new ArrayList<>();
      for (String rival : RIVALS) {
        Gain gain = data.gain(cell, rival, data.counterpart(cell));
        if (gain != null) {
          rivals.add(gain);
        }
      }
      if (keys.isPresent() && !rivals.isEmpty()) {
        (keys.getAsDouble() < ClaimThresholds.FLOW_KEYS ? few : many).add(rivals);
      }
    }
    List<Gain> judged = new ArrayList<>(few.best);
    judged.addAll(many.best);
    if (judged.isEmpty()) {
      return ClaimVerdict.notInRun(
          claim,
          data.jdk(),
          "none of "
              + String.join(", ", RIVALS)
              + " was measured with "
              + data.counterpart(cells)
              + " in "
              + Texts.count(cells.size(), "such cell"));
    }
    Verdict verdict =
        few.fails() || many.fails()
            ? Verdict.REFUTED
            : few.holds() && many.holds() ? Verdict.CONFIRMED : Verdict.INCONCLUSIVE;
    return new ClaimVerdict(
        claim,
        data.jdk(),
        verdict,
        few.text()
            + "; "
            + many.text()
            + (verdict == Verdict.INCONCLUSIVE ? "; " + whatItTakes(few, many) : ""),
        figures(few, many),
        data.notes(judged, cells));
  }

  private static String whatItTakes(Branch few, Branch many) {
    List<Gain> open = new ArrayList<>(few.open);
    open.addAll(many.open);
    if (!open.isEmpty()) {
      return LockedMapClaim.toTell(open);
    }
    int lacking = few.lacking + many.lacking;
    if (lacking > 0) {
      return "in "
          + Texts.count(lacking, "cell")
          + " not all of "
          + String.join(", ", RIVALS)
          + " were measured, and what lacks might win";
    }
    return few.best.isEmpty() || many.best.isEmpty()
        ? "a cell of the other branch is needed"
        : "it depends on the cell, which more measuring would not change";
  }

  private static List<Figure> figures(Branch few, Branch many) {
    List<Figure> figures = new ArrayList<>();
    for (Branch branch : List.of(few, many)) {
      if (!branch.best.isEmpty()) {
        figures.addAll(LockedMapClaim.extremes("best of locked and sharded", branch.best));
      }
    }
    return figures;
  }
}
