package watershed.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import watershed.analysis.diff.DiffRules;
import watershed.analysis.diff.Gate;
import watershed.analysis.diff.JmhSide;
import watershed.analysis.diff.Matching;
import watershed.analysis.diff.MetricChoice;
import watershed.analysis.diff.Rulings;
import watershed.analysis.diff.StoredSide;
import watershed.analysis.diff.Subject;
import watershed.record.Glob;
import watershed.record.JmhFile;
import watershed.record.JmhFiles;
import watershed.record.Policy;

class DiffMarkdownTest {
  private static final String EVIL = "x.<script>|[a](http://b)\u001b[2J\nY.op";
  private static final Subject ONE =
      subject("a.b.Codec.op", Map.of("keys", "9", "size", "1"), 2, "primary");
  private static final List<Subject> FOUR =
      List.of(
          ONE,
          subject("a.b.Codec.op", Map.of("keys", "9", "size", "2"), 2, "gc.count"),
          subject("a.b.Other.op", Map.of("keys", "8"), 1, "primary"),
          subject("a.b.Other.op", Map.of(), 4, "primary"));
  private static final ComparedNames NAMES = new ComparedNames("old\u001b.json", "new.json");

  private static Rulings rulings(int benchmarks) {
    return rulings(side(1, benchmarks, 1), side(2, benchmarks, 1.2), Policy.USUAL);
  }

  private static Rulings rulings(StoredSide a, StoredSide b, Policy policy) {
    Matching all = Matching.of(a, b, new MetricChoice(List.of()), false);
    return Rulings.judge(all, List.of(), DiffRules.USUAL, policy);
  }

  private static StoredSide side(long seed, int benchmarks, double factor) {
    JmhFiles files = new JmhFiles(seed).add(EVIL, Map.of("p|q", "<b>"), 10 * factor);
    for (int i = 1; i < benchmarks; i++) {
      files.add("org.x.B" + i + ".op", Map.of(), 10 * factor);
    }
    return side(files);
  }

  @Test
  void namesOfStrangersStayText() {
    String markdown = DiffMarkdown.of(NAMES, rulings(1));
    assertThat(markdown)
        .contains("REGRESSED")
        .doesNotContain("<script>", "<b>", "\u001b", "[a](http");
    assertThat(markdown.lines().filter(line -> line.startsWith("| ")))
        .allMatch(line -> line.replace("\\|", "").chars().filter(c -> c == '|').count() == 8);
    assertThat(DiffText.of(NAMES, rulings(1), 40)).doesNotContain("\u001b");
  }

  @Test
  void manyRowsAreCutAndSaid() {
    assertThat(DiffMarkdown.of(NAMES, rulings(300)))
        .hasSizeLessThan(65_536)
        .contains("and 250 more");
    Rulings faster = rulings(side(1, 300, 1), side(2, 300, .8), Policy.USUAL);
    String text = DiffText.of(NAMES, faster, 40);
    assertThat(text).contains("and 260 more");
    assertThat(text.lines()).allMatch(line -> line.length() <= Wrap.WIDTH);
  }

  @Test
  void whatFailsTheBuildComesFirstAndIsNeverCut() {
    JmhFiles before = new JmhFiles(1);
    JmhFiles after = new JmhFiles(2);
    for (int i = 0; i < 60; i++) {
      before.add("org.x.B" + i + ".op", Map.of(), 10);
      after.add("org.x.B" + i + ".op", Map.of(), 5);
    }
    before.add("org.x.Worse.op", Map.of(), 10);
    after.add("org.x.Worse.op", Map.of(), 11);
    Rulings mixed = rulings(side(before), side(after), Policy.USUAL);
    assertThat(mixed.says()).isEqualTo("FAILED: 1 regressed");
    assertThat(DiffText.of(NAMES, mixed, 40)).contains("Worse.op", "and 21 more");
    assertThat(DiffText.of(NAMES, mixed, 0)).contains("Worse.op", "and 60 more");
    List<Subject> order =
        new DiffTables(mixed)
            .sorted(false).stream().map(r -> r.verdict().matched().subject()).toList();
    assertThat(order.get(0).benchmark()).isEqualTo("org.x.Worse.op");
  }

  @Test
  void whatIsLackingStandsInItsRowAndWhatItIsLackingFor() {
    String text = DiffText.of(NAMES, noisy(.1, 5), 40);
    assertThat(text).containsPattern(" [0-9]+ forks, [0-9]+ more");
    assertThat(DiffMarkdown.of(NAMES, noisy(.1, 5))).containsPattern(" [0-9]+ forks, [0-9]+ more");
    assertThat(DiffSummary.reading(noisy(.1, 5)))
        .contains("needs: what finds 3 % as often", "of a comparison by itself: adjusted among")
        .contains("confirmed: all of its 95 % interval, the one of a single look, lies beyond");
    Policy.Rule tolerant = new Policy.Rule(Glob.ANY, Glob.ANY, .25, null, null, null, null);
    Policy usual = Policy.USUAL;
    Policy special = new Policy(null, 0, usual.fails(), usual.warns(), false, List.of(tolerant));
    Rulings own = rulings(noisy(1, .1, 5), noisy(2, .1, 5), special);
    assertThat(DiffSummary.reading(own))
        .contains("needs: what finds its delta, 3 % where none stands with the verdict, as often");
  }

  private static StoredSide side(JmhFiles files) {
    return JmhSide.of("'x'", JmhFile.of(files.list(), "'x'"), null);
  }

  @Test
  void namesAreShortUnlessTwoWouldBeOne() {
    List<Subject> subjects =
        JmhSide.of(
                "'x'",
                JmhFile.of(
                    new JmhFiles(1)
                        .add("a.b.Codec.op", Map.of(), 1)
                        .add("a.c.Codec.op", Map.of(), 1)
                        .add("a.c.Other.op", Map.of(), 1)
                        .list(),
                    "'x'"),
                null)
            .subjects();
    DiffLabels labels = new DiffLabels(subjects);
    assertThat(subjects.stream().map(labels::of))
        .containsExactly("a.b.Codec.op", "a.c.Codec.op", "Other.op");
  }

  @Test
  void modesAreNamedWhereNothingElseTells() {
    Subject times = new Subject("a.b.Codec.op", new TreeMap<>(), 1, "primary", "avgt", "ns/op");
    Subject rates = subject("a.b.Codec.op", Map.of(), 1, "primary");
    Subject alone = subject("a.b.Other.op", Map.of(), 1, "primary");
    DiffLabels labels = new DiffLabels(List.of(times, rates, alone));
    assertThat(List.of(times, rates, alone).stream().map(labels::of))
        .containsExactly("Codec.op mode avgt", "Codec.op mode thrpt", "Other.op");
    assertThat(labels.distinct(times)).isEqualTo("Codec.op mode avgt");
    assertThat(labels.unique(times)).isEqualTo("a.b.Codec.op 1 thread, mode avgt");
    assertThat(labels.unique(alone)).isEqualTo("a.b.Other.op 1 thread");
  }

  @Test
  void aPicturesLabelLeavesOutWhatABenchmarkSharesAndPutsTheMetricFirst() {
    DiffLabels labels = new DiffLabels(FOUR);
    assertThat(FOUR.stream().map(labels::distinct))
        .containsExactly(
            "Codec.op size=1",
            "gc.count: Codec.op size=2",
            "Other.op keys=8, 1 thread",
            "Other.op 4 threads");
    assertThat(labels.unique(FOUR.get(1)))
        .isEqualTo("a.b.Codec.op keys=9 size=2, 2 threads: gc.count");
    assertThat(new DiffLabels(List.of(ONE)).distinct(ONE)).isEqualTo("Codec.op");
  }

  @Test
  void aRowLeavesOutWhatABenchmarkSharesWhichIsSaidOnce() {
    DiffLabels labels = new DiffLabels(FOUR);
    assertThat(FOUR.stream().map(labels::of))
        .containsExactly(
            "Codec.op size=1",
            "Codec.op size=2: gc.count",
            "Other.op keys=8",
            "Other.op 4 threads");
    assertThat(FOUR.stream().map(labels::shared))
        .containsExactly("Codec.op keys=9, 2 threads", "Codec.op keys=9, 2 threads", "", "");
    DiffLabels alone = new DiffLabels(List.of(ONE));
    assertThat(alone.of(ONE)).isEqualTo("Codec.op keys=9 size=1, 2 threads");
    assertThat(alone.shared(ONE)).isEmpty();
  }

  @Test
  void aTableSaysOnceWhatAllItsRowsHaveAndNotAgainWhatTheyShow() {
    String text = DiffText.of(NAMES, noisy(.1, 5), 40);
    assertThat(text)
        .containsOnlyOnce("keys=9")
        .contains("always: Codec.op keys=9")
        .contains("Codec.op size=1 ", "Codec.op size=2 ", " forks")
        .doesNotContain("4 times in 5; 3 %");
    assertThat(DiffText.of(NAMES, noisy(.1, 1), 40))
        .as("what no column shows is said")
        .contains("one fork of A shows no scatter");
    assertThat(DiffText.of(NAMES, noisy(.1, 1), 0))
        .as("said of those too that only a note names")
        .contains("always: Codec.op keys=9", "no scatter between forks", "Codec.op size=2");
  }

  private static Rulings noisy(double scatter, int forks) {
    return rulings(noisy(1, scatter, forks), noisy(2, scatter, forks), Policy.USUAL);
  }

  private static StoredSide noisy(long seed, double scatter, int forks) {
    JmhFiles files = new JmhFiles(seed).shape(forks, 5).scatter(scatter);
    for (String size : List.of("1", "2")) {
      files.add("a.b.Codec.op", Map.of("keys", "9", "size", size), 10);
    }
    return side(files);
  }

  @Test
  void gatesThatSayTheSameShareALine() {
    List<Gate> gates =
        List.of(
            new Gate("machine before", false, false, "hot"),
            new Gate("JVM flags", false, true, "hot"),
            new Gate("machine after", false, false, "hot"));
    Rulings judged =
        Rulings.judge(
            Matching.of(noisy(1, .01, 5), noisy(2, .01, 5), new MetricChoice(List.of()), false),
            gates,
            DiffRules.USUAL,
            Policy.USUAL);
    assertThat(DiffSummary.gates(judged))
        .contains("note: machine before, machine after: hot", "GATE CLOSED: JVM flags: hot");
  }

  private static Subject subject(
      String benchmark, Map<String, String> params, int threads, String metric) {
    return new Subject(benchmark, new TreeMap<>(params), threads, metric, "thrpt", "ops/s");
  }
}
