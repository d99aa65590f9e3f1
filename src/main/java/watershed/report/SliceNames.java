package watershed.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import watershed.record.Axis;
import watershed.record.Slice;

/**
 * Names slices by what tells them from one another.
 *
 * @param slices all that are named
 * @param cpus of the machine
 */
record SliceNames(List<Slice> slices, int cpus) {
  SliceNames {
    slices = List.copyOf(slices);
  }

  /** Parameters that have one value in all slices, as {@code name=value}; empty for none. */
  String constants() {
    return names(false).stream()
        .map(name -> name + "=" + slices.get(0).params().get(name))
        .collect(Collectors.joining(", "));
  }

  /** {@code 2 threads, keys=1024}. */
  String label(Slice slice) {
    List<String> parts = new ArrayList<>();
    if (slices.stream().map(Slice::experiment).distinct().count() > 1) {
      parts.add(slice.experiment());
    }
    if (slice.axis() != Axis.THREADS) {
      parts.add(
          Numbers.count(slice.threads(), "thread")
              + (slice.threads() > cpus ? " (oversubscribed)" : ""));
    }
    for (String name : names(true)) {
      String value = slice.params().get(name);
      if (value != null) {
        parts.add(name + "=" + value);
      }
    }
    return parts.isEmpty() ? "all cells" : String.join(", ", parts);
  }

  private List<String> names(boolean varying) {
    Set<String> names = new LinkedHashSet<>();
    slices.forEach(s -> names.addAll(s.params().keySet()));
    return names.stream()
        .filter(
            name ->
                varying
                    == (slices.stream()
                            .map(s -> s.params().getOrDefault(name, ""))
                            .distinct()
                            .count()
                        > 1))
        .toList();
  }

  /** The heading of what varies, with its unit: {@code writes %}. */
  static String heading(Axis axis) {
    return axis == Axis.WRITES ? "writes %" : axis.label();
  }

  /** What follows a value of the axis: {@code " %"}, {@code " keys"}, {@code " threads"}. */
  static String unit(Axis axis) {
    return axis == Axis.WRITES ? " %" : " " + axis.label();
  }

  /** {@code 18.2 %}, {@code 4214 keys}. */
  static String value(Axis axis, double value) {
    return Numbers.of(value) + unit(axis);
  }

  /** {@code 18.2 % [16.9, 19.6]}. */
  static String value(Axis axis, double value, double low, double high) {
    return value(axis, value) + " [" + Numbers.of(low) + ", " + Numbers.of(high) + "]";
  }

  /** {@code 1 to 18.2 %}, or {@code 0 %}. */
  static String range(Axis axis, double from, double to) {
    return (from == to ? Numbers.of(from) : Numbers.of(from) + " to " + Numbers.of(to))
        + unit(axis);
  }
}
