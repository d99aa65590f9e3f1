package watershed.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import watershed.record.Json;

/** Hostile names in the text of pages of every kind, wherever a page has texts. */
class HostilePagesTest {
  private static final String IMAGE = "<img src=x onerror=alert(2)>";

  /** An element's begin or end: no attribute handles an event, none is without quotes. */
  private static final Pattern TAG =
      Pattern.compile("</?[a-z][a-z0-9]*(?:\\s+(?!on)[A-Za-z0-9-]+(?:=\"[^\"]*\")?)*\\s*>");

  private static final Pattern LABEL = Pattern.compile("aria-label=\"([^\"]*)\"");

  @TempDir Path scratch;
  private final Map<String, Page> pages = new LinkedHashMap<>();

  @BeforeEach
  void make() throws IOException {
    pages.put("run", RunPage.of(PlantedPages.hostile()));
    pages.put("diff", DiffPage.of(PlantedHostile.diff(), PlantedPages.hostile().records()));
    pages.put("search", RunPage.of(PlantedHostile.search()));
    pages.put("index", IndexPage.of(PlantedHostile.store(scratch)));
  }

  @Test
  void noNameBeginsAnElementOrLeavesAnAttribute() {
    pages.forEach(
        (kind, page) -> {
          String html = PageText.withoutScripts(page.html()).replace("<!DOCTYPE html>", "");
          assertThat(TAG.matcher(html).replaceAll("")).as(kind).doesNotContain("<");
          assertThat(html).as(kind).contains("&lt;img src=x onerror=alert(2)&gt;");
        });
  }

  /** What comes after the quotes of a name is still within them. */
  @Test
  void aLabelHasTheWholeName() {
    for (String kind : List.of("run", "diff", "search")) {
      Matcher labels = LABEL.matcher(pages.get(kind).html());
      assertThat(labels.results().map(label -> label.group(1)))
          .as(kind)
          .anyMatch(label -> label.contains("javascript:alert(3)"));
    }
  }

  @Test
  void aBlockOfDataCannotEndItsElementAndReadsBackAsItWas() {
    for (String kind : List.of("run", "diff", "search")) {
      Matcher matcher = PageText.BLOCK.matcher(pages.get(kind).html());
      List<String> blocks = matcher.results().map(block -> block.group(2)).toList();
      assertThat(blocks).as(kind).allMatch(json -> !json.contains("<") && !json.contains(">"));
      assertThat(blocks.stream().map(json -> Json.line(Json.parse(json, kind))))
          .as(kind)
          .anyMatch(json -> json.contains(IMAGE));
    }
  }

  @Test
  void everyAddressIsOfThePageOrOfAFileBesideIt() {
    pages.forEach(
        (kind, page) ->
            assertThat(PageText.addresses(page.html()))
                .as(kind)
                .isNotEmpty()
                .allMatch(address -> address.matches("(#|\\./).*")));
  }

  @Test
  void aLinkFromTheIndexLeadsToItsRunWhateverThatIsCalled() {
    List<Link> links = pages.get("index").sections().get(1).links();
    assertThat(links).hasSize(1);
    Path page = Path.of(scratch.toUri().resolve(links.get(0).href()));
    assertThat(page).isRegularFile().hasFileName(RunPage.FILE);
    assertThat(page.toString()).contains("onerror=alert(2)");
  }

  @Test
  void theIndexTellsOfWhatItCannotReadAsAText() {
    Section runs = pages.get("index").sections().get(1);
    assertThat(runs.texts()).anyMatch(text -> text.contains("damaged") && text.contains("<img"));
    assertThat(runs.tables().get(0).rows()).hasSize(2);
  }
}
