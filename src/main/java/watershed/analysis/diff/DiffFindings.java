package watershed.analysis.diff;

import java.util.List;

/**
 * What a comparison came to.
 *
 * @param subjects in the order in which they were handed in
 * @param gates those of the environment, then those of the forks themselves
 * @param control of the A/A comparisons
 * @param quality of the run
 * @param rules by which it was judged
 */
public record DiffFindings(
    List<SubjectVerdict> subjects,
    List<Gate> gates,
    Control control,
    Quality quality,
    DiffRules rules) {
  public DiffFindings {
    subjects = List.copyOf(subjects);
    gates = List.copyOf(gates);
  }
}
