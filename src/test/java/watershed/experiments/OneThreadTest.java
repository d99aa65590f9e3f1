package watershed.experiments;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Two threads would make sums of what is told once: they are refused, and one is not. */
class OneThreadTest {
  @ParameterizedTest
  @CsvSource({
    "creation.NestedMaps, design=COMPUTE_IF_ABSENT tenants=1000 fill=1",
    "collectors.ValuesWithPointers, shape=BOXED_VALUE entries=1000",
    "races.LostUpdates, design=ConcurrentHashMap puts=1000",
    "races.CheckThenAct, variant=ONE_LOCK millis=150",
    "races.FirstPuts, design=ConcurrentHashMap millis=150",
    "races.ReadAfterDelete, design=ConcurrentHashMap order=ORDERED millis=150"
  })
  void whatIsToldOnceIsMeasuredByOneThread(String experiment, String cell) {
    assertThatThrownBy(() -> run(experiment, cell, 2))
        .isInstanceOf(RunnerException.class)
        .hasStackTraceContaining("leave JMH one thread");
    assertThatCode(() -> run(experiment, cell, 1)).doesNotThrowAnyException();
  }

  private static void run(String experiment, String cell, int threads) throws RunnerException {
    System.setProperty("jmh.ignoreLock", "true"); // a benchmark elsewhere does not disturb this
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("^watershed[.]experiments[.]" + experiment + "[.][a-z]+$")
            .forks(0)
            .threads(threads)
            .warmupIterations(0)
            .measurementIterations(1)
            .verbosity(VerboseMode.SILENT)
            .shouldFailOnError(true);
    for (String word : cell.split(" ", -1)) {
      int equals = word.indexOf('=');
      options = options.param(word.substring(0, equals), word.substring(equals + 1));
    }
    new Runner(options.build()).run();
  }
}
