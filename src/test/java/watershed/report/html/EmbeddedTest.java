package watershed.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import watershed.record.Json;

class EmbeddedTest {
  @Test
  void jsonThatCannotEndItsElementReadsBackAsItWas() {
    String text = PlantedPages.HOSTILE + "\u2028\u2029&amp;";
    String json = Embedded.json(Map.of("name", text));
    assertThat(json).doesNotContain("<", ">", "&", "\u2028", "\u2029");
    assertThat(Json.parse(json, "test").get("name").asString()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "https://example.org/x",
        "//example.org/x",
        "/etc/passwd",
        "profiles/a b/\"x\".html",
        "data:text/html,<script>"
      })
  void linksStayOnTheDiskWhateverTheyAreCalled(String path) {
    assertThat(new Link("text", path).href())
        .matches("\\./[^/].*")
        .doesNotContain("\"", "<", ">", " ");
  }

  @Test
  void digitsAreEnoughToCountWith() {
    assertThat(Digits.of(7488)).isEqualTo("7488");
    assertThat(Digits.of(1.0 / 3)).isEqualTo("0.333333");
    assertThat(Digits.of(0)).isEqualTo("0");
    assertThat(Digits.of(Double.NaN)).isEmpty();
    assertThat(Double.parseDouble(Digits.of(1.5e-12))).isEqualTo(1.5e-12);
  }
}
