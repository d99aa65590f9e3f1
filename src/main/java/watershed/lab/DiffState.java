package watershed.lab;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import watershed.record.Cell;
import watershed.record.Trial;

/** Which pairs of a diff there are, and which are still wanted. */
final class DiffState {
  private final List<PlannedBlock> all;
  private final List<Trial> trials = new ArrayList<>();
  private final Set<String> have = new HashSet<>();
  private final Set<Cell> failed = new HashSet<>();
  private final Set<Cell> decided = new HashSet<>();

  /** Cells that this program could not measure in this sitting, with the first cause of each. */
  private final Map<Cell, String> lost = new LinkedHashMap<>();

  /**
   * @param all blocks of the plan, in their order
   */
  DiffState(List<PlannedBlock> all) {
    this.all = List.copyOf(all);
  }

  /**
   * What a look changed.
   *
   * @param found cells that are decided and were not
   * @param spared blocks of those that are not wanted any more
   * @param again blocks of cells that were decided, and are wanted again
   */
  record Look(int found, List<PlannedBlock> spared, List<PlannedBlock> again) {}

  List<PlannedBlock> all() {
    return all;
  }

  /** Takes note of a fork that is in the journal. */
  void remember(Trial trial) {
    trials.add(trial);
    have.add(key(trial.cell(), trial.block()));
    if (trial.brokeItself()) {
      failed.add(trial.cell());
    }
  }

  /** Gives a cell up for this sitting, for what went wrong in this program. */
  void lose(Trial trial) {
    lost.putIfAbsent(trial.cell(), String.valueOf(trial.error()));
  }

  /** Takes what a look found in place of what the last one did. */
  Look decide(Set<Cell> now) {
    Set<Cell> before = Set.copyOf(decided);
    List<PlannedBlock> wanted = wanted();
    decided.clear();
    decided.addAll(now);
    decided.removeAll(failed);
    List<PlannedBlock> again = wanted().stream().filter(b -> before.contains(b.cell())).toList();
    List<PlannedBlock> spared = wanted.stream().filter(b -> decided.contains(b.cell())).toList();
    return new Look(
        (int) decided.stream().filter(cell -> !before.contains(cell)).count(), spared, again);
  }

  /** Forks of the first so many pairs. */
  List<Trial> before(int pairs) {
    return trials.stream().filter(trial -> trial.block() < pairs).toList();
  }

  boolean isWanted(PlannedBlock block) {
    return isOpen(block) && !lost.containsKey(block.cell());
  }

  List<PlannedBlock> wanted() {
    return all.stream().filter(this::isWanted).toList();
  }

  /** Blocks that are not measured of cells that neither failed nor are decided. */
  int missing() {
    return (int) all.stream().filter(this::isOpen).count();
  }

  private boolean isOpen(PlannedBlock block) {
    return !have.contains(key(block.cell(), block.block()))
        && !failed.contains(block.cell())
        && !decided.contains(block.cell());
  }

  Set<Cell> decided() {
    return Set.copyOf(decided);
  }

  /** How many cells a side failed in. */
  int failed() {
    return failed.size();
  }

  Map<Cell, String> lost() {
    return Collections.unmodifiableMap(lost);
  }

  private static String key(Cell cell, int block) {
    return cell.id() + " " + block;
  }

  /** Seconds that some blocks are expected to take. */
  static double seconds(List<PlannedBlock> blocks) {
    return blocks.stream().mapToDouble(b -> b.seconds(1)).sum();
  }
}
