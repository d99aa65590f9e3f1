package watershed.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import watershed.report.CellTable;

/** Pages of every kind in a real browser, with names that would do harm if they were no texts. */
class HostileIT extends InBrowser {
  /** Puts a number below 0 into the first row of a picture's figures. */
  private static final String NEGATIVE =
      "(id) => {"
          + " const row = document.querySelector(`#${id} details tbody tr`);"
          + " row.cells[row.cells.length - 1].textContent = '-1.5';"
          + " }";

  private static final Page RUN = RunPage.of(PlantedPages.hostile());
  private static final Page DIFF = DiffPage.of(PlantedHostile.diff(), null);
  private static final Page SEARCH = RunPage.of(PlantedHostile.search());

  @Test
  void hostileNamesAreShownAsTexts() {
    for (String file : PlantedSite.HOSTILES) {
      try (OpenedPage opened = open(file)) {
        assertThat(opened.count("img")).as(file).isZero();
        // The library where there are charts, the page's own script, and nothing else that runs.
        assertThat(opened.count("script:not([type])"))
            .as(file)
            .isEqualTo(PlantedSite.CHARTED.contains(file) ? 2 : 1);
        assertThat(opened.count("a:not([href^='./']):not([href^='#'])")).as(file).isZero();
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

  private static Picture picture(Page page, Predicate<Picture> which) {
    return page.sections().stream()
        .flatMap(section -> section.pictures().stream())
        .filter(which)
        .findFirst()
        .orElseThrow();
  }

  private static List<String> row(Picture picture, Predicate<List<String>> which) {
    return picture.data().rows().stream().filter(which).findFirst().orElseThrow();
  }

  private static void isAText(OpenedPage opened, Locator tip) {
    PlaywrightAssertions.assertThat(tip).containsText("<img src=x");
    assertThat(tip.evaluate("(element) => element.childElementCount")).isEqualTo(0);
    assertThat(opened.wrong).isEmpty();
  }

  @Test
  void aTipOfAHostileContenderIsAText() {
    Picture score = picture(RUN, p -> p.id().equals("score-1"));
    List<String> figures = row(score, r -> r.get(0).equals(PlantedPages.HOSTILE));
    try (OpenedPage opened = open(PlantedSite.HOSTILE)) {
      double place = Double.parseDouble(figures.get(2));
      isAText(opened, opened.tip("score-1", place, score.data().rows().indexOf(figures)));
    }
  }

  @Test
  void aTipOfAHostileBenchmarkIsAText() {
    Picture forest = picture(DIFF, p -> p.id().equals("forest"));
    double change = Double.parseDouble(forest.data().rows().get(0).get(2));
    try (OpenedPage opened = open(PlantedSite.HOSTILE_DIFF)) {
      isAText(opened, opened.tip("forest", Math.log(change) / Math.log(2), 0));
    }
  }

  @Test
  void aTipOfAHostileDesignIsAText() {
    List<String> curve =
        row(
            picture(SEARCH, p -> p.id().equals("slice-1")),
            r -> r.get(2).equals("curve") && Double.parseDouble(r.get(1)) >= 55);
    try (OpenedPage opened = open(PlantedSite.HOSTILE_SEARCH)) {
      double gain = Math.log(Double.parseDouble(curve.get(3))) / Math.log(2);
      isAText(opened, opened.tip("slice-1", Double.parseDouble(curve.get(1)), gain));
    }
  }

  /** A name that begins so would be a formula to a spreadsheet. */
  private static String harmless(String text) {
    return text.startsWith("=") ? "'" + text : text;
  }

  @Test
  void figuresComeAsAFileWhateverTheyHold() throws Exception {
    downloaded(PlantedSite.HOSTILE, RUN);
    downloaded(PlantedSite.HOSTILE_DIFF, DIFF);
    downloaded(PlantedSite.HOSTILE_SEARCH, SEARCH);
  }

  /** The first figures with a hostile name. */
  private static void downloaded(String file, Page page) throws Exception {
    Picture picture =
        picture(
            page,
            p ->
                p.data().rows().stream()
                    .flatMap(List::stream)
                    .anyMatch(cell -> cell.startsWith(PlantedPages.HOSTILE)));
    List<List<String>> figures = new ArrayList<>();
    figures.add(picture.data().columns().stream().map(CellTable.Column::name).toList());
    for (List<String> row : picture.data().rows()) {
      figures.add(new ArrayList<>(row.stream().map(HostileIT::harmless).toList()));
    }
    int last = picture.data().columns().size() - 1;
    figures.get(1).set(last, "-1.5");
    try (OpenedPage opened = open(file, OpenedPage.wide().setAcceptDownloads(true))) {
      opened.page.evaluate(NEGATIVE, picture.id());
      Download download =
          opened.page.waitForDownload(
              () -> opened.page.locator("button[data-csv='" + picture.id() + "']").click());
      assertThat(download.suggestedFilename()).isEqualTo(picture.id() + ".csv");
      String csv = Files.readString(download.path());
      assertThat(csv).as(file).contains("'=1+2").doesNotContain(",=", "\n=");
      assertThat(CsvReading.of(csv)).as(file).isEqualTo(figures);
      assertThat(opened.wrong).as(file).filteredOn(w -> !w.startsWith("request: blob:")).isEmpty();
    }
  }
}
