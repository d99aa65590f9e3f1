package watershed.analysis.diff;

import watershed.record.Policy;

/**
 * What could not be compared, or not to its end.
 *
 * @param subject as the side has it that has it, or as the base has it
 * @param why one line
 * @param event UNMATCHED for what has no partner; INVALID where a fork of a side failed, so that
 *     whatever else was measured of the subject does not speak for it, or where what was planned
 *     was not measured
 */
public record Unmatched(Subject subject, String why, Policy.Event event) {
  /** Something without a partner. */
  public Unmatched(Subject subject, String why) {
    this(subject, why, Policy.Event.UNMATCHED);
  }
}
