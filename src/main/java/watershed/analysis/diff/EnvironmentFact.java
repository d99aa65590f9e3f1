package watershed.analysis.diff;

/** What both sides of a comparison should have in common. */
public enum EnvironmentFact {
  CPU("CPU", true),
  KERNEL("kernel", false),
  SMT("SMT", true),
  GOVERNOR("governor", true),
  TURBO("turbo", true),
  QUOTA("CPU quota", true),
  HUGE_PAGES("huge pages", true),
  CLOCK("clock source", false),
  FLAGS("JVM flags", true),
  CODE("measuring code", true),
  BATCH("batch size", true),
  /** What is measured at a time, and what is thrown away before it. */
  WINDOWS("windows", true),
  /** Often the very thing that is compared. */
  JDK("JDK", false),
  JMH("JMH", false),
  ROUNDS("iterations", false);

  private final String label;
  private final boolean fatal;

  EnvironmentFact(String label, boolean fatal) {
    this.label = label;
    this.fatal = fatal;
  }

  /** As users read it, and as a health check calls it. */
  public String label() {
    return label;
  }

  /** Whether a change of it alone may be all that is seen in the scores. */
  boolean fatal() {
    return fatal;
  }
}
