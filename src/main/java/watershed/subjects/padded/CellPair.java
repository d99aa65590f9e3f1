package watershed.subjects.padded;

import jdk.internal.vm.annotation.Contended;

/**
 * Two counters in objects of their own, or one twice. Its own fields are read by every operation:
 * annotated, so that they never share a line with a counter, which would be false sharing of a kind
 * that the layout under test does not have.
 */
@Contended
public final class CellPair implements HotPair {
  private final HotCounter a;
  private final HotCounter b;

  public CellPair(HotCounter a, HotCounter b) {
    this.a = a;
    this.b = b;
  }

  @Override
  public long addA() {
    return a.add();
  }

  @Override
  public long addB() {
    return b.add();
  }

  @Override
  public long readB() {
    return b.read();
  }

  @Override
  public Spot spotA() {
    return a.spot();
  }

  @Override
  public Spot spotB() {
    return b.spot();
  }
}
