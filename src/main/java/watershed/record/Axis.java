package watershed.record;

/** What a crossover is looked for along. */
public enum Axis {
  /** Share of writes, in percent. */
  WRITES("writes"),
  /** Number of keys. */
  KEYS("keys"),
  /** Number of JMH threads: no parameter of the benchmark, but part of every {@link Cell}. */
  THREADS("threads");

  private final String label;

  Axis(String label) {
    this.label = label;
  }

  /** Name of the parameter, as users type it and reports print it. */
  public String label() {
    return label;
  }
}
