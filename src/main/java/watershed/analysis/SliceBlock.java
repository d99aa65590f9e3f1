package watershed.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import watershed.record.Cell;
import watershed.record.Contenders;
import watershed.record.Measurement;
import watershed.record.Slice;
import watershed.record.Tidy;
import watershed.record.Trial;

/**
 * What one block says of a slice on one JDK.
 *
 * @param slice that the block's cell lies on
 * @param jdk {@link watershed.record.Jdk#id()}
 * @param value where on the slice's axis
 * @param block replicate number of the cell
 * @param logScores mean over the measured windows of ln(score) by contender, its sign changed where
 *     less is better, so that higher is better always. A contender that was measured twice has the
 *     mean of both, its twin what it had alone. Who did not complete is missing; all may be
 */
public record SliceBlock(
    Slice slice, String jdk, double value, int block, Map<String, Double> logScores) {
  public SliceBlock {
    logScores = Map.copyOf(logScores);
  }

  private record Key(Cell cell, int block, String jdk) {}

  /**
   * The blocks that lie on slices, in the order in which they were measured; one that lies on
   * several comes once for each. A block of which nothing completed is there too, without scores:
   * it has been tried. Trials may be handed over all at once or block by block.
   *
   * @throws watershed.record.BadInput if a trial's JSON is not JMH's
   */
  public static List<SliceBlock> of(List<Trial> trials, List<Slice> slices) {
    Map<Key, List<Trial>> blocks = new LinkedHashMap<>();
    for (Trial trial : trials) {
      blocks
          .computeIfAbsent(
              new Key(trial.cell(), trial.block(), trial.jdk()), k -> new ArrayList<>())
          .add(trial);
    }
    List<SliceBlock> result = new ArrayList<>();
    blocks.forEach(
        (key, forks) -> {
          List<Slice> on = slices.stream().filter(slice -> slice.contains(key.cell)).toList();
          if (!on.isEmpty()) {
            Map<String, Double> scores = merged(logScores(forks));
            for (Slice slice : on) {
              result.add(new SliceBlock(slice, key.jdk, slice.value(key.cell), key.block, scores));
            }
          }
        });
    return result;
  }

  /** Whether two were measured in the same block. */
  boolean sameBlock(SliceBlock other) {
    return block == other.block && slice.cell(value).equals(other.slice.cell(other.value));
  }

  private static Map<String, Double> logScores(List<Trial> forks) {
    Map<String, Double> scores = new TreeMap<>();
    for (Trial trial : forks) {
      List<Measurement> windows =
          Tidy.measurements(List.of(trial)).stream()
              .filter(m -> m.metric().equals(Measurement.PRIMARY))
              .toList();
      if (windows.isEmpty()) {
        continue;
      }
      List<Double> values = windows.stream().map(Measurement::value).toList();
      double log = new ForkSample(trial.block(), !trial.positions().isEmpty(), values).logMean();
      if (Double.isFinite(log)) {
        scores.put(trial.contender(), Direction.of(windows.get(0).mode()).sign() * log);
      }
    }
    return scores;
  }

  private static Map<String, Double> merged(Map<String, Double> scores) {
    Map<String, Double> merged = new TreeMap<>();
    scores.forEach(
        (contender, score) -> {
          String subject = Contenders.subject(contender);
          Double own = scores.get(subject);
          if (contender.equals(subject)) {
            Double twin = scores.get(Contenders.twinOf(subject));
            merged.put(subject, twin == null ? score : (score + twin) / 2);
          } else if (own == null) {
            // A twin alone speaks for its subject, and is no control.
            merged.put(subject, score);
          } else {
            merged.put(contender, score);
          }
        });
    return merged;
  }
}
