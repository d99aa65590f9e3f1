package watershed.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Labels of a long comparison in a real browser, on a wide screen and on a phone. */
class ForestLabelsIT extends InBrowser {
  private static final String LABELS =
      "() => echarts.getInstanceByDom(document.querySelector(\"[data-picture='forest']\"))"
          + ".getOption().yAxis[0].data";

  private static final String TEXTS =
      "() => [...document.querySelectorAll(\"[data-picture='forest'] svg text\")]";

  /** Texts that begin left of their picture. */
  private static final String BEYOND =
      TEXTS
          + ".filter((text) => text.getBoundingClientRect().left"
          + " < text.closest('[data-picture]').getBoundingClientRect().left)"
          + ".map((text) => text.textContent)";

  @Test
  void everyRowHasItsOwnLabelWhole() {
    Path file = scratch.resolve("forest.html");
    DiffPage.of(PlantedDiff.ofManyParameters(), null).write(file);
    for (int width : List.of(1280, 700, 390)) {
      try (OpenedPage opened = open(file, OpenedPage.sized(width, 900))) {
        List<String> labels = opened.texts(LABELS);
        assertThat(labels).as("at %d px", width).hasSize(72).doesNotHaveDuplicates();
        assertThat(opened.texts(TEXTS + ".map((text) => text.textContent)"))
            .as("at %d px", width)
            .containsAll(labels.stream().flatMap(String::lines).toList());
        assertThat(opened.texts(BEYOND)).as("at %d px", width).isEmpty();
        assertThat(opened.scrollWidth()).isLessThanOrEqualTo(width);
        assertThat(opened.wrong).isEmpty();
      }
    }
  }

  @Test
  void labelsAndHeightFollowTheWindow() {
    Path file = scratch.resolve("forest.html");
    DiffPage.of(PlantedDiff.ofManyParameters(), null).write(file);
    Picture picture = ForestPicture.ofDiff(PlantedDiff.ofManyParameters()).pictures().get(0);
    DrawnOption drawn = DrawnOption.of(picture);
    try (OpenedPage opened = open(file, OpenedPage.wide())) {
      assertThat(opened.texts(LABELS)).isEqualTo(drawn.labels());
      assertThat(height(opened)).isEqualTo(picture.height());
      opened.page.setViewportSize(390, 844);
      opened.page.waitForFunction(
          "(first) => (" + LABELS + ")()[0] === first", drawn.narrowLabels().get(0));
      assertThat(opened.texts(LABELS)).isEqualTo(drawn.narrowLabels());
      assertThat(height(opened)).isEqualTo(picture.narrowHeight());
    }
  }

  private static int height(OpenedPage opened) {
    return ((Number)
            opened.page.evaluate(
                "() => document.querySelector(\"[data-picture='forest']\").clientHeight"))
        .intValue();
  }
}
