package watershed.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Blocks of one slice, by JDK and value. */
final class SliceData {
  private record Place(String jdk, double value) {}

  private record Block(double value, int number) {}

  private final Map<Place, List<Map<String, Double>>> scores = new HashMap<>();
  private final Map<Double, Integer> blocksAt = new HashMap<>();
  private final Set<Block> blocks = new HashSet<>();

  void add(SliceBlock block) {
    scores
        .computeIfAbsent(new Place(block.jdk(), block.value()), k -> new ArrayList<>())
        .add(block.logScores());
    if (blocks.add(new Block(block.value(), block.block()))) {
      blocksAt.merge(block.value(), 1, Integer::sum);
    }
  }

  /** Number of blocks, whatever became of them. */
  int blocks() {
    return blocks.size();
  }

  /** Number of blocks at a value. */
  int blocks(double value) {
    return blocksAt.getOrDefault(value, 0);
  }

  /** Scores of each block at a value. */
  List<Map<String, Double>> at(String jdk, double value) {
    return scores.getOrDefault(new Place(jdk, value), List.of());
  }

  /** The pair's z of each block at a value that has both. */
  double[] z(Track track, double value) {
    List<Map<String, Double>> there = at(track.jdk(), value);
    double[] z = new double[there.size()];
    int n = 0;
    for (Map<String, Double> block : there) {
      Double one = track.pair().z(block);
      if (one != null) {
        z[n++] = one;
      }
    }
    return n == z.length ? z : Arrays.copyOf(z, n);
  }

  /** Whether a block at a value lacks one of the pair: what failed in a cell is not tried again. */
  boolean lacks(Track track, double value) {
    return at(track.jdk(), value).stream().anyMatch(block -> track.pair().z(block) == null);
  }
}
