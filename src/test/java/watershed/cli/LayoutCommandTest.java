package watershed.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;
import watershed.lab.LayoutSurvey;
import watershed.record.BadInput;
import watershed.record.FieldSlot;
import watershed.record.LayoutReport;
import watershed.report.LayoutText;
import watershed.subjects.MapDesign;
import watershed.subjects.SharingLayout;
import watershed.testing.Jvm;

class LayoutCommandTest {
  @ParameterizedTest
  @EnumSource
  void actualSizesAreTheKnownOnes(Jvm jvm) {
    List<LayoutReport> reports =
        LayoutSurvey.survey(
            jvm.jdk(),
            jvm.flags(),
            List.of("actual"),
            List.of("hash_map", "LINKED_HASH_MAP", "UNPADDED", "CONTENDED_FIELDS"));
    assertThat(root(reports, "HASH_MAP").instanceBytes()).isEqualTo(jvm.compact() ? 40 : 48);
    assertThat(root(reports, "LINKED_HASH_MAP").instanceBytes())
        .isEqualTo(jvm == Jvm.JDK_25 ? 64 : 56);
    assertThat(root(reports, "UNPADDED").instanceBytes()).isEqualTo(jvm.compact() ? 24 : 32);
    assertThat(root(reports, "CONTENDED_FIELDS").instanceBytes())
        .isEqualTo(jvm.compact() ? 408 : 416);
    assertThat(root(reports, "UNPADDED").fields())
        .extracting(field -> field.owner() + "." + field.name())
        .containsExactly("Unpadded.a", "Unpadded.b");
    assertThat(reports)
        .extracting(LayoutReport::type)
        .contains("java.util.HashMap$Node", "java.util.LinkedHashMap$Entry");
  }

  @Test
  void simulatedCompactHeadersAgreeWithTheJvmThatHasThem() {
    List<String> names = List.of("HASH_MAP", "TREE_MAP", "UNPADDED", "CONTENDED_FIELDS");
    List<LayoutReport> simulated =
        LayoutSurvey.survey(Jvm.JDK_25.jdk(), List.of(), List.of("compact-headers"), names);
    List<LayoutReport> actual =
        LayoutSurvey.survey(
            Jvm.JDK_25_COMPACT.jdk(), Jvm.JDK_25_COMPACT.flags(), List.of("actual"), names);
    for (String name : names) {
      assertThat(root(simulated, name).instanceBytes())
          .as(name)
          .isEqualTo(root(actual, name).instanceBytes());
    }
  }

  @Test
  void simulatedWideReferencesAgreeWithTheJvmThatHasThem() {
    List<String> names = List.of("HASH_MAP", "TREE_MAP", "CONTENDED_CLASS");
    List<LayoutReport> simulated =
        LayoutSurvey.survey(Jvm.JDK_17.jdk(), List.of(), List.of("no-compressed-oops"), names);
    List<LayoutReport> actual =
        LayoutSurvey.survey(
            Jvm.JDK_17.jdk(), List.of("-XX:-UseCompressedOops"), List.of("actual"), names);
    for (String name : names) {
      assertThat(root(simulated, name).instanceBytes())
          .as(name)
          .isEqualTo(root(actual, name).instanceBytes());
    }
  }

  @Test
  void textShowsHeaderFieldsAndGapsWithTheirLines() {
    LayoutReport report =
        new LayoutReport(
            "THING",
            "a.Thing",
            "17.0.1",
            "actual",
            12,
            152,
            List.of(
                new FieldSlot("Thing", "late", "long", 136, 8),
                new FieldSlot("Thing", "early", "int", 12, 4)));
    assertThat(LayoutText.of(report, 64).lines().map(String::strip))
        .containsExactly(
            "THING: a.Thing, 152 bytes (JDK 17.0.1, actual)",
            "offset   size  line  what",
            "0     12     0  (header)",
            "12      4     0  int Thing.early",
            "16    120     0  (gap)",
            "136      8     2  long Thing.late",
            "144      8     2  (gap)");
  }

  @ParameterizedTest
  @EnumSource
  void everySubjectHasALayoutInEveryMode(Jvm jvm) {
    List<String> modes = List.of("actual", "no-compressed-oops", "compact-headers");
    List<LayoutReport> reports = LayoutSurvey.survey(jvm.jdk(), jvm.flags(), modes, List.of());
    for (LayoutReport report : reports) {
      long end = report.headerBytes();
      for (FieldSlot field : report.fields()) {
        assertThat(field.offset()).as(report.toString()).isGreaterThanOrEqualTo(end);
        end = field.end();
      }
      assertThat(report.instanceBytes()).as(report.toString()).isGreaterThanOrEqualTo(end);
    }
    assertThat(reports)
        .extracting(LayoutReport::subject)
        .contains(MapDesign.Sharded8Padded.name(), SharingLayout.HAND_PADDED.name());
  }

  @Test
  void anUnknownSubjectIsToldWithTheNearestName() {
    assertThatThrownBy(
            () ->
                LayoutSurvey.survey(
                    Jvm.JDK_17.jdk(), List.of(), List.of("actual"), List.of("HASHMAP")))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("no layout subject 'HASHMAP'")
        .hasMessageContaining("HASH_MAP");
  }

  @Test
  void anUnknownModeEndsWithOneLineAndTheErrorCode() {
    CommandLine line = Watershed.commandLine("layout");
    StringWriter err = new StringWriter();
    line.setErr(new PrintWriter(err));
    assertThat(line.execute("layout", "HASH_MAP", "--mode", "compact")).isEqualTo(2);
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString()).contains("no object model 'compact' (--mode)");
  }

  @Test
  void jsonGoesToAFile(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("layout.json");
    CommandLine line = Watershed.commandLine("layout");
    int exit =
        line.execute("layout", "HAND_PADDED", "--mode", "all", "--json", "--out", file.toString());
    assertThat(exit).isZero();
    assertThat(Files.readString(file))
        .contains("\"no-compressed-oops\"", "\"compact-headers\"", "\"actual\"", "\"offset\"");
  }

  private static LayoutReport root(List<LayoutReport> reports, String subject) {
    return reports.stream().filter(r -> r.subject().equals(subject)).findFirst().orElseThrow();
  }
}
