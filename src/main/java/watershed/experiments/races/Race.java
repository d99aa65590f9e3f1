package watershed.experiments.races;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.IntFunction;
import org.openjdk.jcstress.infra.Status;
import org.openjdk.jcstress.infra.TestInfo;
import org.openjdk.jcstress.infra.collectors.TestResult;
import org.openjdk.jcstress.infra.runners.ForkedTestConfig;
import org.openjdk.jcstress.infra.runners.Runner;
import org.openjdk.jcstress.infra.runners.SpinLoopStyle;
import org.openjdk.jcstress.infra.runners.TestList;
import watershed.experiments.Evidence;
import watershed.experiments.Unavailable;

/**
 * Runs a jcstress test in this JVM, which stands in for the fork that jcstress would start for it.
 *
 * <p>jcstress's own host starts some twenty JVMs to find out what it may ask of one, and takes ten
 * seconds. A fork of this suite is what it looks for: fresh, of the JDK asked for, with flags that
 * are recorded. So the test's generated runner is started here with what the host would send it;
 * {@code JcstressMainTest} holds the two against each other.
 */
final class Race {
  // As jcstress has it, but with a quarter of its 40 strides: its runner first tries itself out, on
  // ever more states, which would take longer than the test.
  private static final int STRIDE_SIZE = 256;
  private static final int STRIDES = 10;
  private static final int FOOTPRINT_MIB = 64;

  /** How often the runner tries itself out before, at most: threads hardly meet in these. */
  private static final long OWN_TRIES = 83_141;

  /** With fewer, hardly anything was tried. Runs of 300 ms had 250 000 and more. */
  static final long FEWEST_SAMPLES = OWN_TRIES + 5_000;

  /** A design that is dear to make has fewer in the same time: it runs for longer, up to twice. */
  private static final int LONGER = 4;

  private static final int MOST_RUNS = 3;

  private Race() {}

  /**
   * Runs a test and keeps its table of outcomes as evidence.
   *
   * @param test a class that is annotated {@code @JCStressTest}
   * @param millis how long its actors meet, at least
   * @throws Unavailable where they can't, for want of CPUs
   * @throws IllegalStateException if the test did not run as it should, or so seldom, even in four
   *     and sixteen times that time, that to have seen nothing means nothing
   */
  static Outcomes run(Class<?> test, int millis) {
    TestInfo info = TestList.getInfo(test.getName());
    int cpus = Runtime.getRuntime().availableProcessors();
    if (cpus < info.threads()) {
      throw new Unavailable("needs " + info.threads() + " CPUs to meet on; there is " + cpus);
    }
    Outcomes outcomes = longEnough(millis, longer -> once(info, longer));
    Evidence.keep("outcomes.txt", outcomes.table());
    outcomes.requireSamples(FEWEST_SAMPLES);
    return outcomes;
  }

  /**
   * Runs a race anew and for longer until it has enough samples to say what is not seen, or what
   * must not be was seen. What a run had that was too short is left out: its own tries count among
   * the samples of each.
   *
   * @param millis of the first run
   * @param race runs it for so many milliseconds
   * @return what the last run saw
   */
  static Outcomes longEnough(int millis, IntFunction<Outcomes> race) {
    Outcomes outcomes = race.apply(millis);
    int longer = millis;
    for (int run = 1; run < MOST_RUNS && !outcomes.says(FEWEST_SAMPLES); run++) {
      longer *= LONGER;
      outcomes = race.apply(longer);
    }
    return outcomes;
  }

  private static Outcomes once(TestInfo info, int millis) {
    TestResult result = runner(info, millis).run();
    Outcomes outcomes = Outcomes.of(info, result);
    if (result.status() != Status.NORMAL) {
      throw new IllegalStateException(
          outcomes.test()
              + " ended as "
              + result.status()
              + ": "
              + String.join("\n", result.getMessages()));
    }
    return outcomes;
  }

  private static Runner<?> runner(TestInfo info, int millis) {
    try {
      return (Runner<?>)
          Class.forName(info.generatedRunner())
              .getConstructor(ForkedTestConfig.class)
              .newInstance(config(info, millis));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no runner of " + info.name() + " in this jar", e);
    }
  }

  /** What jcstress's host sends to a fork over its socket, in the order of its fields. */
  private static ForkedTestConfig config(TestInfo info, int millis) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      DataOutputStream out = new DataOutputStream(bytes);
      out.writeInt(SpinLoopStyle.THREAD_SPIN_WAIT.ordinal());
      out.writeInt(millis);
      out.writeInt(1); // iteration
      out.writeUTF(info.generatedRunner());
      out.writeInt(FOOTPRINT_MIB);
      out.writeInt(STRIDE_SIZE);
      out.writeInt(STRIDES);
      out.writeBoolean(false); // threads are not bound to CPUs
      return new ForkedTestConfig(
          new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    } catch (IOException e) {
      throw new UncheckedIOException("in memory", e);
    }
  }
}
