package watershed.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import watershed.report.CellTable;

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

  /** Puts a number below 0 into the first row of a picture's figures. */
  private static final String NEGATIVE =
      "(id) => {"
          + " const row = document.querySelector(`#${id} details tbody tr`);"
          + " row.cells[row.cells.length - 1].textContent = '-1.5';"
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

  @Test
  void hostileNamesAreShownAsTexts() {
    for (String file : List.of(PlantedSite.HOSTILE, PlantedSite.HOSTILE_JMH)) {
      try (OpenedPage opened = open(file)) {
        assertThat(opened.count("img")).as(file).isZero();
        // The library, the page's own script, and nothing else that runs.
        assertThat(opened.count("script:not([type])")).as(file).isEqualTo(2);
        assertThat(opened.page.locator("main").innerText()).as(file).contains("<img src=x");
        assertThat(
                opened.texts(
                    "() => [...document.querySelectorAll('h1, h2, h3')]"
                        + ".map((h) => getComputedStyle(h).unicodeBidi)"))
            .as("a heading cannot turn what stands beside it")
            .isNotEmpty()
            .containsOnly("isolate");
        assertThat(opened.wrong).as(file).isEmpty();
      }
    }
  }

  @Test
  void aTipOfAHostileNameIsAText() {
    Picture score = picture(PlantedPages.hostile(), "score-1");
    List<String> figures = row(score, 0, PlantedPages.HOSTILE);
    int number = score.data().rows().indexOf(figures);
    try (OpenedPage opened = open(PlantedSite.HOSTILE)) {
      Locator tip = opened.tip("score-1", Double.parseDouble(figures.get(2)), number);
      PlaywrightAssertions.assertThat(tip).containsText("<img src=x");
      assertThat(tip.evaluate("(element) => element.childElementCount")).isEqualTo(0);
      assertThat(opened.wrong).isEmpty();
    }
  }

  /** A name that begins so would be a formula to a spreadsheet. */
  private static String harmless(String text) {
    return text.startsWith("=") ? "'" + text : text;
  }

  @Test
  void figuresComeAsAFileWhateverTheyHold() throws Exception {
    Picture picture =
        RunPage.of(PlantedPages.hostile()).sections().stream()
            .flatMap(section -> section.pictures().stream())
            .filter(p -> p.data().rows().stream().anyMatch(r -> r.contains(PlantedPages.HOSTILE)))
            .findFirst()
            .orElseThrow();
    List<List<String>> figures = new ArrayList<>();
    figures.add(picture.data().columns().stream().map(CellTable.Column::name).toList());
    for (List<String> row : picture.data().rows()) {
      figures.add(new ArrayList<>(row.stream().map(BrowserIT::harmless).toList()));
    }
    int last = picture.data().columns().size() - 1;
    figures.get(1).set(last, "-1.5");
    try (OpenedPage opened =
        open(PlantedSite.HOSTILE, OpenedPage.wide().setAcceptDownloads(true))) {
      opened.page.evaluate(NEGATIVE, picture.id());
      Download download =
          opened.page.waitForDownload(
              () -> opened.page.locator("button[data-csv='" + picture.id() + "']").click());
      assertThat(download.suggestedFilename()).isEqualTo(picture.id() + ".csv");
      String csv = Files.readString(download.path());
      assertThat(csv).contains("'=1+2").doesNotContain(",=", "\n=");
      assertThat(CsvReading.of(csv)).isEqualTo(figures);
      assertThat(opened.wrong).filteredOn(w -> !w.startsWith("request: blob:")).isEmpty();
    }
  }
}
