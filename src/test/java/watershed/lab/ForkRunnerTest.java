package watershed.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.CompilerHints;

class ForkRunnerTest {
  /** Runners of a block start at once, and JMH fills these without a lock. */
  @Test
  void whatJmhReadsLazilyIsReadBeforeRunnersStart() throws ReflectiveOperationException {
    ForkRunner.pinJmh();
    for (String name : new String[] {"blackholeMode", "blackholeSelect", "compilerHintsSelect"}) {
      Field field = CompilerHints.class.getDeclaredField(name);
      field.setAccessible(true);
      assertThat(field.get(null)).as(name).isNotNull();
    }
  }
}
