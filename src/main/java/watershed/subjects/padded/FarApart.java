package watershed.subjects.padded;

/**
 * One counter of each of two padded pairs. Nothing else that is written lies within two lines of
 * either, wherever the collector puts them.
 */
public final class FarApart implements HotPair {
  private final HandPadded first = new HandPadded();
  private final HandPadded second = new HandPadded();

  @Override
  public long addA() {
    return first.addA();
  }

  @Override
  public long addB() {
    return second.addB();
  }

  @Override
  public long readB() {
    return second.readB();
  }

  @Override
  public Spot spotA() {
    return first.spotA();
  }

  @Override
  public Spot spotB() {
    return second.spotB();
  }
}
