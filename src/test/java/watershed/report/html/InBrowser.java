package watershed.report.html;

import com.microsoft.playwright.Browser;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A browser, and a planted page of every kind to open in it. */
abstract class InBrowser {
  @TempDir static Path scratch;
  private static @Nullable Chromium chromium;

  @BeforeAll
  static void start() throws IOException {
    chromium = Chromium.start();
    PlantedSite.write(scratch);
  }

  @AfterAll
  static void end() {
    if (chromium != null) {
      chromium.close();
    }
  }

  static OpenedPage open(Path file, Browser.NewContextOptions options) {
    OpenedPage opened = undrawn(file, options);
    opened.awaitCharts();
    return opened;
  }

  /** A page whose charts nobody waits for: without scripts there are none. */
  static OpenedPage undrawn(Path file, Browser.NewContextOptions options) {
    if (chromium == null) {
      throw new IllegalStateException("no browser");
    }
    return new OpenedPage(chromium, file, options);
  }

  static OpenedPage open(String file, Browser.NewContextOptions options) {
    return open(scratch.resolve(file), options);
  }

  static OpenedPage open(String file) {
    return open(file, OpenedPage.wide());
  }
}
