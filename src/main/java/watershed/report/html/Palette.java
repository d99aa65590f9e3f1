package watershed.report.html;

import java.util.List;
import java.util.Locale;

/**
 * The page's colours, on light and on dark ground: hues after Okabe and Ito (Color Universal
 * Design, 2008), which people with any common colour blindness tell apart; a contender has a symbol
 * as well. Charts name them as tokens ({@code @c0}), which the page's script looks up, so that they
 * change with the scheme.
 */
final class Palette {
  private record Tone(String name, String light, String dark) {}

  private static final List<Tone> TONES =
      List.of(
          new Tone("c0", "#0072b2", "#5ab0f0"),
          new Tone("c1", "#d55e00", "#ff8a3d"),
          new Tone("c2", "#009e73", "#2cc79b"),
          new Tone("c3", "#b8578b", "#e69fc6"),
          new Tone("c4", "#a87400", "#f2b632"),
          new Tone("c5", "#3a8fc4", "#9be1ff"),
          new Tone("c6", "#6b4fa3", "#b79cf2"),
          new Tone("c7", "#5f5f5f", "#bdbdbd"),
          new Tone("ink", "#1b1f24", "#e6e9ed"),
          new Tone("muted", "#59636e", "#a3adb8"),
          new Tone("grid", "#d9dee3", "#39414a"),
          new Tone("paper", "#ffffff", "#14181d"),
          new Tone("panel", "#f5f7f9", "#1d232a"),
          new Tone("strip", "#c9d1d9", "#3d4650"),
          new Tone("good", "#00694c", "#2cc79b"),
          new Tone("bad", "#a84300", "#ff8a3d"),
          // Shares of writes, from few to many: the steps of viridis (van der Walt and Smith,
          // 2015).
          new Tone("w0", "#440154", "#440154"),
          new Tone("w1", "#3b528b", "#3b528b"),
          new Tone("w2", "#1c7f7a", "#1c7f7a"),
          new Tone("w3", "#5ec962", "#5ec962"),
          new Tone("w4", "#fde725", "#fde725"));

  static final int HUES = 8;

  /** As ECharts has them: four of its own and three drawn here, so that all can be told apart. */
  private static final List<String> SYMBOLS =
      List.of(
          "circle",
          "rect",
          "triangle",
          "diamond",
          "path://M3,0H6V3H9V6H6V9H3V6H0V3H3Z",
          "path://M0,0H3L5,3L7,0H10L6.5,5L10,10H7L5,7L3,10H0L3.5,5Z",
          "path://M0,0H10L5,9Z");

  /** Hues and symbols have no common divisor: so many names differ in one of the two. */
  static final int SIGNS = HUES * SYMBOLS.size();

  private Palette() {}

  /** Which of the hues the n-th colour is. */
  static int of(int n) {
    return Math.floorMod(n, HUES);
  }

  /** The token of the n-th colour. */
  static String hue(int n) {
    return "@c" + of(n);
  }

  /** The class of the n-th owner's colour, for drawings. */
  static String style(int n) {
    return "c" + of(n);
  }

  /** The n-th symbol. */
  static String symbol(int n) {
    return SYMBOLS.get(Math.floorMod(n, SYMBOLS.size()));
  }

  /**
   * The colours as a style sheet's variables: light, dark where that is preferred, light in print.
   */
  static String css() {
    return ":root{color-scheme:light dark;"
        + variables(false)
        + "}@media (prefers-color-scheme:dark){:root{"
        + variables(true)
        + "}}@media print{:root{"
        + variables(false)
        + "}}";
  }

  private static String variables(boolean dark) {
    StringBuilder css = new StringBuilder();
    for (Tone tone : TONES) {
      css.append(String.format(Locale.ROOT, "--%s:%s;", tone.name, dark ? tone.dark : tone.light));
    }
    return css.toString();
  }
}
