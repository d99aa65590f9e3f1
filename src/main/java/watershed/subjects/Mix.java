package watershed.subjects;

/**
 * How writes leave a map's size standing still. Spelled in lower case because the names are what
 * users type.
 */
public enum Mix {
  /** Every key is present; a write replaces its value. */
  update(1.0, 0.0),
  /** Half the keys are present; a write is as often a removal as it is a put, of any key. */
  churn(0.5, 0.5);

  private final double filled;
  private final double removes;

  Mix(double filled, double removes) {
    this.filled = filled;
    this.removes = removes;
  }

  /** The share of keys that are present, at the start as at any later moment. */
  public double filled() {
    return filled;
  }

  /** The share of writes that are removals. */
  public double removes() {
    return removes;
  }
}
