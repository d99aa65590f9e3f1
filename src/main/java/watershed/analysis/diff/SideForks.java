package watershed.analysis.diff;

import java.util.List;
import java.util.Set;
import watershed.analysis.ForkSample;

/**
 * One side's forks of a subject.
 *
 * @param forks each with the scores of its windows, in order of time; one in a block
 * @param apart of blocks that have a twin, both forks that stand as one in {@code forks}
 */
public record SideForks(List<ForkSample> forks, List<ForkSample> apart) {
  public SideForks {
    forks = List.copyOf(forks);
    apart = List.copyOf(apart);
  }

  /** Without a twin. */
  public SideForks(List<ForkSample> forks) {
    this(forks, List.of());
  }

  /** Those of some blocks. */
  SideForks of(Set<Integer> blocks) {
    return new SideForks(of(forks, blocks), of(apart, blocks));
  }

  private static List<ForkSample> of(List<ForkSample> all, Set<Integer> blocks) {
    return all.stream().filter(fork -> blocks.contains(fork.block())).toList();
  }

  /** The log means of what stands as that one of the forks: of both where there is a twin. */
  double[] logMeans(ForkSample fork) {
    double[] both =
        apart.stream()
            .filter(other -> other.block() == fork.block())
            .mapToDouble(ForkSample::logMean)
            .toArray();
    return both.length == 2 ? both : new double[] {fork.logMean()};
  }
}
