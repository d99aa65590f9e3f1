package watershed.analysis.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import watershed.analysis.ForkSample;
import watershed.record.BadInput;
import watershed.record.JmhFile;
import watershed.record.JmhFiles;
import watershed.record.JmhJson;
import watershed.record.Json;
import watershed.record.Measurement;
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
 * Files of JMH's results, damaged or changed in every way that a seed can think of: they are
 * refused in one line, or what is said of them is true of what they hold.
 */
class MutatedFilesTest {
  /** Files of which a piece of the text is another. */
  private static final int TEXTS = 15_000;

  /** Files that are whole, of which some figures are others. */
  private static final int TREES = 6_000;

  /** One in so many of those that are judged is put into words too. */
  private static final int TOLD = 8;

  private static final ComparedNames NAMES = new ComparedNames("clean.json", "mutated.json");

  private final Map<DiffVerdict, Integer> seen = new EnumMap<>(DiffVerdict.class);
  private int refused;
  private int judged;

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

  /** Reads two files, one of which is damaged, and judges what was read. */
  private void judge(Supplier<StoredSide> base, Supplier<StoredSide> next) {
    try {
      StoredSide a = base.get();
      StoredSide b = next.get();
      Rulings rulings =
          Rulings.judge(
              Matching.of(a, b, new MetricChoice(List.of()), false),
              EnvironmentGates.of(Matching.environments(a, b), true),
              DiffRules.USUAL,
              Policy.USUAL);
      for (Ruling ruling : rulings.subjects()) {
        requireTrue(List.of(a, b), ruling.verdict());
        seen.merge(ruling.verdict().verdict(), 1, Integer::sum);
      }
      if (judged++ % TOLD == 0) {
        requireReadable(rulings);
      }
    } catch (BadInput told) {
      assertThat(told.getMessage()).startsWith("'mutated.json'").doesNotContain("\n", "\u001b");
      refused++;
    }
  }

  @Test
  void noMutationGetsPastTheReaderUnseen() {
    Mutations mutations = new Mutations(5);
    for (String original : originals()) {
      StoredSide clean = side(original.getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < TEXTS / 3; i++) {
        byte[] mutated = mutations.of(original);
        if (i % 2 == 0) {
          judge(() -> clean, () -> side(mutated));
        } else {
          judge(() -> side(mutated), () -> clean);
        }
      }
    }
    System.out.printf("%d damaged files refused, %d judged: %s%n", refused, judged, seen);
    assertThat(refused + judged).isEqualTo(TEXTS);
    assertThat(refused).as("refused").isGreaterThan(2000);
    assertThat(judged).as("judged").isGreaterThan(1000);
    assertThat(seen).containsKeys(DiffVerdict.INVALID, DiffVerdict.EQUIVALENT);
  }

  /** Files that are whole and hold something else, beside one another with a planted change. */
  @Test
  void whatIsSaidOfOtherFiguresIsTrueOfThem() {
    ArrayNode before = TreeMutations.planted(false);
    ArrayNode after = TreeMutations.planted(true);
    StoredSide clean = side(Json.line(before).getBytes(StandardCharsets.UTF_8));
    StoredSide changed = side(Json.line(after).getBytes(StandardCharsets.UTF_8));
    TreeMutations mutations = new TreeMutations(6);
    for (int i = 0; i < TREES; i++) {
      switch (i % 3) {
        case 0 -> judge(() -> clean, () -> side(mutations.of(after)));
        case 1 -> judge(() -> side(mutations.of(before)), () -> changed);
        default -> judge(() -> side(mutations.of(before)), () -> side(mutations.of(after)));
      }
    }
    System.out.printf("%d changed files refused, %d judged: %s%n", refused, judged, seen);
    assertThat(refused + judged).isEqualTo(TREES);
    assertThat(judged).as("judged").isGreaterThan(TREES / 2);
    assertThat(seen).as("every verdict").containsOnlyKeys(DiffVerdict.values());
  }

  /** A verdict is of a subject that both files have, and of scores that can carry it. */
  private static void requireTrue(List<StoredSide> sides, SubjectVerdict verdict) {
    Subject subject = verdict.matched().subject();
    for (StoredSide side : sides) {
      StoredSide.Measured original =
          Objects.requireNonNull(
              side.measured().get(StoredSide.key(subject)), "a subject of both files");
      assertThat(original.subject()).as("mode and unit").isEqualTo(subject);
    }
    boolean decided =
        verdict.verdict() != DiffVerdict.INVALID && verdict.verdict() != DiffVerdict.INCONCLUSIVE;
    for (SideForks side : List.of(verdict.matched().a(), verdict.matched().b())) {
      if (verdict.verdict() != DiffVerdict.INVALID) {
        assertThat(side.forks().stream().allMatch(MutatedFilesTest::sound))
            .as("scores of %s", verdict)
            .isTrue();
      }
      if (decided) {
        assertThat(side.forks()).hasSizeGreaterThan(1);
      }
    }
    double rise = level(verdict.matched().b()) - level(verdict.matched().a());
    double gain = improvesByMore(subject) ? rise : -rise;
    if (verdict.verdict() == DiffVerdict.REGRESSED) {
      assertThat(gain).as("gain of %s", verdict).isNegative();
    } else if (verdict.verdict() == DiffVerdict.IMPROVED) {
      assertThat(gain).as("gain of %s", verdict).isPositive();
    }
  }

  private static boolean sound(ForkSample fork) {
    return fork.values().stream().allMatch(score -> score >= 0 && Double.isFinite(score));
  }

  /** Mean of the forks' logarithms: what was measured, whoever judges it. */
  private static double level(SideForks side) {
    return side.forks().stream()
        .mapToDouble(fork -> fork.mean() > 0 ? fork.logMean() : Double.NEGATIVE_INFINITY)
        .average()
        .orElse(Double.NaN);
  }

  private static boolean improvesByMore(Subject subject) {
    return subject.metric().equals(Measurement.PRIMARY)
        ? subject.mode().equals("thrpt")
        : subject.unit().startsWith("ops/");
  }

  /** Every form can be made, and holds nothing that a terminal would obey. */
  private static void requireReadable(Rulings rulings) {
    assertThat(DiffText.of(NAMES, rulings, 3) + DiffMarkdown.of(NAMES, rulings))
        .doesNotContain("\u001b", "\u0000");
    assertThat(Json.line(DiffDocument.of(NAMES, rulings))).startsWith("{");
  }
}
