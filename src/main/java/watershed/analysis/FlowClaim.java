package watershed.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import watershed.analysis.ClaimVerdict.Figure;
import watershed.analysis.ClaimVerdict.Verdict;
import watershed.analysis.ContentionCells.Gain;
import watershed.analysis.ContentionCells.Side;
import watershed.record.Cell;

/** Claim d: which design to take for many threads and many writes, by the number of keys. */
final class FlowClaim {
  private static final List<String> RIVALS =
      List.of(ContentionCells.LOCKED, "Sharded8", "Sharded64");

  /** Of each one that is compared: one of several is asked for. */
  private static final double LEVEL = 1 - (1 - Estimate.LEVEL) / RIVALS.size();

  /** More cells than this that lack a design are counted. */
  private static final int MOST_CELLS = 3;

  /** Numbers of keys to measure where a branch has no cell. */
  private static final double FEW_KEYS = 1024;

  private static final double MANY_KEYS = 16384;

  private FlowClaim() {}

  /** One branch of the flow: how its cells turned out. */
  private static final class Branch {
    final String name;
    final Side wanted;
    final List<Gain> best = new ArrayList<>();
    final List<Gain> open = new ArrayList<>();

    /** Cells in which a rival was not measured that might have won, in words. */
    final List<String> lacking = new ArrayList<>();

    int follow;
    int against;

    Branch(String name, Side wanted) {
      this.name = name;
      this.wanted = wanted;
    }

    void add(Cell cell, List<Gain> rivals) {
      Side side = side(rivals);
      best.add(
          Collections.max(
              rivals, Comparator.comparingDouble((Gain g) -> g.ratio().gain().value())));
      if (side == Side.OPEN) {
        rivals.stream().filter(g -> side(g, rivals.size()) == Side.OPEN).forEach(open::add);
        lacks(cell, rivals.stream().map(Gain::design).toList());
      } else if (side == wanted) {
        follow++;
      } else {
        against++;
      }
    }

    private void lacks(Cell cell, List<String> measured) {
      List<String> missing = RIVALS.stream().filter(r -> !measured.contains(r)).toList();
      if (!missing.isEmpty()) {
        lacking.add(
            String.join(" and ", missing)
                + (missing.size() == 1 ? " was" : " were")
                + " not measured in "
                + ContentionCells.label(cell)
                + ", and might win there");
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
        (keys.getAsDouble() < ClaimThresholds.FLOW_KEYS ? few : many).add(cell, rivals);
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
    boolean open = verdict == Verdict.INCONCLUSIVE;
    Settling settling = open ? whatItTakes(few, many) : Settling.of("");
    return new ClaimVerdict(
        claim,
        data.jdk(),
        verdict,
        (open ? settling.says() + "; " : "") + few.text() + "; " + many.text(),
        figures(few, many),
        List.of(),
        data.notes(judged, cells),
        List.of(),
        settling.blocks(),
        open ? options(data, cells, few, many) : "");
  }

  /** What is missing first: no number of blocks makes up for a design or a cell. */
  private static Settling whatItTakes(Branch few, Branch many) {
    List<String> lacking = new ArrayList<>(few.lacking);
    lacking.addAll(many.lacking);
    List<String> says = new ArrayList<>(lacking.subList(0, Math.min(MOST_CELLS, lacking.size())));
    if (lacking.size() > MOST_CELLS) {
      says.add("so in " + Texts.count(lacking.size() - MOST_CELLS, "cell") + " more");
    }
    for (Branch branch : List.of(few, many)) {
      if (branch.best.isEmpty()) {
        says.add("a cell " + branch.name + " is needed");
      }
    }
    List<Gain> open = new ArrayList<>(few.open);
    open.addAll(many.open);
    Settling gains = open.isEmpty() ? Settling.of("") : Settling.ofGains(open, LEVEL);
    if (!open.isEmpty()) {
      says.add(gains.says());
    }
    if (says.isEmpty()) {
      says.add("it depends on the cell, which more measuring would not change");
    }
    return new Settling(String.join("; ", says), gains.blocks());
  }

  /**
   * The options of {@code run} that measure all designs in cells of both branches; empty where
   * those that were measured are enough.
   */
  private static String options(ContentionCells data, List<Cell> cells, Branch few, Branch many) {
    if (few.lacking.isEmpty()
        && many.lacking.isEmpty()
        && !few.best.isEmpty()
        && !many.best.isEmpty()) {
      return "";
    }
    Set<Double> keys = new TreeSet<>();
    Set<Double> writes = new TreeSet<>();
    Set<Double> threads = new TreeSet<>();
    for (Cell cell : cells) {
      ContentionCells.number(cell, CostCells.KEYS).ifPresent(keys::add);
      ContentionCells.number(cell, CostCells.WRITES).ifPresent(writes::add);
      threads.add((double) cell.threads());
    }
    if (few.best.isEmpty()) {
      keys.add(FEW_KEYS);
    }
    if (many.best.isEmpty()) {
      keys.add(MANY_KEYS);
    }
    List<String> designs = new ArrayList<>(List.of(data.counterpart(cells)));
    designs.addAll(RIVALS);
    return "-p design="
        + String.join(",", designs)
        + " -p keys="
        + listed(keys)
        + " -p writes="
        + listed(writes)
        + " -t "
        + listed(threads);
  }

  private static String listed(Set<Double> numbers) {
    return numbers.stream().map(Texts::plain).collect(Collectors.joining(","));
  }

  private static List<Figure> figures(Branch few, Branch many) {
    List<Figure> figures = new ArrayList<>();
    for (Branch branch : List.of(few, many)) {
      if (!branch.best.isEmpty()) {
        figures.addAll(LockedMapClaim.extremes(FlowClaim::best, branch.best));
      }
    }
    return figures;
  }

  private static String best(Gain gain) {
    return "best of locked and sharded, " + gain.design() + ",";
  }
}
