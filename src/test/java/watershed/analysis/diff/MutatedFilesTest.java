package watershed.analysis.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import watershed.analysis.ForkSample;
import watershed.record.BadInput;
import watershed.record.JmhFile;
import watershed.record.JmhFiles;
import watershed.record.JmhJson;
import watershed.record.Json;
import watershed.record.PlantedRuns;
import watershed.record.Policy;
import watershed.record.RunDirectory;
import watershed.record.RunStore;
import watershed.record.Trial;
import watershed.report.ComparedNames;
import watershed.report.DiffDocument;
import watershed.report.DiffMarkdown;
import watershed.report.DiffText;

/**
 * Files of JMH's results, damaged in every way that a seed can think of: they are refused in one
 * line, or what is said of them is true of what they hold.
 */
class MutatedFilesTest {
  private static final int MUTATIONS = 24_000;

  /** One in so many of those that are judged is put into words too. */
  private static final int TOLD = 8;

  private static final ComparedNames NAMES = new ComparedNames("clean.json", "mutated.json");

  private final Mutations mutations = new Mutations(5);

  private static RunDirectory newestRun() {
    return new RunStore(Path.of("results"))
        .list().runs().stream()
            .filter(run -> !run.isSearch() && !run.isDiff())
            .reduce((earlier, later) -> later)
            .orElseThrow();
  }

  /** Two benchmarks that this suite measured, cut to three forks of four windows. */
  private static List<String> originals() {
    List<Trial> trials = newestRun().trials().trials();
    ArrayNode real = JmhJson.of(trials);
    ArrayNode few = Json.mapper().createArrayNode();
    few.add(cut((ObjectNode) real.get(0)));
    few.add(cut((ObjectNode) real.get(real.size() / 2)));
    ArrayNode planted = JmhJson.of(PlantedRuns.emptyMaps(8, 3).trials().subList(0, 12));
    ArrayNode onOne = Json.mapper().createArrayNode();
    planted.forEach(
        element -> {
          if (element.get("jdkVersion").asString().equals("17.0.15")) {
            onOne.add(cut((ObjectNode) element));
          }
        });
    String made =
        new JmhFiles(3).shape(3, 4).add("a.B.c", Map.of("x", "1"), 9).with("m", "#", 3).text();
    return List.of(Json.line(few), Json.line(onOne), made);
  }

  private static ObjectNode cut(ObjectNode element) {
    ((ObjectNode) element.get("primaryMetric")).remove("scorePercentiles");
    cutForks((ArrayNode) element.get("primaryMetric").get("rawData"));
    ObjectNode secondary = (ObjectNode) element.get("secondaryMetrics");
    secondary.retain(List.of("gc.alloc.rate.norm", "jolBytes"));
    secondary.forEach(metric -> ((ObjectNode) metric).remove("scorePercentiles"));
    secondary.forEach(metric -> cutForks((ArrayNode) metric.get("rawData")));
    return element;
  }

  private static void cutForks(ArrayNode forks) {
    while (forks.size() > 3) {
      forks.remove(forks.size() - 1);
    }
    forks.forEach(
        fork -> {
          while (fork.size() > 4) {
            ((ArrayNode) fork).remove(fork.size() - 1);
          }
        });
  }

  private static StoredSide side(byte[] bytes) {
    JmhFile file = JmhFile.read(new ByteArrayInputStream(bytes), "'mutated.json'");
    return JmhSide.of("'mutated.json'", file, null);
  }

  @Test
  void noMutationGetsPastTheReaderUnseen() {
    Map<DiffVerdict, Integer> seen = new EnumMap<>(DiffVerdict.class);
    int refused = 0;
    int judged = 0;
    for (String original : originals()) {
      StoredSide clean = side(original.getBytes(StandardCharsets.UTF_8));
      int share = MUTATIONS / 3;
      for (int i = 0; i < share; i++) {
        byte[] mutated = mutations.of(original);
        try {
          StoredSide other = side(mutated);
          Matching matching = Matching.of(clean, other, new MetricChoice(List.of()), false);
          Rulings rulings =
              Rulings.judge(
                  matching,
                  EnvironmentGates.of(Matching.environments(clean, other), true),
                  DiffRules.USUAL,
                  Policy.USUAL);
          rulings
              .subjects()
              .forEach(
                  ruling -> {
                    requireTrue(clean, ruling.verdict());
                    seen.merge(ruling.verdict().verdict(), 1, Integer::sum);
                  });
          if (judged++ % TOLD == 0) {
            requireReadable(rulings);
          }
        } catch (BadInput told) {
          assertThat(told.getMessage()).startsWith("'mutated.json'").doesNotContain("\n", "\u001b");
          refused++;
        }
      }
    }
    System.out.printf("%d mutations refused, %d judged: %s%n", refused, judged, seen);
    assertThat(refused + judged).isGreaterThanOrEqualTo(20_000);
    assertThat(refused).as("refused").isGreaterThan(2000);
    assertThat(judged).as("judged").isGreaterThan(2000);
    assertThat(seen).containsKeys(DiffVerdict.INVALID, DiffVerdict.EQUIVALENT);
  }

  /** A verdict is of the subject that the clean file has, and of scores that can carry it. */
  private static void requireTrue(StoredSide clean, SubjectVerdict verdict) {
    Subject subject = verdict.matched().subject();
    StoredSide.Measured original =
        Objects.requireNonNull(
            clean.measured().get(StoredSide.key(subject)), "a subject of the clean file");
    assertThat(original.subject()).as("mode and unit").isEqualTo(subject);
    if (verdict.verdict() != DiffVerdict.INVALID) {
      assertThat(verdict.matched().b().forks())
          .flatExtracting(ForkSample::values)
          .as("scores of %s", verdict)
          .allMatch(score -> score >= 0 && Double.isFinite(score));
    }
    boolean decided =
        verdict.verdict() != DiffVerdict.INVALID && verdict.verdict() != DiffVerdict.INCONCLUSIVE;
    if (decided) {
      assertThat(verdict.matched().a().forks()).hasSizeGreaterThan(1);
      assertThat(verdict.matched().b().forks()).hasSizeGreaterThan(1);
    }
    double gain = subject.direction().sign() * Math.log(verdict.change().value());
    if (verdict.verdict() == DiffVerdict.REGRESSED) {
      assertThat(gain).as("gain of %s", verdict).isNegative();
    } else if (verdict.verdict() == DiffVerdict.IMPROVED) {
      assertThat(gain).as("gain of %s", verdict).isPositive();
    }
  }

  /** Every form can be made, and holds nothing that a terminal would obey. */
  private static void requireReadable(Rulings rulings) {
    assertThat(DiffText.of(NAMES, rulings, 3) + DiffMarkdown.of(NAMES, rulings))
        .doesNotContain("\u001b", "\u0000");
    assertThat(Json.line(DiffDocument.of(NAMES, rulings))).startsWith("{");
  }
}
