package watershed.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Texts in drawings can be read on every colour, by WCAG 2.2's contrast (1.4.3, 4.5:1). */
class InkTest {
  private static final double LEAST = 4.5;
  private static final Pattern VARIABLE = Pattern.compile("--(\\w+):(#[0-9a-f]{6});");
  private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^{}]*)\\}");
  private static final Pattern OF_CLASS = Pattern.compile("\\.(\\w+) (rect|text)");
  private static final Pattern FILL = Pattern.compile("(?:^|;)fill:([^;]+)");

  /** Colours by their names: on light ground, on dark, and in print. */
  private static List<Map<String, String>> schemes() {
    return List.of(Palette.css().split("@media", -1)).stream().map(InkTest::variables).toList();
  }

  private static Map<String, String> variables(String css) {
    Map<String, String> colours = new HashMap<>();
    Matcher variable = VARIABLE.matcher(css);
    while (variable.find()) {
      colours.put(variable.group(1), variable.group(2));
    }
    return colours;
  }

  /** What the style sheet fills the rectangles or the texts of each class with. */
  private static Map<String, String> fills(String element) {
    Map<String, String> fills = new TreeMap<>();
    String css = new Page("", "", List.of(), "").style();
    Matcher rule = RULE.matcher(css);
    while (rule.find()) {
      Matcher fill = FILL.matcher(rule.group(2));
      if (fill.find()) {
        for (String selector : rule.group(1).strip().split(",", -1)) {
          Matcher of = OF_CLASS.matcher(selector);
          if (of.matches() && of.group(2).equals(element)) {
            fills.put(of.group(1), fill.group(1));
          } else if (selector.equals("svg " + element)) {
            fills.put("", fill.group(1));
          }
        }
      }
    }
    return fills;
  }

  private static String colour(String fill, Map<String, String> scheme) {
    String name = fill.startsWith("var(--") ? fill.substring(6, fill.length() - 1) : "";
    String hex = name.isEmpty() ? fill : scheme.getOrDefault(name, "no colour " + name);
    return hex.length() == 4 ? hex.replaceAll("([0-9a-f])", "$1$1") : hex;
  }

  private static double luminance(String hex) {
    assertThat(hex).matches("#[0-9a-f]{6}");
    double[] share = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int i = 0; i < share.length; i++) {
      double c = Integer.parseInt(hex.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
      sum += share[i] * (c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4));
    }
    return sum;
  }

  private static double contrast(String a, String b) {
    double x = luminance(a);
    double y = luminance(b);
    return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
  }

  @Test
  void contrastIsThatOfTheStandard() {
    assertThat(contrast("#ffffff", "#000000")).isCloseTo(21, within(1e-9));
    assertThat(contrast("#ffffff", "#009e73")).as("white on the green").isBetween(3.3, 3.5);
  }

  @Test
  void everyInkCanBeReadOnItsGround() {
    Map<String, String> grounds = fills("rect");
    Map<String, String> inks = fills("text");
    assertThat(grounds).containsKeys("c0", "c1", "c7", "w0", "w4", "head", "open");
    assertThat(inks).containsKeys("", "c0", "c1", "c7", "w0", "w4");
    assertThat(schemes()).hasSize(3);
    Map<String, Double> faint = new TreeMap<>();
    for (int i = 0; i < 3; i++) {
      Map<String, String> scheme = schemes().get(i);
      for (Map.Entry<String, String> ground : grounds.entrySet()) {
        String ink = inks.getOrDefault(ground.getKey(), inks.get(""));
        if (ink != null && ground.getValue().matches("#.*|var.*")) {
          double contrast = contrast(colour(ink, scheme), colour(ground.getValue(), scheme));
          if (contrast < LEAST) {
            faint.put(ground.getKey() + " of scheme " + i, contrast);
          }
        }
      }
    }
    assertThat(faint).isEmpty();
  }
}
