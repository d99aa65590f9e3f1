package watershed.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import watershed.record.Json;
import watershed.record.Machine;
import watershed.record.RunDirectory;
import watershed.record.RunStore;
import watershed.report.Judgements;
import watershed.report.LedgerFile;
import watershed.report.RunRecords;

class IndexPageTest {
  @TempDir Path results;

  private RunDirectory run = new RunDirectory(Path.of(""));

  @BeforeEach
  void plant() {
    run = PlantedSite.stored(results);
  }

  @Test
  void everyClaimStandsOnceForEachMachineAndJdk() {
    Page page = IndexPage.of(new RunStore(results));
    assertThat(page.sections()).extracting(Section::id).containsExactly("answer", "runs", "ledger");
    assertThat(page.sections().get(1).tables().get(1).rows())
        .singleElement()
        .satisfies(row -> assertThat(row).first().isEqualTo("planted-2cpu"))
        .satisfies(row -> assertThat(row.get(1)).contains("2 CPUs", "MiB"));
    Section ledger = page.sections().get(2);
    assertThat(ledger.tables().get(0).columns())
        .extracting(c -> c.name())
        .contains("planted-2cpu, JDK 17.0.15", "planted-2cpu, JDK 25.0.3");
    assertThat(ledger.tables().get(0).rows()).hasSize(1);
  }

  /** Two machines of one model differ by the number of their directory alone. */
  @Test
  void twoMachinesOfOneModelAreTwo() throws Exception {
    Path home = run.path().getParent();
    Machine machine = Json.read(home.resolve("machine.json"), Machine.class);
    Path other = Files.createDirectory(results.resolve(home.getFileName() + ".2"));
    Files.move(run.path(), other.resolve("moved"));
    Files.writeString(
        other.resolve("machine.json"), Json.line(machine).replace(machine.os(), "another system"));
    PlantedSite.stored(results);
    List<Section> sections = IndexPage.of(new RunStore(results)).sections();
    assertThat(sections.get(1).tables().get(0).rows())
        .extracting(row -> row.get(0) + " " + row.get(1).equals("moved"))
        .contains("planted-2cpu false", "planted-2cpu.2 true");
    assertThat(sections.get(1).tables().get(1).rows())
        .extracting(row -> row.get(0) + " " + row.get(1).contains("another system"))
        .containsExactlyInAnyOrder("planted-2cpu false", "planted-2cpu.2 true");
    assertThat(sections.get(2).tables().get(0).columns())
        .extracting(c -> c.name())
        .contains("planted-2cpu, JDK 17.0.15", "planted-2cpu.2, JDK 17.0.15");
  }

  private static LedgerFile.Claim claim(String section, String id, String says, String verdict) {
    LedgerFile.Verdict of =
        new LedgerFile.Verdict("17.0.15", verdict, "", List.of(), List.of(), List.of(), List.of());
    return new LedgerFile.Claim(section, id, says, "", "", "Contention", "run", List.of(of));
  }

  private static LedgerFile ledger(String says, String verdict) {
    LedgerFile.Claim claim = claim("2.3", "2.3-a", says, verdict);
    return new LedgerFile(1, "planted-2cpu", "a-run", "quick", List.of(), List.of(claim));
  }

  /** A ledger of a build that counted self-tests as claims is counted again. */
  @Test
  void selfTestsAreCountedApartInOlderLedgersToo() throws Exception {
    LedgerFile counted =
        new LedgerFile(
            1,
            "planted-2cpu",
            "a-run",
            "quick",
            List.of(new LedgerFile.Coverage("17.0.15", 3, 3, 2, 0, 0)),
            List.of(
                claim("0.1", "0.1-a", "A tenth more", "CONFIRMED"),
                claim("2.3", "2.3-a", "sync.Map loses", "REFUTED"),
                claim("2.3", "2.3-b", "In this order", "INCONCLUSIVE")));
    String older =
        Json.line(counted).replaceAll("\"(recovered|selfTests)\":0,?", "").replace(",}", "}");
    assertThat(older).doesNotContain("selfTests");
    Files.writeString(run.file(LedgerFile.FILE), older);
    Section runs = IndexPage.of(new RunStore(results)).sections().get(1);
    assertThat(runs.tables().get(0).rows().get(0).get(5))
        .isEqualTo("1 of 2 on 17.0.15 (self-tests: 1 of 1 recovered)");
  }

  @Test
  void aVerdictStandsBesideTheWordsThatItIsOf() {
    Json.write(run.file(LedgerFile.FILE), ledger("A locked map overtakes", "REFUTED"));
    RunDirectory later = PlantedSite.stored(results);
    Json.write(later.file(LedgerFile.FILE), ledger("sync.Map loses", "CONFIRMED"));
    Section ledger = IndexPage.of(new RunStore(results)).sections().get(2);
    assertThat(ledger.tables().get(0).rows())
        .isEqualTo(
            List.of(
                List.of("2.3", "2.3-a", "sync.Map loses", "CONFIRMED"),
                List.of("2.3", "2.3-a", "A locked map overtakes", "REFUTED")));
    assertThat(ledger.texts()).anyMatch(text -> text.contains("for each wording"));
  }

  @Test
  void ofOneWordingTheNewestRunsVerdictStands() {
    Json.write(run.file(LedgerFile.FILE), ledger("A locked map overtakes", "REFUTED"));
    RunDirectory later = PlantedSite.stored(results);
    Json.write(later.file(LedgerFile.FILE), ledger("A locked map overtakes", "CONFIRMED"));
    Section ledger = IndexPage.of(new RunStore(results)).sections().get(2);
    assertThat(ledger.tables().get(0).rows())
        .isEqualTo(List.of(List.of("2.3", "2.3-a", "A locked map overtakes", "CONFIRMED")));
    assertThat(ledger.texts()).noneMatch(text -> text.contains("for each wording"));
  }

  @Test
  void aShorterRunsQuestionMarkDoesNotHideWhatWasSettled() {
    Json.write(run.file(LedgerFile.FILE), ledger("A locked map overtakes", "REFUTED"));
    RunDirectory later = PlantedSite.stored(results);
    Json.write(later.file(LedgerFile.FILE), ledger("A locked map overtakes", "INCONCLUSIVE"));
    assertThat(IndexPage.of(new RunStore(results)).sections().get(2).tables().get(0).rows())
        .isEqualTo(List.of(List.of("2.3", "2.3-a", "A locked map overtakes", "REFUTED")));
  }

  @Test
  void aRunWithAPageIsLinkedFromTheStore() {
    assertThat(IndexPage.of(new RunStore(results)).sections().get(1).links()).isEmpty();
    Judgements judgements = Judgements.of(RunRecords.of(run));
    RunPage.of(Inputs.of(run, judgements)).write(run.file(RunPage.FILE));
    List<Link> links = IndexPage.of(new RunStore(results)).sections().get(1).links();
    assertThat(links).hasSize(1);
    assertThat(results.resolve(links.get(0).path())).isRegularFile();
  }

  @Test
  void aRunThatCannotBeReadIsToldOf() throws Exception {
    Files.writeString(run.file("run.json"), "{");
    Section runs = IndexPage.of(new RunStore(results)).sections().get(1);
    assertThat(runs.texts()).anyMatch(text -> text.contains("run.json"));
  }

  @Test
  void thePageIsTheSameAgain() {
    RunStore store = new RunStore(results);
    assertThat(IndexPage.of(store).html()).isEqualTo(IndexPage.of(store).html());
  }

  @Test
  void aRunOnTwoJdksIsAComparisonByItself() {
    Inputs inputs = Inputs.of(run, Judgements.of(RunRecords.of(run)));
    assertThat(ForestPicture.section(inputs.compared()).pictures())
        .extracting(Picture::title)
        .containsExactly("Change from A, JDK 17.0.15, to B, JDK 25.0.3");
  }
}
