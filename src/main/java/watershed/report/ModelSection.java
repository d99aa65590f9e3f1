package watershed.report;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import watershed.analysis.Bootstrap;
import watershed.analysis.ClaimVerdict;
import watershed.analysis.ContentionCells;
import watershed.analysis.ContentionClaims;
import watershed.analysis.CostCells;
import watershed.analysis.CostModel;
import watershed.analysis.CostModels;
import watershed.analysis.DocumentClaim;
import watershed.analysis.Estimate;
import watershed.analysis.ScalingFit;

/** The document's model on trial: its four claims of section 2.3, its formula, and its rivals. */
final class ModelSection {
  /** The experiment that the claims are of. */
  static final String EXPERIMENT = "Contention";

  private static final int RESAMPLES = 200;

  private ModelSection() {}

  /** What a claim of any experiment of the run is judged as here; null where it is not. */
  static @Nullable DocumentClaim judgedAs(String claim, List<View> views) {
    return views.stream().anyMatch(ModelSection::applies) ? DocumentClaim.of(claim) : null;
  }

  /** Whether an experiment has this section. */
  static boolean applies(View view) {
    return view.info().name().equals(EXPERIMENT) && !view.cells().isEmpty();
  }

  /**
   * The section, a part for each JDK and table; none where nothing of the experiment was measured.
   *
   * @param p99 by JDK: of an operation's time by design, in microseconds, at 64 threads and 30 %
   *     writes; empty where that was not measured
   */
  static List<List<String>> parts(View view, Function<String, Map<String, Estimate>> p99) {
    List<List<String>> parts = new ArrayList<>();
    if (!applies(view)) {
      return parts;
    }
    int cpus = view.records().machine().cpus();
    Bootstrap bootstrap = new Bootstrap(view.records().run().seed(), RESAMPLES);
    for (String jdk : view.jdks()) {
      ContentionCells data =
          new ContentionCells(view.samples(), EXPERIMENT, jdk, cpus, view::ratio);
      CostCells locked = data.costs(ContentionCells.LOCKED);
      CostModels models =
          CostModels.of(
              data.counterpartCosts(), locked, cpus, EnumSet.allOf(CostModel.class), bootstrap);
      parts.add(verdicts(jdk, ContentionClaims.verdicts(data, models, p99.apply(jdk))));
      for (CostModels.Band band : models.bands()) {
        parts.add(ModelTables.errors(models, band, cpus, jdk).lines());
      }
      List<CostModels> linear = new ArrayList<>();
      List<ScalingFit> fits = new ArrayList<>();
      for (String design : designs(view)) {
        CostCells cells = data.costs(design);
        if (!cells.cells().isEmpty()) {
          linear.add(CostModels.of(cells, locked, cpus, EnumSet.of(CostModel.LINEAR), bootstrap));
          fits.addAll(ScalingFit.of(cells, cpus, bootstrap));
        }
      }
      ModelTables.linear(linear, cpus, jdk).forEach(table -> parts.add(table.lines()));
      parts.add(ModelTables.scaling(fits, cpus, jdk).lines());
    }
    return parts;
  }

  private static List<String> designs(View view) {
    return view.contenders().stream()
        .filter(d -> !d.equals(view.info().harness()))
        .filter(d -> !view.info().controls().contains(d))
        .toList();
  }

  private static List<String> verdicts(String jdk, List<ClaimVerdict> verdicts) {
    List<String> lines = new ArrayList<>();
    lines.add("The document's claims on trial; JDK " + jdk);
    for (ClaimVerdict v : verdicts) {
      lines.addAll(
          Wrap.text(v.claim().id() + ": " + v.verdict().label() + ", " + v.reason(), "  "));
      lines.addAll(Wrap.text("document: " + v.claim().says(), "    "));
      lines.addAll(Wrap.text("Go itself: " + v.claim().goTruth(), "    "));
      for (ClaimVerdict.Figure figure : v.figures()) {
        lines.addAll(Wrap.text("here: " + text(figure), "    "));
      }
      lines.addAll(Wrap.text("rule: " + v.claim().rule(), "    "));
      v.notes().forEach(note -> lines.addAll(Wrap.text("note: " + note, "    ")));
    }
    return lines;
  }

  private static String text(ClaimVerdict.Figure figure) {
    return figure.what()
        + ": "
        + ModelTables.text(figure.value())
        + " "
        + figure.unit()
        + " ("
        + Numbers.count(figure.value().n(), figure.unit().equals("ratio") ? "block" : "fork")
        + ")";
  }
}
