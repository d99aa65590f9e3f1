package watershed.subjects;

/**
 * Ways to look whether a key has a value, and to give it one where it has none: check, then act.
 */
public enum LazyInit {
  /**
   * Looks under a lock, lets go of it to make the value, and takes it again to store the value:
   * wrong, since another thread may look in between.
   */
  SPLIT_LOCK(false, false) {
    @Override
    public <K, V> LazyMap<K, V> create(int entries) {
      return new LazyMaps.SplitLock<>(entries);
    }
  },
  /** Looks, makes and stores under one lock, which readers of present keys take too. */
  ONE_LOCK(true, true) {
    @Override
    public <K, V> LazyMap<K, V> create(int entries) {
      return new LazyMaps.OneLock<>(entries);
    }
  },
  /**
   * Looks, makes a value, then {@code putIfAbsent}: two threads may make one each, but both are
   * given the first.
   */
  PUT_IF_ABSENT(true, false) {
    @Override
    public <K, V> LazyMap<K, V> create(int entries) {
      return new LazyMaps.PutIfAbsent<>(entries);
    }
  },
  /** {@code computeIfAbsent} at every call. */
  COMPUTE_IF_ABSENT(true, true) {
    @Override
    public <K, V> LazyMap<K, V> create(int entries) {
      return new LazyMaps.ComputeIfAbsent<>(entries);
    }
  },
  /** Looks without a lock first, then {@code computeIfAbsent}, which looks again. */
  DOUBLE_CHECKED(true, true) {
    @Override
    public <K, V> LazyMap<K, V> create(int entries) {
      return new LazyMaps.DoubleChecked<>(entries);
    }
  };

  private final boolean agrees;
  private final boolean makesOnce;

  LazyInit(boolean agrees, boolean makesOnce) {
    this.agrees = agrees;
    this.makesOnce = makesOnce;
  }

  /** Whether all threads that ask for a key are given the same value, as they must. */
  public boolean agrees() {
    return agrees;
  }

  /** Whether, besides, no second value is ever made, only to be thrown away. */
  public boolean makesOnce() {
    return makesOnce;
  }

  /**
   * A new, empty map.
   *
   * @param entries how many it holds without growing
   */
  public abstract <K, V> LazyMap<K, V> create(int entries);
}
