package watershed.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a page's file holds, as text. */
final class PageText {
  /** A block of data: the name of its picture, and its JSON. */
  static final Pattern BLOCK =
      Pattern.compile(
          "<script type=\"application/json\" id=\"data-([a-z0-9-]+)\">(.*?)</script>",
          Pattern.DOTALL);

  /** What runs. */
  static final Pattern SCRIPT = Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL);

  private static final Pattern ADDRESS = Pattern.compile("(?:src|href|action|srcset)=\"([^\"]*)\"");

  private PageText() {}

  /** All but what runs and the blocks of data. */
  static String withoutScripts(String html) {
    return SCRIPT.matcher(BLOCK.matcher(html).replaceAll("")).replaceAll("");
  }

  /** Everything that is named as an address. */
  static List<String> addresses(String html) {
    List<String> all = new ArrayList<>();
    Matcher addresses = ADDRESS.matcher(withoutScripts(html));
    while (addresses.find()) {
      all.add(addresses.group(1));
    }
    return all;
  }
}
