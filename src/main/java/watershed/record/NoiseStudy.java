package watershed.record;

import java.time.Instant;
import java.util.List;

/**
 * The same contender against itself, in turns and one after the other, alternately in one sitting:
 * whatever differs is noise.
 *
 * @param schema {@link Run#SCHEMA}
 * @param started when the sitting began
 * @param command what the user typed
 * @param commit that the jar was built from
 * @param code digest of the measuring classes
 * @param cell where
 * @param contender measured against itself
 * @param jdk that both forks ran on
 * @param unit of all scores
 * @param windows of every fork; the same both ways
 * @param pairs one per block
 */
public record NoiseStudy(
    int schema,
    Instant started,
    String command,
    String commit,
    String code,
    Cell cell,
    String contender,
    Jdk jdk,
    String unit,
    Windows windows,
    List<Pair> pairs) {
  /**
   * One block both ways; every list holds a fork's scores, one per window, in order.
   *
   * @param firstInTurns a fork that took turns with the next
   * @param secondInTurns its twin
   * @param firstAlone a fork that ran by itself
   * @param secondAlone one that ran by itself after it
   */
  public record Pair(
      List<Double> firstInTurns,
      List<Double> secondInTurns,
      List<Double> firstAlone,
      List<Double> secondAlone) {}
}
