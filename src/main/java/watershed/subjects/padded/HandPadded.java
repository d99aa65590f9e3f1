package watershed.subjects.padded;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Fields kept apart by longs in a chain of superclasses: the JVM reorders the fields of one class,
 * but never moves them past those of a superclass.
 */
public final class HandPadded extends HandPaddedTail implements HotPair {
  private static final VarHandle A;
  private static final VarHandle B;

  static {
    try {
      A = MethodHandles.lookup().findVarHandle(HandPaddedA.class, "a", long.class);
      B = MethodHandles.lookup().findVarHandle(HandPaddedB.class, "b", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  // Each call names the handle's own class: with another the JVM would adapt the call, and this
  // layout alone would pay for it.
  @Override
  public long addA() {
    return (long) A.getAndAdd((HandPaddedA) this, 1L);
  }

  @Override
  public long addB() {
    return (long) B.getAndAdd((HandPaddedB) this, 1L);
  }

  @Override
  public long readB() {
    return (long) B.getAcquire((HandPaddedB) this);
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

// Longs are enough because the counters are longs: a smaller field could slip into the gap that the
// header leaves before the first of them, ahead of the padding. Sixteen are 128 bytes, two lines,
// since many processors fetch lines in pairs.
class HandPaddedFront {
  long p00, p01, p02, p03, p04, p05, p06, p07;
  long p08, p09, p10, p11, p12, p13, p14, p15;
}

class HandPaddedA extends HandPaddedFront {
  volatile long a;
}

class HandPaddedMiddle extends HandPaddedA {
  long q00, q01, q02, q03, q04, q05, q06, q07;
  long q08, q09, q10, q11, q12, q13, q14, q15;
}

class HandPaddedB extends HandPaddedMiddle {
  volatile long b;
}

class HandPaddedTail extends HandPaddedB {
  long r00, r01, r02, r03, r04, r05, r06, r07;
  long r08, r09, r10, r11, r12, r13, r14, r15;
}
