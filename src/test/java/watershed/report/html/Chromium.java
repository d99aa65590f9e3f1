package watershed.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A browser that is installed on this machine, without a window. */
final class Chromium implements AutoCloseable {
  /** Set to {@code required} where a machine without a browser shall fail the tests. */
  private static final String REQUIRED = "WATERSHED_BROWSER";

  private static final List<String> USUAL =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

  private static final List<String> QUIET =
      List.of(
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Path executable) {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(executable)
                    // As root there is none.
                    .setChromiumSandbox(false)
                    .setArgs(QUIET));
  }

  /** Where it is, if it is anywhere. */
  private static Optional<Path> executable() {
    return Stream.concat(Stream.ofNullable(System.getenv("WATERSHED_CHROMIUM")), USUAL.stream())
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** The browser; a test is skipped where there is none, unless one is required. */
  static Chromium start() {
    Optional<Path> executable = executable();
    boolean required = "required".equals(System.getenv(REQUIRED));
    assertThat(executable.isPresent() || !required)
        .as("a Chromium is required and none is found")
        .isTrue();
    assumeTrue(executable.isPresent(), "no Chromium on this machine");
    return new Chromium(executable.orElseThrow());
  }

  Browser browser() {
    return browser;
  }

  @Override
  public void close() {
    playwright.close();
  }
}
