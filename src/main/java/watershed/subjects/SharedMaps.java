package watershed.subjects;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/** The maps that threads share: every design that is right, and one that is shared by mistake. */
public final class SharedMaps {
  /** A {@link java.util.HashMap} that threads write to without any lock. */
  public static final String UNLOCKED = "HashMap";

  private SharedMaps() {}

  /**
   * A new, empty map.
   *
   * @param name {@link #UNLOCKED}, or of a {@link MapDesign}
   * @param entries how many it holds without growing
   * @throws IllegalArgumentException if there is none of that name
   */
  public static <K extends Comparable<? super K>, V> MapUnderTest<K, V> create(
      String name, int entries) {
    return name.equals(UNLOCKED)
        ? new LockedMap<>(entries, new NoLock())
        : MapDesign.valueOf(name).create(entries);
  }

  /** Whether threads may share it. */
  public static boolean isSafe(String name) {
    return !name.equals(UNLOCKED);
  }

  /** Locks nothing: around it stands the very code that the locked maps run. */
  private static final class NoLock implements Lock {
    @Override
    public void lock() {}

    @Override
    public void lockInterruptibly() {}

    @Override
    public boolean tryLock() {
      return true;
    }

    @Override
    public boolean tryLock(long time, TimeUnit unit) {
      return true;
    }

    @Override
    public void unlock() {}

    @Override
    public Condition newCondition() {
      throw new UnsupportedOperationException("nothing is locked, so nothing can be awaited");
    }
  }
}
