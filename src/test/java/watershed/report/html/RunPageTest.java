package watershed.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import watershed.record.Cell;
import watershed.record.Json;
import watershed.record.Planted;
import watershed.record.PlantedRuns;
import watershed.record.Trial;
import watershed.report.CellTable;

class RunPageTest {
  private static List<Picture> pictures(Page page) {
    return page.sections().stream().flatMap(s -> s.pictures().stream()).toList();
  }

  @Test
  void everySectionIsThereInItsOrderWithSomethingToShow() {
    Page page = RunPage.of(PlantedPages.run());
    assertThat(page.sections()).extracting(Section::id).isEqualTo(PlantedPages.SECTIONS);
    assertThat(page.sections())
        .filteredOn(Section::absent)
        .extracting(Section::id)
        .containsExactly("crossover-map");
    String html = page.html();
    for (Section section : page.sections()) {
      assertThat(html).contains("<section id=\"" + section.id() + "\">");
    }
  }

  @Test
  void theFirstScreenSaysOnceWhatMostRowsShare() {
    CellTable take = RunPage.of(PlantedPages.run()).sections().get(0).tables().get(0);
    assertThat(take.title()).endsWith("; unless said otherwise keys=1024");
    assertThat(take.rows())
        .extracting(row -> row.get(0))
        .startsWith("writes=0, 1 thread", "writes=5, 1 thread")
        .allMatch(where -> !where.contains("keys"));
    assertThat(take.notes()).contains("Compared: ConcurrentHashMap, RwLock.");
  }

  @Test
  void aSweepTellsTheGranule() {
    assertThat(
            RunPage.of(PlantedPages.run()).sections().stream()
                .filter(s -> s.id().equals("stride"))
                .flatMap(s -> s.pictures().stream())
                .flatMap(p -> p.notes().stream()))
        .singleElement()
        .asString()
        .startsWith("Coherence granule on JDK 17.0.15: 64 B: words so far apart share nothing")
        .contains(", words 16 B apart do (3.", " times the cost at 128 B, 3 blocks); the system");
  }

  @Test
  void whatAForkKeptIsCalledByWhatItMeasured() {
    String path =
        "evidence/Contention_keys=1024_writes=0_x1-RwLock-jdk17.0.15-0-00c0ffee-outcomes.txt";
    List<Trial> trials = new ArrayList<>();
    for (Trial trial : PlantedPages.run().records().trials()) {
      trials.add(trials.isEmpty() ? trial.withEvidence(List.of(path)) : trial);
    }
    Section evidence =
        OriginSection.evidence(
            PlantedInputs.of(List.of(PlantedRuns.contention(List.of("RwLock"))), trials));
    assertThat(evidence.links())
        .containsExactly(
            new Link(
                "Contention keys=1024 writes=0, "
                    + trials.get(0).contender()
                    + ", JDK 17.0.15, block 0: outcomes.txt",
                path));
  }

  @Test
  void aProfileIsLinkedWhateverItsFileIsCalled() {
    for (Inputs inputs : List.of(PlantedPages.run(), PlantedPages.hostile())) {
      List<Link> links = OriginSection.evidence(inputs).links();
      assertThat(links.get(0).text()).startsWith("profile of Contention, cpu, JDK 17.0.15: flame-");
      assertThat(links.get(0).href())
          .startsWith("./profiles/Contention-cpu/flame-")
          .doesNotContain("<", "\"", " ");
    }
  }

  @Test
  void whatAForkKeptBeforeItFailedComesFirst() {
    List<Trial> trials = new ArrayList<>();
    for (Trial trial : PlantedPages.run().records().trials()) {
      trials.add(trials.isEmpty() ? trial.withEvidence(List.of("evidence/fine.txt")) : trial);
    }
    Cell last = trials.get(trials.size() - 1).cell();
    trials.add(
        Planted.trial(last, "RwLock", "17.0.15", 7, Trial.Outcome.THREW, "planted")
            .failed()
            .withEvidence(List.of("evidence/failed.txt")));
    Section evidence =
        OriginSection.evidence(
            PlantedInputs.of(List.of(PlantedRuns.contention(List.of("RwLock"))), trials));
    assertThat(evidence.links())
        .extracting(Link::path)
        .containsExactly("evidence/failed.txt", "evidence/fine.txt");
    assertThat(evidence.links().get(0).text())
        .contains(", RwLock, JDK 17.0.15, block 7, which failed: ");
  }

  @Test
  void aSectionWithoutDataSaysWhy() {
    Page page = RunPage.of(PlantedPages.search());
    assertThat(page.sections()).extracting(Section::id).isEqualTo(PlantedPages.SECTIONS);
    assertThat(page.sections())
        .filteredOn(Section::absent)
        .allSatisfy(section -> assertThat(section.texts()).isNotEmpty());
  }

  @Test
  void theMapOfASearchShowsEveryKindOfAnswer() {
    Page page = RunPage.of(PlantedPages.search());
    Picture map =
        pictures(page).stream().filter(p -> p.id().equals("map-1")).findFirst().orElseThrow();
    assertThat(map.data().rows())
        .extracting(row -> row.get(4))
        .containsExactlyInAnyOrder("CROSSING", "ONE_BETTER", "INDIFFERENT", "INCONCLUSIVE");
    assertThat(map.drawing()).isNotNull();
    assertThat(map.drawing().shapes())
        .filteredOn(shape -> !shape.tip().isEmpty())
        .extracting(Drawing.Shape::style)
        .containsExactlyInAnyOrder("w2", "c1", "equal", "open");
    assertThat(map.drawing().shapes())
        .filteredOn(shape -> shape.rectangle() && shape.tip().isEmpty())
        .extracting(Drawing.Shape::style)
        .as("the key explains what the map has, and no more")
        .containsExactlyInAnyOrder("w2", "c1", "equal", "open");
    assertThat(pictures(page)).extracting(Picture::id).contains("slice-1", "slice-4");
    assertThat(page.html()).contains("What to take");
  }

  @Test
  void everyChartHasItsOptionAndEveryPictureItsFigures() throws Exception {
    Page page = RunPage.of(PlantedPages.hostile());
    List<Picture> pictures = pictures(page);
    assertThat(pictures).extracting(Picture::id).doesNotHaveDuplicates().hasSizeGreaterThan(20);
    Matcher blocks = PageText.BLOCK.matcher(page.html());
    List<String> seen = new ArrayList<>();
    while (blocks.find()) {
      String id = blocks.group(1);
      seen.add(id);
      Picture picture = pictures.stream().filter(p -> p.id().equals(id)).findFirst().orElseThrow();
      JsonNode block = Json.parse(blocks.group(2), id);
      assertThat(block.get("option")).isNotNull();
      assertThat(picture.drawing()).isNull();
    }
    assertThat(pictures)
        .allSatisfy(picture -> assertThat(picture.data().rows()).isNotEmpty())
        .allSatisfy(picture -> assertThat(picture.reading().split("[.] ")).hasSizeGreaterThan(1));
    assertThat(seen)
        .containsExactlyElementsOf(
            pictures.stream().filter(p -> p.drawing() == null).map(Picture::id).toList());
  }

  @Test
  void hostileNamesStayTexts() {
    Page page = RunPage.of(PlantedPages.hostile());
    String html = page.html();
    // ECharts itself speaks of images.
    assertThat(PageText.withoutScripts(html)).doesNotContain("<script>alert", "<img");
    // Its own two scripts, the blocks of data, and no other.
    assertThat(PageText.withoutScripts(html)).doesNotContain("<script");
    assertThat(html).contains("&lt;/script&gt;").contains("\\u003c/script");
  }

  @Test
  void nothingOutsideIsNamedAsAnAddress() {
    for (Inputs inputs : List.of(PlantedPages.run(), PlantedPages.hostile())) {
      String html = RunPage.of(inputs).html();
      assertThat(PageText.addresses(html)).allMatch(address -> address.matches("(#|\\./).*"));
      assertThat(PageText.withoutScripts(html))
          .doesNotContain("http://", "https://", "@import", "url(http");
    }
  }

  @Test
  void thePolicyLetsTheOwnScriptsRunAndNoOther() throws Exception {
    Page page = RunPage.of(PlantedPages.run());
    Matcher scripts = PageText.SCRIPT.matcher(page.html());
    int count = 0;
    while (scripts.find()) {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(scripts.group(1).getBytes(StandardCharsets.UTF_8));
      assertThat(page.policy())
          .contains("'sha256-" + Base64.getEncoder().encodeToString(digest) + "'");
      count++;
    }
    assertThat(count).isEqualTo(2);
    assertThat(page.policy()).startsWith("default-src 'none'").doesNotContain("unsafe-eval");
  }

  @Test
  void withoutScriptsChartsTakeNoRoomAndItIsSaidWhy() {
    assertThat(RunPage.of(PlantedPages.run()).html())
        .contains("<noscript><style>.chart{display:none}</style></noscript>")
        .contains("The charts need scripts");
  }

  @Test
  void verdictsAndAnswersComeFirst() {
    Page page = RunPage.of(PlantedPages.run());
    Section ledger = page.sections().get(1);
    assertThat(ledger.claims())
        .anySatisfy(
            claim -> {
              assertThat(claim.id()).isEqualTo("2.2-zero-is-32");
              assertThat(claim.verdict()).isEqualTo("NOT IN THIS RUN");
            });
    Section answer = page.sections().get(0);
    assertThat(answer.tables().get(0).rows())
        .anySatisfy(row -> assertThat(row).contains("ConcurrentHashMap"))
        .anySatisfy(row -> assertThat(row).contains("RwLock"));
    assertThat(answer.tables().get(1).rows())
        .extracting(row -> row.get(0))
        .containsExactly("17.0.15", "25.0.3");
    assertThat(answer.tables().get(1).rows().get(0).get(1)).startsWith("1 claim on JDK 17.0.15: ");
    assertThat(answer.tables().get(2).rows()).extracting(row -> row.get(0)).contains("measured");
    assertThat(answer.texts()).as("nothing stands before what to take").isEmpty();
    assertThat(answer.tables().get(0).notes())
        .anyMatch(note -> note.startsWith("Compared: ") && note.contains("RwLock"));
  }

  @Test
  void aSearchAnswersWithItsDecisionsAndHowTheyAreRead() {
    Section answer = RunPage.of(PlantedPages.search()).sections().get(0);
    assertThat(answer.texts()).isEmpty();
    int last = answer.tables().size() - 1;
    assertThat(answer.tables().get(last).rows()).extracting(row -> row.get(0)).contains("measured");
    assertThat(answer.tables().get(last - 1).notes())
        .anyMatch(note -> note.contains("better than the one named by more than 3 %"))
        .anyMatch(note -> note.contains(" of 2 designs (ConcurrentHashMap, Sharded64)"));
  }
}
