package watershed.lab;

import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import watershed.record.Axis;
import watershed.record.BadInput;

/** At which points of an axis a search may measure. */
final class AxisPoints {
  static final String RANGE = "..";
  private static final double MOST_WRITES = 100;
  private static final double FEWEST_KEYS = 1 << 10;
  private static final double MOST_KEYS = 1 << 20;
  private static final double HALF_OCTAVE = Math.sqrt(2);

  /** From one number of threads to the next, where that is more than one thread. */
  private static final double THREADS_STEP = 1.19;

  private final ExperimentSpec spec;
  private final Axis axis;
  private final Planner planner;
  private final int cpus;

  /**
   * @param axis that the experiment has
   */
  AxisPoints(ExperimentSpec spec, Axis axis, Planner planner, int cpus) {
    this.spec = spec;
    this.axis = axis;
    this.planner = planner;
    this.cpus = cpus;
  }

  /**
   * The points, ascending.
   *
   * @param given what the user typed: values, or ranges as {@code 1024..65536}, which are divided
   *     as the whole axis is; null for the whole axis, as far as the experiment allows and without
   *     more threads than CPUs
   * @throws BadInput if a value is not allowed, they are fewer than two, or some have more threads
   *     than CPUs and some have not
   */
  List<Double> of(@Nullable List<String> given) {
    SortedSet<Double> points = new TreeSet<>();
    if (given == null) {
      points.addAll(whole());
    } else {
      for (String text : given) {
        int dots = text.indexOf(RANGE);
        if (dots < 0) {
          points.add(value(text));
        } else {
          double from = value(text.substring(0, dots));
          double to = value(text.substring(dots + RANGE.length()));
          if (from >= to) {
            throw new BadInput(axis.label() + " " + text + ": a range begins below where it ends");
          }
          points.addAll(between(from, to));
        }
      }
    }
    requireTwo(points);
    if (axis == Axis.THREADS && points.first() <= cpus && points.last() > cpus) {
      throw new BadInput(
          "threads "
              + text(points)
              + ": more threads than the "
              + Progress.count(cpus, "CPU")
              + " here measure the scheduler too, and are no continuation of fewer: search either"
              + " at most "
              + cpus
              + ", or more");
    }
    return List.copyOf(points);
  }

  private void requireTwo(SortedSet<Double> points) {
    if (points.size() < 2) {
      throw new BadInput(
          "--axis "
              + axis.label()
              + ": "
              + (points.isEmpty() ? "no point" : "the one point " + text(points))
              + " is no line to search along: give at least two ("
              + (axis == Axis.THREADS ? "--threads 4,8" : "-p " + axis.label() + "=A,B")
              + ")");
    }
  }

  private double value(String text) {
    return axis == Axis.THREADS
        ? planner.threads(text)
        : Double.parseDouble(Params.checked(spec, axis.label(), text.strip()));
  }

  private Collection<Double> whole() {
    ExperimentSpec.Bound bound = spec.bounds().get(axis.label());
    double least = axis == Axis.WRITES ? 0 : axis == Axis.KEYS ? FEWEST_KEYS : 1;
    double most = axis == Axis.WRITES ? MOST_WRITES : axis == Axis.KEYS ? MOST_KEYS : cpus;
    if (bound != null && axis != Axis.THREADS) {
      least = Math.max(least, bound.min());
      most = Math.min(most, bound.max());
    }
    return least > most ? List.of() : between(least, most);
  }

  /** From one to the other: whole per cents, half octaves of keys, numbers of threads. */
  private Collection<Double> between(double from, double to) {
    SortedSet<Double> points = new TreeSet<>();
    points.add(from);
    for (double next = after(from); next < to; next = after(next)) {
      points.add(next);
    }
    points.add(to);
    return points;
  }

  private double after(double point) {
    return switch (axis) {
      case WRITES -> Math.floor(point) + 1;
      case KEYS -> {
        // Powers of the root of 2, rounded: the next one whose rounding is beyond this point.
        long step = Math.round(Math.log(point) / Math.log(HALF_OCTAVE));
        double next = Math.rint(Math.pow(HALF_OCTAVE, (double) step));
        while (next <= point) {
          step++;
          next = Math.rint(Math.pow(HALF_OCTAVE, (double) step));
        }
        yield next;
      }
      case THREADS -> Math.max(point + 1, Math.rint(point * THREADS_STEP));
    };
  }

  private static String text(SortedSet<Double> points) {
    String first = number(points.first());
    return points.size() == 1 ? first : first + " to " + number(points.last());
  }

  private static String number(double value) {
    return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
  }
}
