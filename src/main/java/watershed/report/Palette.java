package watershed.report;

import java.util.List;

/**
 * Colours of pictures outside the HTML report: Okabe and Ito's (2008), which colour-blind readers
 * tell apart; yellow is left out, for it is too light on white.
 */
final class Palette {
  /** Of series in their order, as {@code 0xRRGGBB}. */
  private static final List<Integer> SERIES =
      List.of(0x0072B2, 0xE69F00, 0x009E73, 0xCC79A7, 0x56B4E9, 0xD55E00);

  /** Of text, axes and intervals. */
  static final int INK = 0x222222;

  /** Of lines that lead the eye. */
  static final int GRID = 0xDDDDDD;

  private Palette() {}

  /** The colour of a series; they begin again after the last. */
  static int series(int index) {
    return SERIES.get(index % SERIES.size());
  }

  /** How many series can be told apart. */
  static int size() {
    return SERIES.size();
  }

  /** {@code #rrggbb}. */
  static String hex(int colour) {
    return "#%06x".formatted(colour);
  }
}
