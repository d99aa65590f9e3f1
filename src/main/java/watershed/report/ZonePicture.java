package watershed.report;

import java.util.Arrays;
import java.util.List;
import watershed.analysis.EvenAxis;
import watershed.analysis.SliceFinding.Side;
import watershed.analysis.SliceFinding.Zone;
import watershed.record.Axis;
import watershed.record.Slice;

/**
 * An axis as a line of characters: {@code A} and {@code B} where that one is better, {@code =}
 * where neither matters, {@code ?} where it is not known.
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

  /** The zones, each column by the zone that has most of it. */
  String bar(List<Zone> zones) {
    StringBuilder bar = new StringBuilder();
    double start = scaled(from);
    double step = (scaled(to) - start) / WIDTH;
    for (int i = 0; i < WIDTH; i++) {
      bar.append(column(zones, start + i * step, start + (i + 1) * step));
    }
    return bar.toString();
  }

  private char column(List<Zone> zones, double left, double right) {
    char shown = '?';
    double most = 0;
    for (Zone zone : zones) {
      double overlap =
          Math.min(right, scaled(zone.to())) - Math.max(left, scaled(zone.from()));
      if (overlap > most) {
        most = overlap;
        shown = letter(zone.side());
      }
    }
    return shown;
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
