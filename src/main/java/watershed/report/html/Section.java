package watershed.report.html;

import java.util.List;
import watershed.report.CellTable;

/**
 * A part of a page, under a heading of its own.
 *
 * @param id unique on its page
 * @param title heading
 * @param texts paragraphs; one says why where there is nothing else
 * @param claims rows of the ledger
 * @param tables shown as they are
 * @param pictures each with its table
 * @param links to files beside the page
 * @param absent whether it only says why it has nothing to show
 */
public record Section(
    String id,
    String title,
    List<String> texts,
    List<ClaimRow> claims,
    List<CellTable> tables,
    List<Picture> pictures,
    List<Link> links,
    boolean absent) {
  public Section {
    texts = List.copyOf(texts);
    claims = List.copyOf(claims);
    tables = List.copyOf(tables);
    pictures = List.copyOf(pictures);
    links = List.copyOf(links);
  }

  /** One whose texts, where they are all that it has, say why. */
  Section(
      String id,
      String title,
      List<String> texts,
      List<ClaimRow> claims,
      List<CellTable> tables,
      List<Picture> pictures,
      List<Link> links) {
    this(
        id,
        title,
        texts,
        claims,
        tables,
        pictures,
        links,
        claims.isEmpty() && tables.isEmpty() && pictures.isEmpty() && links.isEmpty());
  }

  /** Without claims. */
  Section(
      String id,
      String title,
      List<String> texts,
      List<CellTable> tables,
      List<Picture> pictures,
      List<Link> links) {
    this(id, title, texts, List.of(), tables, pictures, links);
  }

  /** Of pictures alone, or a text that says why there are none. */
  static Section of(String id, String title, List<Picture> pictures, String whyNone) {
    return new Section(
        id,
        title,
        pictures.isEmpty() ? List.of(whyNone) : List.of(),
        List.of(),
        pictures,
        List.of());
  }

  /** The address of its heading on the page. */
  public String anchor() {
    return "#" + id;
  }

  /** The style of its texts: fainter where they only say why there is nothing else. */
  public String style() {
    return absent ? "absent" : "text";
  }
}
