package watershed.subjects;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * What both maps of a {@link ReadDirtyMap} hold for a key, so that a value stored through one is
 * seen through the other. Its reference is in one of three states: a value; null, deleted; or
 * {@link #EXPUNGED}, deleted and missing from the dirty map. Whoever would store a value into an
 * expunged entry must first, under the map's lock, put it back there.
 *
 * <p>A field with a VarHandle and a subclass of AtomicReference take the same 16 bytes and compile
 * to the same instructions; the field can say that it may be null.
 */
final class ReadDirtyEntry<V> {
  /** The state of an entry that the dirty map was made without. */
  static final Object EXPUNGED = new Object();

  private static final VarHandle P;

  static {
    try {
      P = MethodHandles.lookup().findVarHandle(ReadDirtyEntry.class, "p", Object.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private volatile @Nullable Object p;

  ReadDirtyEntry(V value) {
    p = value;
  }

  /** The value, or null where it is deleted, expunged or not. */
  @Nullable V get() {
    return valueOf(p);
  }

  /** The reference as it is: a value, null or {@link #EXPUNGED}. */
  @Nullable Object state() {
    return p;
  }

  /** The value that a state stands for, or null for the two that stand for none. */
  @SuppressWarnings("unchecked") // but for those two, p only ever holds values
  static <T> @Nullable T valueOf(@Nullable Object state) {
    return state == EXPUNGED ? null : (T) state;
  }

  /** Stores {@code value} unless expunged; returns the state before, which tells. */
  @Nullable Object swapUnlessExpunged(V value) {
    while (true) {
      Object now = p;
      if (now == EXPUNGED || P.compareAndSet(this, now, value)) {
        return now;
      }
    }
  }

  /** Stores {@code value} only where the state is null; returns the state before, which tells. */
  @Nullable Object setIfNull(V value) {
    while (true) {
      Object now = p;
      if (now != null || P.compareAndSet(this, now, value)) {
        return now;
      }
    }
  }

  /**
   * Stores {@code value}; returns the one before, or null. Under the map's lock only, and not where
   * expunged: no other thread can expunge meanwhile.
   */
  @Nullable V swap(V value) {
    return valueOf(P.getAndSet(this, value));
  }

  /** Deletes; returns the value that it had, or null. */
  @Nullable V delete() {
    while (true) {
      Object now = p;
      if (now == null || now == EXPUNGED) {
        return null;
      }
      if (P.compareAndSet(this, now, (Object) null)) {
        return valueOf(now);
      }
    }
  }

  /** Replaces a value equal to {@code expected}, by null to delete it; returns whether it did. */
  boolean replaceIf(V expected, @Nullable V value) {
    while (true) {
      Object now = p;
      if (now == null || now == EXPUNGED || !(now == expected || expected.equals(now))) {
        return false;
      }
      if (P.compareAndSet(this, now, value)) {
        return true;
      }
    }
  }

  /** Null becomes expunged, under the map's lock; returns whether it is expunged now. */
  boolean expungeIfNull() {
    Object now = p;
    while (now == null) {
      if (P.compareAndSet(this, now, EXPUNGED)) {
        return true;
      }
      now = p;
    }
    return now == EXPUNGED;
  }

  /** Expunged becomes null, under the map's lock; returns whether it was expunged. */
  boolean unexpunge() {
    return P.compareAndSet(this, EXPUNGED, (Object) null);
  }
}
