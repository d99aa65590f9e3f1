package watershed.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import watershed.analysis.Texts;
import watershed.record.Cell;
import watershed.record.DiffPlan;
import watershed.record.PlannedCell;
import watershed.record.Trial;

/**
 * What of a measured diff may be judged. Verdicts are at the level of the looks that were planned,
 * so of a cell that was cut off between two of them, as by a budget, the pairs up to the first of
 * the two count: judged at any number of pairs it would be looked at once more each time. A cell in
 * which a side failed gets no more pairs, so that its end is its last look.
 *
 * @param trials that count
 * @param notes what a reader should know of it, one line each
 */
record WholeLooks(List<Trial> trials, List<String> notes) {
  WholeLooks {
    trials = List.copyOf(trials);
    notes = List.copyOf(notes);
  }

  /**
   * Leaves out what lies behind the last look that a cell came to.
   *
   * @param planned all cells of the diff
   * @param trials in its journal
   */
  static WholeLooks of(DiffPlan plan, List<PlannedCell> planned, List<Trial> trials) {
    Map<Cell, SortedSet<Integer>> pairs = pairs(plan, trials);
    Set<Cell> failed =
        trials.stream().filter(Trial::brokeItself).map(Trial::cell).collect(Collectors.toSet());
    Map<Cell, Integer> unfinished = new LinkedHashMap<>();
    Map<Cell, Integer> atLook = new LinkedHashMap<>();
    Map<Cell, Integer> lastBlocks = new HashMap<>();
    int early = 0;
    for (PlannedCell each : planned) {
      Cell cell = each.cell();
      List<Integer> blocks = List.copyOf(pairs.getOrDefault(cell, new TreeSet<>()));
      int n = blocks.size();
      int look = lastLook(plan, n);
      if (n >= plan.pairs() || failed.contains(cell)) {
        continue;
      }
      if (n > 0 && n == look) {
        atLook.put(cell, n);
        continue;
      }
      unfinished.put(cell, n);
      if (look > 0) {
        lastBlocks.put(cell, blocks.get(look - 1));
      } else if (n > 0) {
        early++;
      }
    }
    List<Trial> kept = trials.stream().filter(trial -> isKept(trial, lastBlocks)).toList();
    if (!atLook.isEmpty()) {
      // Decided there, or cut off just then.
      atLook.keySet().retainAll(new DiffLooks(plan, System.out).open(kept));
      unfinished.putAll(atLook);
    }
    return new WholeLooks(kept, notes(plan, unfinished, early));
  }

  /** Blocks that completed on both sides, by cell. */
  private static Map<Cell, SortedSet<Integer>> pairs(DiffPlan plan, List<Trial> trials) {
    Map<Cell, SortedSet<Integer>> ofA = blocks(plan.a().label(), trials);
    Map<Cell, SortedSet<Integer>> ofB = blocks(plan.b().label(), trials);
    ofA.forEach((cell, blocks) -> blocks.retainAll(ofB.getOrDefault(cell, new TreeSet<>())));
    return ofA;
  }

  private static Map<Cell, SortedSet<Integer>> blocks(String side, List<Trial> trials) {
    Map<Cell, SortedSet<Integer>> blocks = new HashMap<>();
    for (Trial trial : trials) {
      if (trial.completed() && trial.contender().equals(side)) {
        blocks.computeIfAbsent(trial.cell(), k -> new TreeSet<>()).add(trial.block());
      }
    }
    return blocks;
  }

  /** The last look that was planned after at most so many pairs; 0 where there is none. */
  private static int lastLook(DiffPlan plan, int pairs) {
    return plan.looks().stream().mapToInt(at -> at).filter(at -> at <= pairs).max().orElse(0);
  }

  private static boolean isKept(Trial trial, Map<Cell, Integer> lastBlocks) {
    Integer last = lastBlocks.get(trial.cell());
    return last == null || trial.block() <= last;
  }

  private static List<String> notes(DiffPlan plan, Map<Cell, Integer> unfinished, int early) {
    if (unfinished.isEmpty()) {
      return List.of();
    }
    int have = unfinished.values().stream().mapToInt(n -> n).sum();
    String looks = plan.looks().stream().map(String::valueOf).collect(Collectors.joining(", "));
    List<String> notes = new ArrayList<>();
    notes.add(
        "unfinished: "
            + have
            + " of "
            + Texts.count((long) unfinished.size() * plan.pairs(), "pair")
            + " of "
            + Texts.count(unfinished.size(), "cell")
            + "; judged at the looks that were planned ("
            + looks
            + "); \"diff --resume\" goes on");
    if (early > 0) {
      notes.add(
          "fewer pairs than the first look in "
              + Texts.count(early, "cell")
              + ", judged by those: a verdict after a cut is one look more than was planned");
    }
    return notes;
  }
}
