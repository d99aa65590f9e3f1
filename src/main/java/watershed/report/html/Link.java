package watershed.report.html;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * A link to a file beside the page.
 *
 * @param text shown
 * @param path from the page's directory, with slashes
 */
public record Link(String text, String path) {
  /** The address, which cannot leave the disk: it is relative whatever the path is called. */
  public String href() {
    try {
      return "./" + new URI(null, null, "/" + path, null).toASCIIString().replaceFirst("^/+", "");
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("no address for the path " + path, e);
    }
  }
}
