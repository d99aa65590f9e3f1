package watershed.report;

import watershed.record.PlainText;

/**
 * What two sides of a comparison are called.
 *
 * @param base what is compared with
 * @param next what is judged
 */
public record ComparedNames(String base, String next) {
  public ComparedNames {
    base = PlainText.plain(base);
    next = PlainText.plain(next);
  }
}
