package watershed.analysis;

import java.util.List;
import watershed.record.Trial;

/**
 * What the figures of a run's claims are computed from.
 *
 * @param samples of the whole run
 * @param trials of the whole run, failed ones included
 * @param cpus of the machine, which {@code threads=1x} stands for
 * @param counters why this machine has no hardware counters; empty where it has, or nobody looked
 * @param bootstrap how blocks are redrawn where a figure is no smooth function of them
 */
public record FigureData(
    Samples samples, List<Trial> trials, int cpus, String counters, Bootstrap bootstrap) {
  public FigureData {
    trials = List.copyOf(trials);
  }
}
