package watershed.experiments;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/** {@code Thread.startVirtualThread}, found by name so that the class still loads on JDK 17. */
public final class VirtualThreadStarter {
  /** The oldest JDK that has them for everybody. */
  public static final int SINCE_JDK = 21;

  private static final @Nullable MethodHandle HANDLE = find();

  private VirtualThreadStarter() {}

  /**
   * Starts a virtual thread on the JVM's own scheduler.
   *
   * @throws Unavailable on a JDK that has none
   */
  public static Thread start(Runnable body) {
    if (HANDLE == null) {
      throw new Unavailable(
          "needs JDK "
              + SINCE_JDK
              + " or later, which brought virtual threads; this is JDK "
              + Runtime.version().feature());
    }
    try {
      return (Thread) HANDLE.invokeExact(body);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError("startVirtualThread declares no checked exception", e);
    }
  }

  private static @Nullable MethodHandle find() {
    if (Runtime.version().feature() < SINCE_JDK) {
      return null; // 19 and 20 have the method, and it refuses unless previews are enabled
    }
    try {
      return MethodHandles.publicLookup()
          .findStatic(
              Thread.class,
              "startVirtualThread",
              MethodType.methodType(Thread.class, Runnable.class));
    } catch (NoSuchMethodException | IllegalAccessException e) {
      throw new AssertionError("public since JDK " + SINCE_JDK, e);
    }
  }
}
