package watershed.experiments.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What checkers print, and what the corpus says of itself, is read as it stands or refused. */
class CheckerReportsTest {
  @TempDir Path scratch;

  /** Lines as javac prints them; composed after its own, and the messages of its plug-ins. */
  @Test
  void diagnosticsAreReadFromWhatJavacPrints() {
    assertThat(
            Checker.diagnostics(
                List.of(
                    "/tmp/x/corpus/A.java:7: warning: [NullAway] @NonNull field m not initialized",
                    "  private Map<String, Integer> m;",
                    "                               ^",
                    "    (see http://t.uber.com/nullaway )",
                    "corpus\\B.java:12: error: variable m might not have been initialized",
                    "Note: Some input files use unchecked or unsafe operations.",
                    "2 warnings")))
        .containsExactly(
            new Report("A", "NullAway", "@NonNull field m not initialized"),
            new Report("B", "", "variable m might not have been initialized"));
    assertThatThrownBy(
            () ->
                Checker.diagnostics(
                    List.of("A.java:1: error: An unhandled exception was thrown by the plugin.")))
        .hasMessageContaining("crashed");
  }

  /** In the format of SpotBugs' bugcollection.xsd; composed. */
  @Test
  void reportsAreReadFromSpotBugsXml() throws IOException {
    Path file = scratch.resolve("bugs.xml");
    Files.writeString(
        file,
        """
        <BugCollection version="4.10.4">
          <BugInstance type="UWF_NULL_FIELD" priority="1" rank="8" abbrev="UwF">
            <LongMessage>Field only ever set to null: corpus.A$Inner.m</LongMessage>
            <Class classname="corpus.A$Inner"><SourceLine classname="corpus.A$Inner"/></Class>
            <Field classname="corpus.A$Inner" name="m"/>
          </BugInstance>
          <Errors errors="0" missingClasses="0"></Errors>
        </BugCollection>
        """);
    List<Report> reports = SpotBugsXml.read(file);
    assertThat(reports)
        .containsExactly(
            new Report("A", "UWF_NULL_FIELD", "Field only ever set to null: corpus.A$Inner.m"));

    Files.writeString(
        file,
        "<BugCollection><Errors><Error><ErrorMessage>cannot read A</ErrorMessage></Error>"
            + "</Errors></BugCollection>");
    assertThatThrownBy(() -> SpotBugsXml.read(file)).hasMessageContaining("cannot read A");
    Files.writeString(file, "no XML");
    assertThatThrownBy(() -> SpotBugsXml.read(file)).hasMessageContaining("no XML");
  }

  @Test
  void aFileWithoutItsMarksIsRefused() {
    assertThatThrownBy(() -> Sample.read("A", "package corpus;\nclass A {}"))
        .hasMessageContaining("does not begin with");
    assertThatThrownBy(() -> Sample.read("A", "// truth: maybe\n// case: x\n"))
        .hasMessageContaining("no truth 'maybe'");
  }
}
