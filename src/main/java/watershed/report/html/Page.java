package watershed.report.html;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import watershed.record.WholeFile;

/**
 * A page that needs nothing beside itself: no network, no server. Its policy lets no other script
 * run than its own two, by their digests, and nothing be fetched.
 *
 * @param title of the window and the page
 * @param lead what it is, in a line or two
 * @param sections in their order
 * @param foot what made it
 */
public record Page(String title, String lead, List<Section> sections, String foot) {
  private static final String ENGINE = "/META-INF/resources/webjars/echarts/5.5.0/echarts.min.js";

  private static final class Held {
    static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(ContentType.Html);
    static final String ENGINE_TEXT = resource(ENGINE);
    static final String SCRIPT = resource("/watershed/report/report.js");
    static final String STYLE = Palette.css() + resource("/watershed/report/report.css");
  }

  public Page {
    sections = List.copyOf(sections);
  }

  /** Whether anything is drawn by the library of charts. */
  public boolean charts() {
    return sections.stream()
        .flatMap(section -> section.pictures().stream())
        .anyMatch(picture -> picture.option() != null);
  }

  /** The library of charts. */
  public String engine() {
    return Held.ENGINE_TEXT;
  }

  /** What draws with it. */
  public String script() {
    return Held.SCRIPT;
  }

  /** The style sheet. Charts and their tips style their own elements, so that it has no digest. */
  public String style() {
    return Held.STYLE;
  }

  /** What the page may do. */
  public String policy() {
    return "default-src 'none'; script-src "
        + (charts() ? digest(engine()) + " " : "")
        + digest(script())
        + "; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
  }

  private static String digest(String script) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String resource(String path) {
    try (InputStream in = Page.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks " + path + ": build it again");
      }
      // A page has line feeds alone once it is read: the digests are of what is then there.
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The page as a file's text. */
  public String html() {
    StringOutput output = new StringOutput();
    Held.TEMPLATES.render("page.jte", this, output);
    return output.toString();
  }

  /**
   * Writes the page, whole or not at all.
   *
   * @throws watershed.record.BadInput if it cannot be written
   */
  public void write(Path file) {
    byte[] html = html().getBytes(StandardCharsets.UTF_8);
    WholeFile.write(file, out -> out.write(html));
  }
}
