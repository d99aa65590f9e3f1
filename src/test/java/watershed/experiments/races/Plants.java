package watershed.experiments.races;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import watershed.subjects.MapDesign;
import watershed.subjects.MapUnderTest;

/** Maps with one known fault each. */
final class Plants {
  private Plants() {}

  /** Acts in place of an operation, whose answer is then null. */
  interface Fault {
    /** Returns whether it has acted: if not, the operation takes place. */
    boolean acts(String operation, Object key);
  }

  /** A map that is right but for its fault. */
  static MapUnderTest<Integer, Integer> with(Fault fault) {
    return around(fault, 0);
  }

  /** A map that says it has fewer entries than it has. */
  static MapUnderTest<Integer, Integer> miscounting(int fewer) {
    return around((operation, key) -> false, fewer);
  }

  @SuppressWarnings("unchecked") // a proxy of the raw interface stands for any of its types
  private static MapUnderTest<Integer, Integer> around(Fault fault, int fewer) {
    MapUnderTest<Integer, Integer> map = MapDesign.ConcurrentHashMap.create(0);
    return (MapUnderTest<Integer, Integer>)
        Proxy.newProxyInstance(
            Plants.class.getClassLoader(),
            new Class<?>[] {MapUnderTest.class},
            (proxy, method, args) -> {
              if (args != null && fault.acts(method.getName(), args[0])) {
                return null;
              }
              try {
                Object answer = method.invoke(map, args);
                return method.getName().equals("size") ? (Integer) answer - fewer : answer;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
