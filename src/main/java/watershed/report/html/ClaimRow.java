package watershed.report.html;

import java.util.List;

/**
 * One claim as a page shows it.
 *
 * @param section of the document
 * @param verdict a verdict, or what each JDK gives where they differ
 * @param id of the claim
 * @param says what the document says
 * @param go what Go itself does; empty where that was not measured
 * @param here what this JVM does, a paragraph for each JDK that differs
 * @param decides figures and thresholds, or the rule
 * @param each of a claim that is put to several contenders, their verdicts; else none
 * @param command measures it again
 * @param evidence what its forks kept, and where the fields of what they measured lay
 */
public record ClaimRow(
    String section,
    String verdict,
    String id,
    String says,
    String go,
    List<String> here,
    String decides,
    List<String> each,
    String command,
    List<Link> evidence) {
  public ClaimRow {
    here = List.copyOf(here);
    each = List.copyOf(each);
    evidence = List.copyOf(evidence);
  }
}
