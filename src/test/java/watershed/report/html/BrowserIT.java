package watershed.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Pages in a real browser, loaded from the disk: what they draw, and what a reader can do. */
class BrowserIT extends InBrowser {
  /** Takes what is measured out of a chart, so that its frame alone is left. */
  private static final String EMPTIED =
      "(element) => {"
          + " const chart = echarts.getInstanceByDom(element);"
          + " const option = chart.getOption();"
          + " option.series = [];"
          + " chart.setOption(option, true);"
          + " }";

  @Test
  void everyChartDrawsWithoutAnErrorOrARequest() {
    for (String file : PlantedSite.ALL) {
      try (OpenedPage opened = open(file)) {
        int charts = opened.count("[data-picture]");
        assertThat(charts > 0).as(file).isEqualTo(PlantedSite.CHARTED.contains(file));
        assertThat(opened.count("[data-picture] svg")).as(file).isEqualTo(charts);
        assertThat(opened.emptyCharts()).as(file).isEmpty();
        assertThat(opened.wrong).as(file).isEmpty();
      }
    }
  }

  @Test
  void aChartThatLostItsSeriesIsFound() {
    try (OpenedPage opened = open(PlantedSite.RUN)) {
      Locator first = opened.page.locator("[data-picture]").first();
      first.evaluate(EMPTIED);
      assertThat(opened.emptyCharts()).hasToString("[" + first.getAttribute("data-picture") + "]");
    }
  }

  private static Picture picture(Inputs inputs, String id) {
    return RunPage.of(inputs).sections().stream()
        .flatMap(section -> section.pictures().stream())
        .filter(picture -> picture.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** The first row of a picture's figures with a text in a column. */
  private static List<String> row(Picture picture, int column, String text) {
    return picture.data().rows().stream()
        .filter(row -> row.get(column).startsWith(text))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aPointerShowsTheFigures() {
    List<String> figures = picture(PlantedPages.run(), "score-1").data().rows().get(0);
    try (OpenedPage opened = open(PlantedSite.RUN)) {
      Locator tip = opened.tip("score-1", Double.parseDouble(figures.get(2)), 0);
      PlaywrightAssertions.assertThat(tip).containsText(figures.get(0));
      assertThat(tip.innerText()).containsPattern("\\[.*,.*\\]").contains("3 forks");
    }
  }

  @Test
  void aPointerOverAnyChartShowsAFigureOfItsTable() {
    try (OpenedPage opened = open(PlantedSite.RUN)) {
      for (String id :
          opened.texts(
              "() => [...document.querySelectorAll('[data-picture]')].map((e) => e.dataset.picture)")) {
        Locator tip = opened.firstTip(id);
        PlaywrightAssertions.assertThat(tip).containsText(Pattern.compile("\\d"));
        String text = tip.innerText();
        assertThat(picture(PlantedPages.run(), id).data().rows())
            .as("%s: %s", id, text)
            .anyMatch(row -> row.stream().anyMatch(cell -> !cell.isEmpty() && text.contains(cell)));
      }
      assertThat(opened.wrong).isEmpty();
    }
  }

  @Test
  void aPointerShowsTheCrossingAndTheCurveOfASearch() {
    Picture slice = picture(PlantedPages.search(), "slice-1");
    double crossing = Double.parseDouble(row(slice, 2, "w*").get(1));
    List<String> curve =
        slice.data().rows().stream()
            .filter(row -> row.get(2).equals("curve") && Double.parseDouble(row.get(1)) >= 55)
            .findFirst()
            .orElseThrow();
    try (OpenedPage opened = open(PlantedSite.SEARCH)) {
      // The axis of ratios has logarithms to base 2, so that a gain of 1 lies at 0.
      Locator tip = opened.tip("slice-1", crossing, 0);
      PlaywrightAssertions.assertThat(tip).containsText("w* ");
      assertThat(tip.innerText()).containsPattern("\\[.*,.*\\]\\n12 blocks, confirmed");
      double gain = Double.parseDouble(curve.get(3));
      double at = Double.parseDouble(curve.get(1));
      tip = opened.tip("slice-1", at, Math.log(gain) / Math.log(2));
      PlaywrightAssertions.assertThat(tip).containsText("fitted");
      assertThat(tip.innerText()).contains("writes, %: " + curve.get(1)).endsWith("12 blocks");
    }
  }

  @Test
  void aPointerOverAChangeShowsTheWholeNameAndTheUnit() {
    List<String> figures = picture(PlantedPages.run(), "forest").data().rows().get(0);
    try (OpenedPage opened = open(PlantedSite.RUN)) {
      double place = Math.log(Double.parseDouble(figures.get(2))) / Math.log(2);
      Locator tip = opened.tip("forest", place, 0);
      PlaywrightAssertions.assertThat(tip).containsText("RwLock size=1, 1 thread");
      assertThat(tip.innerText()).contains("10 forks").endsWith("ns/op, less is better");
    }
  }

  @Test
  void withoutScriptsEveryPictureHasItsTable() {
    Browser.NewContextOptions plain = OpenedPage.wide().setJavaScriptEnabled(false);
    try (OpenedPage opened = undrawn(scratch.resolve(PlantedSite.RUN), plain)) {
      assertThat(opened.count("figure")).isPositive();
      assertThat(opened.count("figure details table")).isEqualTo(opened.count("figure"));
      assertThat(opened.count("button:visible")).isZero();
      assertThat(opened.count(".chart")).isPositive();
      assertThat(opened.count(".chart:visible")).as("an empty box where a chart would be").isZero();
      assertThat(opened.count(".drawing:visible")).isEqualTo(opened.count(".drawing"));
      assertThat(opened.page.locator("header").innerText()).contains("charts need scripts");
      opened.page.locator("figure details summary").first().click();
      assertThat(opened.page.locator("figure details table").first().isVisible()).isTrue();
    }
  }
}
