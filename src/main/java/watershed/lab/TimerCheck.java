package watershed.lab;

import static java.util.Locale.ROOT;

import java.util.Arrays;
import watershed.lab.Check.Outcome;

/** Measures what {@link System#nanoTime} costs and in what steps it moves. */
final class TimerCheck {
  private static final int CALLS = 20_000;
  private static final int BATCHES = 15;
  private static final double COSTLY_NANOS = 100;
  private static final long COARSE_NANOS = 1_000;
  private static final long USELESS_NANOS = 100_000;

  private TimerCheck() {}

  /**
   * @param costNanos median cost of a call
   * @param stepNanos smallest step seen that is not nothing
   */
  record Timer(double costNanos, long stepNanos) {}

  static Outcome look(SystemFiles files) {
    return grade(measure());
  }

  static Timer measure() {
    double[] costs = new double[BATCHES];
    long step = Long.MAX_VALUE;
    for (int batch = 0; batch < BATCHES; batch++) {
      long start = System.nanoTime();
      long last = start;
      for (int call = 0; call < CALLS; call++) {
        long now = System.nanoTime();
        if (now > last) {
          step = Math.min(step, now - last);
        }
        last = now;
      }
      costs[batch] = (last - start) / (double) CALLS;
    }
    Arrays.sort(costs);
    return new Timer(costs[BATCHES / 2], step);
  }

  static Outcome grade(Timer timer) {
    String observed =
        String.format(
            ROOT, "nanoTime costs %.0f ns, steps of %d ns", timer.costNanos, timer.stepNanos);
    if (timer.stepNanos > USELESS_NANOS) {
      return Outcome.invalid(observed, "choose another clock source");
    }
    return timer.costNanos > COSTLY_NANOS || timer.stepNanos > COARSE_NANOS
        ? Outcome.degrades(observed, "latencies below ten times that are the timer's own")
        : Outcome.fine(observed);
  }
}
