package watershed.experiments.creation;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.TimeUnit;

/**
 * Fails under {@link WriteFailure#NULL_POINTER_FAST} until the exception has no trace, which is
 * once the method that throws it is compiled; prints {@code @FRAMES TRACED} for each argument.
 */
final class FastThrow {
  private static final int AT_ONCE = 1_000;
  private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(10);

  private FastThrow() {}

  public static void main(String[] args) {
    for (String frames : args) {
      FailurePath path = new FailurePath();
      path.failure = WriteFailure.NULL_POINTER_FAST;
      path.frames = Integer.parseInt(frames);
      path.prepare();
      System.out.println("@" + frames + " " + tracedInTheEnd(path));
    }
  }

  private static int tracedInTheEnd(FailurePath path) {
    FailureSeen seen = new FailureSeen();
    long start = System.nanoTime();
    int traced;
    do {
      for (int i = 0; i < AT_ONCE; i++) {
        path.write(seen);
      }
      traced = requireNonNull(seen.last).getStackTrace().length;
    } while (traced > 0 && System.nanoTime() - start < DEADLINE_NANOS);
    return traced;
  }
}
