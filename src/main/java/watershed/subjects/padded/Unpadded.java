package watershed.subjects.padded;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** Two fields side by side, as one writes them without a thought. */
public final class Unpadded implements HotPair {
  private static final VarHandle A;
  private static final VarHandle B;

  static {
    try {
      A = MethodHandles.lookup().findVarHandle(Unpadded.class, "a", long.class);
      B = MethodHandles.lookup().findVarHandle(Unpadded.class, "b", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  volatile long a;

  volatile long b;

  @Override
  public long addA() {
    return (long) A.getAndAdd(this, 1L);
  }

  @Override
  public long addB() {
    return (long) B.getAndAdd(this, 1L);
  }

  @Override
  public long readB() {
    return (long) B.getAcquire(this);
  }

  @Override
  public Spot spotA() {
    return new Spot(this, "a");
  }

  @Override
  public Spot spotB() {
    return new Spot(this, "b");
  }
}
