package watershed.experiments.detection;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What checkers said of each class of a corpus, against what is true of it. */
final class Matrix {
  private final List<Sample> samples;
  private final Map<Checker, List<Report>> reports;

  private Matrix(List<Sample> samples, Map<Checker, List<Report>> reports) {
    this.samples = samples;
    this.reports = reports;
  }

  /**
   * The reports that are about null, by checker.
   *
   * @throws IllegalStateException if one is of a class that is none of the samples: it would count
   *     nowhere
   */
  static Matrix of(List<Sample> samples, Map<Checker, List<Report>> all) {
    List<String> names = samples.stream().map(Sample::name).toList();
    Map<Checker, List<Report>> reports = new EnumMap<>(Checker.class);
    all.forEach(
        (checker, said) -> {
          List<Report> kept = said.stream().filter(Report::aboutNull).toList();
          for (Report report : kept) {
            if (!names.contains(report.className())) {
              throw new IllegalStateException("no class of the corpus: " + report);
            }
          }
          reports.put(checker, kept);
        });
    return new Matrix(samples, reports);
  }

  /** Classes of a truth that at least one checker spoke of. */
  int spokenOf(Sample.Truth truth) {
    return (int) of(truth).stream().filter(sample -> !said(sample).isEmpty()).count();
  }

  /** Classes of a truth. */
  List<Sample> of(Sample.Truth truth) {
    return samples.stream().filter(sample -> sample.truth() == truth).toList();
  }

  /** A row for each class, a column for each checker, and below it what each of them said. */
  String text() {
    StringBuilder text = new StringBuilder();
    row(text, "class", "truth", reports.keySet().stream().map(Enum::name).toList());
    for (Sample.Truth truth : Sample.Truth.values()) {
      for (Sample sample : of(truth)) {
        List<String> verdicts = new ArrayList<>();
        for (Checker checker : reports.keySet()) {
          verdicts.add(verdict(truth, !said(checker, sample).isEmpty()));
        }
        row(text, sample.name(), truth.name().toLowerCase(Locale.ROOT), verdicts);
      }
    }
    for (Sample sample : samples) {
      text.append('\n').append(sample.name()).append(": ").append(sample.how()).append('\n');
      reports.forEach(
          (checker, said) -> {
            for (Report report : said(checker, sample)) {
              text.append("  ").append(checker).append(' ').append(report.rule()).append(": ");
              text.append(report.message()).append('\n');
            }
          });
    }
    return text.toString();
  }

  private static String verdict(Sample.Truth truth, boolean spoken) {
    return switch (truth) {
      case UNSET -> spoken ? "found" : "missed";
      case SET -> spoken ? "false alarm" : "quiet";
      case BEYOND -> spoken ? "seen" : "not seen";
    };
  }

  private static void row(StringBuilder text, String name, String truth, List<String> cells) {
    StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "%-24s%-8s", name, truth));
    cells.forEach(cell -> row.append(String.format(Locale.ROOT, "%-13s", cell)));
    text.append(row.toString().stripTrailing()).append('\n');
  }

  private List<Report> said(Sample sample) {
    List<Report> all = new ArrayList<>();
    reports.keySet().forEach(checker -> all.addAll(said(checker, sample)));
    return all;
  }

  private List<Report> said(Checker checker, Sample sample) {
    return reports.getOrDefault(checker, List.of()).stream()
        .filter(report -> report.className().equals(sample.name()))
        .toList();
  }
}
