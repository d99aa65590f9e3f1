package watershed.record;

import java.time.Instant;
import java.util.List;

/**
 * The state of the machine at one moment.
 *
 * @param at when it was read
 * @param findings one per subject
 */
public record Health(Instant at, List<Finding> findings) {
  public Health {
    findings = List.copyOf(findings);
  }

  /** The gravest grade among the findings. */
  public Finding.Grade worst() {
    return findings.stream().map(Finding::grade).max(Enum::compareTo).orElse(Finding.Grade.FINE);
  }
}
