package watershed.experiments.retention;

import watershed.subjects.Shrinkage;
import watershed.subjects.ShrinkingMap;

/** Sets a state of {@link TableAfterRemoval} up and prints {@code @ready}. */
final class WarmScan {
  static final String READY = "@ready";

  private WarmScan() {}

  public static void main(String[] args) {
    TableState state = new TableState();
    state.map = ShrinkingMap.TREE_MAP;
    state.action = Shrinkage.REMOVE_99;
    state.n = Integer.parseInt(args[0]);
    state.shrink();
    System.out.println(READY);
  }
}
