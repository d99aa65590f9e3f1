package watershed.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import watershed.testing.Committed;

/** Pages on other screens than a wide and light one, on paper, and those that are committed. */
class PageLooksIT extends InBrowser {
  /** The grounds of the page and of its first chart, and the colour of a label of that. */
  private static final String COLOURS =
      "() => {"
          + " const svg = document.querySelector('[data-picture] svg');"
          + " return [getComputedStyle(document.body).backgroundColor,"
          + " svg.querySelector('rect').getAttribute('fill'),"
          + " svg.querySelector('text').getAttribute('fill')];"
          + " }";

  private static final String ALL_LIGHT =
      "() => [...document.querySelectorAll('[data-picture]')].every((element) =>"
          + " element.querySelector('svg rect').getAttribute('fill') === '#ffffff')";

  /** Charts that are wider than their place. */
  private static final String TOO_WIDE =
      "() => [...document.querySelectorAll('[data-picture]')].filter((element) =>"
          + " element.querySelector('svg').getBoundingClientRect().width > element.clientWidth + 1)"
          + ".map((element) => element.dataset.picture)";

  /** The CSS pixels that the smallest text of a drawing is high, drawn as large as it now is. */
  private static final String SMALLEST_TEXT =
      "() => Math.min(...[...document.querySelectorAll('.drawing text')].map((text) => {"
          + " const svg = text.ownerSVGElement;"
          + " const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;"
          + " return parseFloat(getComputedStyle(text).fontSize) * scale;"
          + " }))";

  @Test
  void darkIsDrawnInItsOwnColours() {
    List<String> light;
    try (OpenedPage opened =
        open(PlantedSite.RUN, OpenedPage.wide().setColorScheme(ColorScheme.LIGHT))) {
      light = opened.texts(COLOURS);
    }
    try (OpenedPage opened =
        open(PlantedSite.RUN, OpenedPage.wide().setColorScheme(ColorScheme.DARK))) {
      List<String> dark = opened.texts(COLOURS);
      for (int i = 0; i < light.size(); i++) {
        assertThat(dark.get(i)).isNotEqualTo("null").isNotEqualTo(light.get(i));
      }
      assertThat(opened.emptyCharts()).isEmpty();
      assertThat(opened.wrong).isEmpty();
    }
  }

  @Test
  void inPrintEveryChartIsThereAndLightAndNoButton() {
    try (OpenedPage opened =
        open(PlantedSite.RUN, OpenedPage.wide().setColorScheme(ColorScheme.DARK))) {
      assertThat(opened.page.evaluate(ALL_LIGHT)).isEqualTo(false);
      opened.print(ColorScheme.DARK);
      opened.page.waitForFunction(ALL_LIGHT);
      assertThat(opened.count("button:visible")).isZero();
      assertThat(opened.emptyCharts()).isEmpty();
      assertThat(opened.page.pdf()).hasSizeGreaterThan(10_000);
      assertThat(opened.wrong).isEmpty();
    }
  }

  @Test
  void onPaperNothingReachesBeyondTheSheet() {
    for (String file : PlantedSite.ALL) {
      try (OpenedPage opened = open(file, OpenedPage.wide())) {
        opened.page.setViewportSize(700, 900);
        opened.print(ColorScheme.LIGHT);
        opened.page.waitForFunction("() => (" + TOO_WIDE + ")().length === 0");
        assertThat(opened.scrollWidth()).as(file).isLessThanOrEqualTo(700);
        assertThat(opened.wrong).as(file).isEmpty();
      }
    }
  }

  @Test
  void aPhoneNeedNotScrollSideways() {
    for (String file : PlantedSite.ALL) {
      try (OpenedPage opened = open(file, OpenedPage.sized(390, 844))) {
        assertThat(opened.scrollWidth()).as(file).isLessThanOrEqualTo(390);
        assertThat(opened.wrong).as(file).isEmpty();
      }
    }
  }

  private static double smallestText(OpenedPage opened) {
    return ((Number) opened.page.evaluate(SMALLEST_TEXT)).doubleValue();
  }

  @Test
  void textsOfDrawingsCanBeReadOnAPhoneAndOnPaper() {
    for (String file : List.of(PlantedSite.RUN, PlantedSite.SEARCH)) {
      try (OpenedPage opened = open(file, OpenedPage.sized(390, 844))) {
        assertThat(opened.count(".drawing text")).as(file).isPositive();
        assertThat(smallestText(opened)).as("%s on a phone", file).isGreaterThan(11.9);
        opened.page.setViewportSize(700, 900);
        opened.print(ColorScheme.LIGHT);
        assertThat(smallestText(opened)).as("%s on paper", file).isGreaterThan(10);
      }
    }
  }

  @Test
  void whatIsCommittedOpensWithoutAnErrorOrARequest() {
    List<Path> pages = committed();
    assumeTrue(!pages.isEmpty(), "no page is committed");
    for (Path page : pages) {
      try (OpenedPage opened = open(page, OpenedPage.wide())) {
        assertThat(opened.emptyCharts()).as(page.toString()).isEmpty();
        opened.page.emulateMedia(
            new com.microsoft.playwright.Page.EmulateMediaOptions()
                .setColorScheme(ColorScheme.DARK));
        opened.page.setViewportSize(390, 844);
        assertThat(opened.emptyCharts()).as("%s, dark, on a phone", page).isEmpty();
        assertThat(opened.scrollWidth()).as("%s on a phone", page).isLessThanOrEqualTo(390);
        assertThat(opened.wrong).as(page.toString()).isEmpty();
      }
    }
  }

  /** The pages of runs and diffs, {@code results/MACHINE/RUN/}, and the one over all of them. */
  private static List<Path> committed() {
    Set<String> names = Set.of(RunPage.FILE, DiffPage.FILE, IndexPage.FILE);
    return Committed.files().stream()
        .filter(file -> names.contains(String.valueOf(file.getFileName())))
        .toList();
  }
}
