package watershed.subjects.padded;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import jdk.internal.vm.annotation.Contended;

/** A counter in an object whose class is annotated, as the cells of {@code LongAdder} are. */
@Contended
public final class ContendedCell implements HotCounter {
  private static final VarHandle VALUE;

  static {
    try {
      VALUE = MethodHandles.lookup().findVarHandle(ContendedCell.class, "value", long.class);
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
