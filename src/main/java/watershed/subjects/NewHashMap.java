package watershed.subjects;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code HashMap.newHashMap}, found by name so that the class still loads on JDK 17. */
final class NewHashMap {
  static final int SINCE_JDK = 19;

  // Static and final: only then does the compiler inline what the handle leads to.
  private static final @Nullable MethodHandle HANDLE = find();

  private NewHashMap() {}

  static Map<Object, Object> ofZero() {
    if (HANDLE == null) {
      throw new UnsupportedOperationException("HashMap.newHashMap needs JDK " + SINCE_JDK);
    }
    try {
      return (Map<Object, Object>) (HashMap<?, ?>) HANDLE.invokeExact(0);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError("newHashMap declares no checked exception", e);
    }
  }

  private static @Nullable MethodHandle find() {
    try {
      return MethodHandles.publicLookup()
          .findStatic(HashMap.class, "newHashMap", MethodType.methodType(HashMap.class, int.class));
    } catch (NoSuchMethodException olderJdk) {
      return null;
    } catch (IllegalAccessException e) {
      throw new AssertionError("newHashMap is public", e);
    }
  }
}
