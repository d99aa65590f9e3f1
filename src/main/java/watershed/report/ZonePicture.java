package watershed.report;

import java.util.Arrays;
import watershed.analysis.EvenAxis;
import watershed.analysis.SliceFinding;
import watershed.analysis.SliceFinding.Side;
import watershed.analysis.SliceFinding.State;
import watershed.record.Axis;
import watershed.record.Slice;

/**
 * An axis as a line of characters: {@code A} and {@code B} where that one is better, {@code =}
 * where neither matters, {@code x} over the interval of a crossing, {@code ?} where it is open. A
 * column is drawn as the value of the axis that is nearest to it.
 *
 * @param slice whose axis it is
 * @param from first value shown
 * @param to last value
 */
record ZonePicture(Slice slice, double from, double to) {
  /** Characters of a line. */
  static final int WIDTH = 44;

  private static final double[] WRITES = {1, 2, 5, 10, 20, 35, 50, 75, 100};

  private double scaled(double value) {
    return EvenAxis.scaled(slice.axis(), value);
  }

  /** A pair of this slice. */
  String bar(SliceFinding finding) {
    char[] bar = new char[WIDTH];
    double start = scaled(from);
    double step = (scaled(to) - start) / WIDTH;
    for (int i = 0; i < WIDTH; i++) {
      double left = start + i * step;
      bar[i] =
          crosses(finding, left, left + step)
              ? 'x'
              : side(finding, nearest(finding, left + step / 2));
    }
    return new String(bar);
  }

  private boolean crosses(SliceFinding finding, double left, double right) {
    return finding.state() == State.CROSSING
        && finding.crossings().stream()
            .anyMatch(c -> scaled(c.low()) < right && left <= scaled(c.high()));
  }

  private double nearest(SliceFinding finding, double place) {
    double nearest = Double.NaN;
    double least = Double.POSITIVE_INFINITY;
    for (double value : finding.curve().values()) {
      double distance = Math.abs(scaled(value) - place);
      if (distance < least) {
        least = distance;
        nearest = value;
      }
    }
    return nearest;
  }

  private static char side(SliceFinding finding, double value) {
    return finding.zones().stream()
        .filter(zone -> zone.from() <= value && value <= zone.to())
        .map(zone -> letter(zone.side()))
        .findFirst()
        .orElse('?');
  }

  private static char letter(Side side) {
    return switch (side) {
      case A -> 'A';
      case INDIFFERENT -> '=';
      case B -> 'B';
    };
  }

  /** Values of the axis above their columns, as many as there is room for. */
  String scale() {
    double[] ticks =
        slice.axis() == Axis.WRITES
            ? WRITES
            : slice.values().stream().mapToDouble(Double::doubleValue).toArray();
    char[] line = new char[WIDTH];
    Arrays.fill(line, ' ');
    double length = scaled(to) - scaled(from);
    int free = 0;
    for (double tick : ticks) {
      String text = Numbers.of(tick);
      double share = length > 0 ? (scaled(tick) - scaled(from)) / length : 0;
      int at = Math.min((int) Math.floor(share * WIDTH), WIDTH - text.length());
      if (tick >= from && tick <= to && at >= free) {
        text.getChars(0, text.length(), line, at);
        free = at + text.length() + 1;
      }
    }
    return new String(line);
  }
}
