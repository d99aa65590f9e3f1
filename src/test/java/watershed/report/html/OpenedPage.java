package watershed.report.html;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A page that is open in a browser, and what it did that it should not. */
final class OpenedPage implements AutoCloseable {
  private static final String ALL_DRAWN =
      "() => document.querySelectorAll('[data-picture]:not([data-drawn])').length === 0";

  /** Where a place on a chart's axes lies in the window. */
  private static final String PLACE =
      "([id, x, y]) => {"
          + " const element = document.querySelector(`[data-picture='${id}']`);"
          + " element.scrollIntoView({ block: 'center' });"
          + " const [px, py] = echarts.getInstanceByDom(element).convertToPixel('grid', [x, y]);"
          + " const box = element.getBoundingClientRect();"
          + " return [box.x + px, box.y + py];"
          + " }";

  /** The first thing of a chart that the library itself draws: middle of a bar, else a symbol. */
  private static final String FIRST =
      "(id) => {"
          + " const element = document.querySelector(`[data-picture='${id}']`);"
          + " const all = echarts.getInstanceByDom(element).getOption().series;"
          + " const one = all.find((s) => s.type !== 'custom' && s.data.some((d) => d.tip));"
          + " const [x, y] = one.data.find((d) => d.tip).value;"
          + " return one.type === 'bar' ? [x / 2, y] : [x, y];"
          + " }";

  /**
   * Charts of which nothing is drawn but the frame: below the legend nothing has the colour of a
   * contender.
   */
  private static final String EMPTY =
      "() => {"
          + " const root = getComputedStyle(document.documentElement);"
          + " const probe = document.body.appendChild(document.createElement('span'));"
          + " const colours = new Set();"
          + " for (let i = 0; i < 8; i++) {"
          + "   probe.style.color = root.getPropertyValue('--c' + i).trim();"
          + "   colours.add(getComputedStyle(probe).color);"
          + " }"
          + " probe.remove();"
          + " const drawn = (part, top) => {"
          + "   const style = getComputedStyle(part);"
          + "   return part.getBoundingClientRect().bottom > top"
          + "     && (colours.has(style.fill) || colours.has(style.stroke));"
          + " };"
          + " const empty = [];"
          + " for (const element of document.querySelectorAll('[data-picture]')) {"
          + "   const top = element.getBoundingClientRect().top + 30;"
          + "   const parts = [...element.querySelectorAll('svg path, svg rect, svg polygon,"
          + " svg polyline, svg circle, svg line')];"
          + "   if (!parts.some((part) => drawn(part, top))) empty.push(element.dataset.picture);"
          + " }"
          + " return empty;"
          + " }";

  final com.microsoft.playwright.Page page;
  final List<String> wrong = new ArrayList<>();
  private final BrowserContext context;

  OpenedPage(Chromium chromium, Path file, Browser.NewContextOptions options) {
    context = chromium.browser().newContext(options);
    page = context.newPage();
    String address = file.toAbsolutePath().toUri().toString();
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

  static Browser.NewContextOptions wide() {
    return sized(1280, 900);
  }

  static Browser.NewContextOptions sized(int width, int height) {
    return new Browser.NewContextOptions().setViewportSize(width, height);
  }

  void awaitCharts() {
    page.waitForFunction(ALL_DRAWN);
  }

  int count(String selector) {
    return page.locator(selector).count();
  }

  /** Ids of the charts that show nothing. */
  List<?> emptyCharts() {
    return (List<?>) page.evaluate(EMPTY);
  }

  /** What a script gives, as texts. */
  List<String> texts(String script) {
    return ((List<?>) page.evaluate(script)).stream().map(String::valueOf).toList();
  }

  int scrollWidth() {
    return ((Number) page.evaluate("() => document.documentElement.scrollWidth")).intValue();
  }

  /** As on paper, whatever the scheme on the screen is. */
  void print(ColorScheme scheme) {
    page.emulateMedia(
        new com.microsoft.playwright.Page.EmulateMediaOptions()
            .setMedia(Media.PRINT)
            .setColorScheme(scheme));
  }

  /**
   * The tip of a chart, with the pointer at a place of its axes.
   *
   * @param x on the horizontal axis, as the chart has it
   * @param y on the vertical axis; of rows their number from 0
   */
  Locator tip(String picture, double x, double y) {
    List<?> at = (List<?>) page.evaluate(PLACE, List.of(picture, x, y));
    double px = ((Number) at.get(0)).doubleValue();
    double py = ((Number) at.get(1)).doubleValue();
    page.mouse().move(px - 1, py - 1);
    page.mouse().move(px, py);
    return page.locator("[data-picture='" + picture + "'] .tip");
  }

  /** The tip of the first thing in a chart. */
  Locator firstTip(String picture) {
    List<?> at = (List<?>) page.evaluate(FIRST, picture);
    return tip(picture, ((Number) at.get(0)).doubleValue(), ((Number) at.get(1)).doubleValue());
  }

  @Override
  public void close() {
    context.close();
  }
}
