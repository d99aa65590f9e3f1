package watershed.subjects.padded;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** A counter in a small object: two of them made one after the other lie side by side. */
public final class PlainCell implements HotCounter {
  private static final VarHandle VALUE;

  static {
    try {
      VALUE = MethodHandles.lookup().findVarHandle(PlainCell.class, "value", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  volatile long value;

  @Override
  public long add() {
    return (long) VALUE.getAndAdd(this, 1L);
  }

  @Override
  public long read() {
    return (long) VALUE.getAcquire(this);
  }

  @Override
  public HotPair.Spot spot() {
    return new HotPair.Spot(this, "value");
  }
}
