package watershed.record;

/**
 * One sample: the tidy row that every analysis starts from.
 *
 * @param cell where
 * @param contender which of the compared things
 * @param jdk {@link Jdk#id()}
 * @param block replicate number of the cell: the unit of replication
 * @param inTurns whether the fork took turns with others of its block, so that windows of equal
 *     iteration were measured in the same round
 * @param iteration number of the measured window within the fork, from 0
 * @param metric {@code primary}, or the name of a secondary result such as {@code
 *     gc.alloc.rate.norm}
 * @param mode JMH's short mode: {@code thrpt}, {@code avgt}, {@code ss}
 * @param unit JMH's unit of the score
 * @param value the score
 */
public record Measurement(
    Cell cell,
    String contender,
    String jdk,
    int block,
    boolean inTurns,
    int iteration,
    String metric,
    String mode,
    String unit,
    double value) {
  /** The metric name of a benchmark's own score. */
  public static final String PRIMARY = "primary";
}
