package watershed.analysis.diff;

import java.util.List;
import watershed.analysis.ForkSample;

/**
 * One side's forks of a subject.
 *
 * @param forks each with the scores of its windows, in order of time
 */
public record SideForks(List<ForkSample> forks) {
  public SideForks {
    forks = List.copyOf(forks);
  }
}
