package watershed.analysis;

import watershed.record.Axis;
import watershed.record.Slice;

/** How many threads there are for the machine's CPUs: what noise depends on most. */
enum Band {
  /** One thread. */
  ALONE,
  /** Several, each with a CPU. */
  SHARED,
  /** More than CPUs. */
  OVERSUBSCRIBED;

  static Band of(Slice slice, double value, int cpus) {
    double threads = slice.axis() == Axis.THREADS ? value : slice.threads();
    return threads > cpus ? OVERSUBSCRIBED : threads > 1 ? SHARED : ALONE;
  }
}
