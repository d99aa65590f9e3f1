package watershed.experiments.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The checkers on the whole corpus, and on faults that are planted into it and taken out of it. */
class StaticDetectionTest {
  private static final String ASSIGNED = " = new HashMap<>();";

  private static List<Sample> corpus = List.of();
  private static final Map<Checker, List<Report>> REPORTS = new EnumMap<>(Checker.class);

  @BeforeAll
  static void checkTheCorpusWithAll() throws IOException {
    corpus = Workshop.corpus();
    try (Workshop workshop = Workshop.open(corpus)) {
      for (Checker checker : Checker.ALL_FOUR.parts()) {
        REPORTS.put(checker, checker.check(workshop));
      }
    }
  }

  @Test
  void theCorpusHasEveryKindOfCase() {
    assertThat(corpus).hasSizeGreaterThanOrEqualTo(12);
    for (Sample.Truth truth : Sample.Truth.values()) {
      assertThat(corpus).filteredOn(s -> s.truth() == truth).hasSizeGreaterThanOrEqualTo(5);
    }
    assertThat(corpus).extracting(Sample::how).doesNotHaveDuplicates();
    for (Sample sample : corpus) {
      assertThat(sample.source()).contains("class " + sample.name() + " ", "package corpus;");
      assertThat(sample.source()).contains("Map<");
    }
  }

  @Test
  void theCompilerSaysNothingOfAnyOfThem() {
    assertThat(REPORTS.get(Checker.JAVAC)).noneMatch(Report::aboutNull);
  }

  /** In the words of javac 25 and of SpotBugs' messages. */
  @Test
  void whatIsAboutOverridingIsNotAboutNull() {
    String escapes = "possible 'this' escape before subclass is fully initialized";
    assertThat(new Report("OverridableHook", "this-escape", escapes).aboutNull()).isFalse();
    String calls = "Overridable method init is called from constructor; fields may be null";
    assertThat(
            new Report("OverridableHook", "MC_OVERRIDABLE_METHOD_CALL_IN_CONSTRUCTOR", calls)
                .aboutNull())
        .isFalse();
    assertThat(new Report("OverridableHook", "NullAway", "field not initialized").aboutNull())
        .isTrue();
  }

  @Test
  void nullAwayFindsAllThatIsUnsetAndMistrustsWhatItCannotSee() {
    assertThat(spokenOf(Checker.NULLAWAY, Sample.Truth.UNSET)).isEqualTo(names(Sample.Truth.UNSET));
    assertThat(spokenOf(Checker.NULLAWAY, Sample.Truth.SET))
        .containsExactly("InjectedOwn", "LazyUnmarked", "StartedByContainer");
    assertThat(REPORTS.get(Checker.NULLAWAY))
        .isNotEmpty()
        .allMatch(report -> report.rule().equals("NullAway") && report.aboutNull());
  }

  @Test
  void spotBugsFindsWhatNobodyEverAssigns() {
    assertThat(spokenOf(Checker.SPOTBUGS, Sample.Truth.UNSET))
        .contains("AssignedNull", "NeverAssigned")
        .doesNotContain("OnePathOnly");
  }

  @Test
  void everyReportThatCountsIsAboutNullAndOfAClassOfTheCorpus() {
    Set<String> names = new TreeSet<>(corpus.stream().map(Sample::name).toList());
    REPORTS.forEach(
        (checker, reports) -> {
          for (Report report : reports) {
            assertThat(names).as(checker + " " + report).contains(report.className());
          }
        });
  }

  @Test
  void aPlantedFaultIsFoundAndItsMendingSilences() throws IOException {
    Sample sound = sample("AtDeclaration");
    assertThat(sound.source()).contains("counts" + ASSIGNED);
    Sample broken =
        new Sample(
            sound.name(),
            Sample.Truth.UNSET,
            "planted",
            sound.source().replaceFirst("counts = new HashMap<>\\(\\);", "counts;"));
    Sample mended =
        new Sample(
            "SetterOnly",
            Sample.Truth.SET,
            "mended",
            sample("SetterOnly")
                .source()
                .replaceFirst("Integer> counts;", "Integer> counts" + ASSIGNED));
    assertThat(broken.source()).isNotEqualTo(sound.source());
    assertThat(mended.source()).isNotEqualTo(sample("SetterOnly").source());

    Matrix matrix = matrixOf(List.of(broken, mended), Checker.NULLAWAY);
    assertThat(matrix.spokenOf(Sample.Truth.UNSET)).isEqualTo(1);
    assertThat(matrix.spokenOf(Sample.Truth.SET)).isZero();

    Detections seen = new Detections();
    seen.record(matrix);
    assertThat(List.of(seen.found(), seen.missed(), seen.falseAlarms())).containsExactly(1, 0, 0);
  }

  @Test
  void theMatrixSaysOfEachClassWhatEachCheckerMadeOfIt() {
    Matrix matrix = Matrix.of(corpus, REPORTS);
    List<String> lines = matrix.text().lines().toList();
    assertThat(lines.get(0)).matches("class +truth +JAVAC +ERROR_PRONE +NULLAWAY +SPOTBUGS");
    assertThat(lines)
        .anyMatch(line -> line.matches("OnePathOnly +unset +missed +\\w+ +found +missed"))
        .anyMatch(line -> line.matches("LazyUnmarked +set +quiet +quiet +false alarm +.*"))
        .anyMatch(line -> line.matches("NeverAssigned +unset +missed +\\w+ +found +found"));
    assertThat(lines.subList(1, corpus.size() + 1))
        .extracting(line -> line.substring(0, line.indexOf(' ')))
        .containsExactlyInAnyOrderElementsOf(corpus.stream().map(Sample::name).toList());
    assertThat(matrix.text()).doesNotContain(Path.of("").toAbsolutePath().toString());
  }

  @Test
  void countsAreOfClassesByTheirTruth() {
    List<Sample> samples =
        List.of(
            new Sample("A", Sample.Truth.UNSET, "", ""),
            new Sample("B", Sample.Truth.UNSET, "", ""),
            new Sample("C", Sample.Truth.SET, "", ""),
            new Sample("D", Sample.Truth.BEYOND, "", ""));
    Detections seen = new Detections();
    seen.record(
        Matrix.of(
            samples,
            Map.of(
                Checker.JAVAC,
                List.of(
                    new Report("A", "NullAway", "field x not initialized"),
                    new Report("A", "NullAway", "dereferenced expression is @Nullable"),
                    new Report("B", "UnusedVariable", "the field is never read"),
                    new Report("D", "NP_UNWRITTEN_FIELD", "read of x")))));
    assertThat(List.of(seen.found(), seen.missed(), seen.falseAlarms())).containsExactly(1, 1, 0);

    assertThatThrownBy(
            () ->
                Matrix.of(
                    samples, Map.of(Checker.JAVAC, List.of(new Report("E", "", "null here")))))
        .hasMessageContaining("no class of the corpus");
  }

  @Test
  void contendersThatAreOneCheckerAreAllOfTheFour() {
    List<Checker> single = new ArrayList<>(EnumSet.allOf(Checker.class));
    single.removeIf(checker -> checker.parts().size() > 1);
    assertThat(Checker.ALL_FOUR.parts()).containsExactlyElementsOf(single);
  }

  private Set<String> spokenOf(Checker checker, Sample.Truth truth) {
    Set<String> names = names(truth);
    Set<String> spoken = new TreeSet<>();
    for (Report report : REPORTS.getOrDefault(checker, List.of())) {
      if (report.aboutNull() && names.contains(report.className())) {
        spoken.add(report.className());
      }
    }
    return spoken;
  }

  private static Set<String> names(Sample.Truth truth) {
    return new TreeSet<>(
        corpus.stream().filter(s -> s.truth() == truth).map(Sample::name).toList());
  }

  private static Sample sample(String name) {
    return corpus.stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
  }

  private static Matrix matrixOf(List<Sample> samples, Checker checker) throws IOException {
    try (Workshop workshop = Workshop.open(samples)) {
      return Matrix.of(samples, Map.of(checker, checker.check(workshop)));
    }
  }
}
