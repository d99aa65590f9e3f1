package watershed.subjects;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** Ways to keep a {@link Registry}, the first without a bound. For one thread: see each. */
public enum RegistryDesign {
  /** A {@code ConcurrentHashMap}, whatever the bound. */
  UNBOUNDED(bound -> new Registries.OfMap(new ConcurrentHashMap<>())),
  /** Caffeine with as many entries as the bound says: W-TinyLFU chooses what goes. */
  MAXIMUM_SIZE(
      bound ->
          new Registries.OfCache(
              caffeine().maximumSize(bound).build(), new Registries.InsertClock())),
  /**
   * Caffeine where an entry lives for as long as it takes to insert as many more as the bound says:
   * time passes by inserts alone, so that a slower machine holds no fewer.
   */
  EXPIRE_AFTER_WRITE(RegistryDesign::expiring),
  /** An access-ordered {@code LinkedHashMap} under a lock, that drops the eldest at the bound. */
  ACCESS_ORDERED(Registries.Eldest::new);

  private final IntFunction<Registry> factory;

  RegistryDesign(IntFunction<Registry> factory) {
    this.factory = factory;
  }

  /**
   * An empty one.
   *
   * @param bound entries that a bounded one may hold, at least 1
   */
  public Registry create(int bound) {
    return factory.apply(bound);
  }

  /**
   * A key of its own for every index below 2^30, a new object at every call, in no order that a
   * hash table could profit from.
   */
  public static Integer key(int index) {
    return Workload.scrambled(index);
  }

  private static Registry expiring(int bound) {
    Registries.InsertClock clock = new Registries.InsertClock();
    return new Registries.OfCache(
        caffeine().expireAfterWrite(bound, TimeUnit.MILLISECONDS).ticker(clock).build(), clock);
  }

  /**
   * Hazard: by default Caffeine evicts on the common pool, beside what is measured: its cost would
   * be another thread's, and entries that are due would be counted as resident. Here the inserting
   * thread pays.
   */
  private static Caffeine<Object, Object> caffeine() {
    return Caffeine.newBuilder().executor(Runnable::run);
  }
}
