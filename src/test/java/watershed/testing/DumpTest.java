package watershed.testing;

import org.junit.jupiter.api.Test;

class DumpTest {
  @Test
  void dump() {
    for (Jvm j : Jvm.values()) {
      System.out.println(j);
      j.run(EmptyMapBytes.class).forEach(System.out::println);
    }
  }
}
