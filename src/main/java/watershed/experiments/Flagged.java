package watershed.experiments;

import java.util.List;

/**
 * A contender that is a way to run the JVM: an enum constant of the contender's {@code @Param},
 * whose forks get these flags after, and instead of conflicting ones of, the suite's own.
 */
public interface Flagged {
  /** Such as {@code -XX:+UseZGC}. A flag that chooses a collector replaces the suite's choice. */
  List<String> jvmFlags();
}
