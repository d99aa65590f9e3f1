package watershed.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import watershed.record.Json;
import watershed.report.CellTable;

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
  void fieldsOfCsvMayHoldAnything() {
    List<String> row = List.of("a,b", "say \"no\"", "two\nlines", "", "plain");
    CellTable table =
        new CellTable(
            "",
            List.of(
                CellTable.Column.text("1"),
                CellTable.Column.text("2"),
                CellTable.Column.text("3"),
                CellTable.Column.text("4"),
                CellTable.Column.number("5")),
            List.of(row),
            List.of());
    Picture picture = new Picture("p", "p", "p", List.of(), table, Map.of(), null, 100);
    assertThat(CsvReading.of(picture.csv())).containsExactly(List.of("1", "2", "3", "4", "5"), row);
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
