package watershed.analysis;

import java.util.List;
import java.util.SortedMap;

/** Placeholder until the search for crossovers is merged. */
public record Findings(SortedMap<String, String> incumbents, List<SliceFinding> all) {
  /** The design that all others are compared with on a JDK. */
  public String incumbent(String jdk) {
    return incumbents.getOrDefault(jdk, "");
  }

  /** About how many more blocks a finding would take. */
  public int missing(SliceFinding finding) {
    return finding.state() == SliceFinding.State.INCONCLUSIVE ? finding.blocks() : 0;
  }
}
