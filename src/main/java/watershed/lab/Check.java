package watershed.lab;

import watershed.record.Finding;

/** Looks at one thing of the machine and says what it means for measuring. */
@FunctionalInterface
interface Check {
  /** Reads and judges; what it cannot read is part of the outcome, not an exception. */
  Outcome look(SystemFiles files);

  /**
   * A finding without its subject.
   *
   * @param grade what it means for measuring
   * @param observed the value with its unit, or why there is none
   * @param advice the next step; empty where all is well
   */
  record Outcome(Finding.Grade grade, String observed, String advice) {
    static Outcome fine(String observed) {
      return new Outcome(Finding.Grade.FINE, observed, "");
    }

    static Outcome degrades(String observed, String advice) {
      return new Outcome(Finding.Grade.DEGRADES, observed, advice);
    }

    static Outcome invalid(String observed, String advice) {
      return new Outcome(Finding.Grade.INVALID, observed, advice);
    }

    Finding about(String subject) {
      return new Finding(subject, grade, observed, advice);
    }
  }
}
