package watershed.experiments.creation;

import java.util.stream.IntStream;
import watershed.subjects.LazyOwner;

/**
 * Has {@link CreationGuard#explicitIf} compiled, prints {@code @compiled}, and then lets it find
 * owners without a map. With {@code -XX:+PrintCompilation} the JVM says in between what it makes of
 * that.
 */
final class GuardProfile {
  static final String COMPILED = "@compiled";

  private static final int CALLS = 200_000;

  private GuardProfile() {}

  public static void main(String[] args) {
    CreationGuard guard = new CreationGuard();
    guard.create();
    writes(guard, CALLS);
    System.out.println(COMPILED);
    guard.lazy =
        IntStream.range(0, GuardedOwners.OWNERS)
            .mapToObj(i -> new LazyOwner())
            .toArray(LazyOwner[]::new);
    writes(guard, GuardedOwners.OWNERS * GuardedOwners.KEYS);
  }

  private static void writes(CreationGuard guard, int calls) {
    for (int i = 0; i < calls; i++) {
      guard.explicitIf();
    }
  }
}
