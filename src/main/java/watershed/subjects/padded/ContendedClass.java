package watershed.subjects.padded;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import jdk.internal.vm.annotation.Contended;

/** The class annotated: its fields are kept from the neighbours, but not from each other. */
@Contended
public final class ContendedClass implements HotPair {
  private static final VarHandle A;
  private static final VarHandle B;

  static {
    try {
      A = MethodHandles.lookup().findVarHandle(ContendedClass.class, "a", long.class);
      B = MethodHandles.lookup().findVarHandle(ContendedClass.class, "b", long.class);
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
