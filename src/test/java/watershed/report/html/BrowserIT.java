package watershed.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages in a real browser, loaded from the disk. */
class BrowserIT {
  private static final String ALL_DRAWN =
      "() => document.querySelectorAll('[data-picture]:not([data-drawn])').length === 0";

  @TempDir static Path scratch;
  private static @Nullable Chromium chromium;

  @BeforeAll
  static void start() {
    Optional<Path> executable = Chromium.executable();
    boolean required = "required".equals(System.getenv(Chromium.REQUIRED));
    assertThat(executable.isPresent() || !required)
        .as("a Chromium is required and none is found")
        .isTrue();
    assumeTrue(executable.isPresent(), "no Chromium on this machine");
    chromium = Chromium.start(executable.get());
    RunPage.of(PlantedPages.run()).write(scratch.resolve("run.html"));
    RunPage.of(PlantedPages.search()).write(scratch.resolve("search.html"));
    RunPage.of(PlantedPages.hostile()).write(scratch.resolve("hostile.html"));
  }

  @AfterAll
  static void end() {
    if (chromium != null) {
      chromium.close();
    }
  }

  /** A page that is open, and what it did that it should not. */
  private static final class Opened implements AutoCloseable {
    final BrowserContext context;
    final com.microsoft.playwright.Page page;
    final List<String> wrong = new ArrayList<>();

    Opened(String file, Browser.NewContextOptions options) {
      if (chromium == null) {
        throw new IllegalStateException("no browser");
      }
      context = chromium.browser().newContext(options);
      page = context.newPage();
      String address = scratch.resolve(file).toUri().toString();
      page.onConsoleMessage(m -> wrong.add(m.type() + ": " + m.text()));
      page.onPageError(error -> wrong.add("error: " + error));
      page.onDialog(
          dialog -> {
            wrong.add("dialog: " + dialog.message());
            dialog.dismiss();
          });
      page.onRequest(
          request -> {
            if (!request.url().equals(address)) {
              wrong.add("request: " + request.url());
            }
          });
      page.navigate(address);
    }

    void awaitCharts() {
      page.waitForFunction(ALL_DRAWN);
    }

    @Override
    public void close() {
      context.close();
    }
  }

  private static Browser.NewContextOptions wide() {
    return new Browser.NewContextOptions().setViewportSize(1280, 900);
  }

  private static long count(Opened opened, String selector) {
    return opened.page.locator(selector).count();
  }

  @Test
  void everyChartDrawsWithoutAnErrorOrARequest() {
    for (String file : List.of("run.html", "search.html", "hostile.html")) {
      try (Opened opened = new Opened(file, wide())) {
        opened.awaitCharts();
        assertThat(count(opened, "[data-picture]")).isPositive();
        assertThat(count(opened, "[data-picture] svg")).isEqualTo(count(opened, "[data-picture]"));
        // More than axes: something of a series is there in every chart.
        Object empty =
            opened.page.evaluate(
                "() => [...document.querySelectorAll('[data-picture] svg')]"
                    + ".filter(svg => svg.querySelectorAll('path,rect,polygon').length < 4).length");
        assertThat(empty).isEqualTo(0);
        assertThat(opened.wrong).as(file).isEmpty();
      }
    }
  }

  @Test
  void aPointerShowsTheFigures() {
    try (Opened opened = new Opened("run.html", wide())) {
      opened.awaitCharts();
      Locator chart = opened.page.locator("[data-picture='score-1']");
      chart.scrollIntoViewIfNeeded();
      BoundingBox box = chart.boundingBox();
      boolean shown = false;
      // The first row's symbol lies somewhere on its line.
      for (double x = 0; x < box.width && !shown; x += 4) {
        for (double y = 60; y < box.height - 40 && !shown; y += 6) {
          opened.page.mouse().move(box.x + x, box.y + y);
          shown = count(opened, ".tip") > 0 && opened.page.locator(".tip").first().isVisible();
        }
      }
      assertThat(shown).isTrue();
      assertThat(opened.page.locator(".tip").first().innerText()).containsPattern("\\[.*,.*\\]");
      assertThat(opened.page.locator(".tip").first().innerText()).contains("fork");
    }
  }

  @Test
  void darkIsDrawnInItsOwnColours() {
    String light;
    try (Opened opened = new Opened("run.html", wide().setColorScheme(ColorScheme.LIGHT))) {
      opened.awaitCharts();
      light = ground(opened);
    }
    try (Opened opened = new Opened("run.html", wide().setColorScheme(ColorScheme.DARK))) {
      opened.awaitCharts();
      assertThat(ground(opened)).isNotEqualTo(light);
      assertThat(opened.wrong).isEmpty();
    }
  }

  private static String ground(Opened opened) {
    return String.valueOf(
        opened.page.evaluate("() => getComputedStyle(document.body).backgroundColor"));
  }

  @Test
  void inPrintEveryChartIsThereAndNoButton() {
    try (Opened opened = new Opened("run.html", wide())) {
      opened.page.emulateMedia(
          new com.microsoft.playwright.Page.EmulateMediaOptions().setMedia(Media.PRINT));
      opened.awaitCharts();
      assertThat(opened.page.locator("button:visible").count()).isZero();
      assertThat(opened.page.pdf()).hasSizeGreaterThan(10_000);
      assertThat(opened.wrong).isEmpty();
    }
  }

  @Test
  void aPhoneNeedNotScrollSideways() {
    for (String file : List.of("run.html", "search.html", "hostile.html")) {
      try (Opened opened =
          new Opened(file, new Browser.NewContextOptions().setViewportSize(390, 844))) {
        opened.awaitCharts();
        Object wide = opened.page.evaluate("() => document.documentElement.scrollWidth");
        assertThat(((Number) wide).intValue()).as(file).isLessThanOrEqualTo(390);
        assertThat(opened.wrong).isEmpty();
      }
    }
  }

  @Test
  void withoutScriptsEveryPictureHasItsTable() {
    try (Opened opened = new Opened("run.html", wide().setJavaScriptEnabled(false))) {
      assertThat(count(opened, "figure")).isPositive();
      assertThat(count(opened, "figure details table")).isEqualTo(count(opened, "figure"));
      assertThat(opened.page.locator("button:visible").count()).isZero();
      opened.page.locator("figure details summary").first().click();
      assertThat(opened.page.locator("figure details table").first().isVisible()).isTrue();
    }
  }

  @Test
  void hostileNamesAreShownAsTexts() {
    try (Opened opened = new Opened("hostile.html", wide())) {
      opened.awaitCharts();
      assertThat(count(opened, "img")).isZero();
      // The library, the page's own script, and nothing else that runs.
      assertThat(count(opened, "script:not([type])")).isEqualTo(2);
      assertThat(opened.page.locator("main").innerText()).contains("<img src=x");
      assertThat(opened.wrong).isEmpty();
    }
  }

  @Test
  void figuresComeAsAFile() throws Exception {
    try (Opened opened = new Opened("run.html", wide().setAcceptDownloads(true))) {
      opened.awaitCharts();
      Download download =
          opened.page.waitForDownload(
              () -> opened.page.locator("button[data-csv]").first().click());
      assertThat(download.suggestedFilename()).endsWith(".csv");
      assertThat(CsvReading.of(Files.readString(download.path()))).hasSizeGreaterThan(1);
      assertThat(opened.wrong).filteredOn(w -> !w.startsWith("request: blob:")).isEmpty();
    }
  }
}
