package watershed.analysis.diff;

import watershed.record.Policy;

/**
 * What a subject comes to under a policy.
 *
 * @param verdict by the delta that holds for it
 * @param delta smallest change that matters, as a ratio less 1
 * @param weight what it does to a build
 * @param open whether more pairs may settle it: it has no verdict, or one that comes to more once
 *     it is confirmed
 */
public record Ruling(SubjectVerdict verdict, double delta, Policy.Weight weight, boolean open) {
  static Policy.Event event(DiffVerdict verdict) {
    return switch (verdict) {
      case INVALID -> Policy.Event.INVALID;
      case EQUIVALENT -> Policy.Event.EQUIVALENT;
      case REGRESSED -> Policy.Event.REGRESSED;
      case IMPROVED -> Policy.Event.IMPROVED;
      case SMALL -> Policy.Event.SMALL;
      case INCONCLUSIVE -> Policy.Event.INCONCLUSIVE;
    };
  }
}
