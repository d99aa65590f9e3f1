package watershed.report;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import watershed.analysis.Bootstrap;
import watershed.analysis.ClaimVerdict;
import watershed.analysis.CostCells;
import watershed.analysis.CostModel;
import watershed.analysis.CostModels;
import watershed.analysis.DocumentClaim;
import watershed.analysis.ScalingFit;

/** The document's model on trial: its four claims of section 2.3, its formula, and its rivals. */
final class ModelSection {
  /** The experiment that the claims are of. */
  static final String EXPERIMENT = "Contention";

  private ModelSection() {}

  /** Whether an experiment has this section. */
  static boolean applies(View view) {
    return view.info().name().equals(EXPERIMENT) && !view.cells().isEmpty();
  }

  /** The section, a part for each JDK and table; none where nothing of it was measured. */
  static List<List<String>> parts(View view, Map<String, ModelReading> readings) {
    List<List<String>> parts = new ArrayList<>();
    int cpus = view.records().machine().cpus();
    for (Map.Entry<String, ModelReading> entry : readings.entrySet()) {
      String jdk = entry.getKey();
      ModelReading reading = entry.getValue();
      CostModels models = reading.models();
      Bootstrap bootstrap = reading.bootstrap();
      parts.add(verdicts(jdk, reading.verdicts()));
      for (CostModels.Band band : models.bands()) {
        parts.add(ModelTables.errors(models, band, cpus, jdk).lines());
      }
      List<CostModels> linear = new ArrayList<>();
      List<ScalingFit> fits = new ArrayList<>();
      for (String design : designs(view)) {
        CostCells cells = reading.data().costs(design);
        if (!cells.cells().isEmpty()) {
          linear.add(
              CostModels.of(
                  cells, reading.locked(), cpus, EnumSet.of(CostModel.LINEAR), bootstrap));
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
      lines.addAll(Wrap.text(v.claim() + ": " + v.verdict().label() + ", " + v.reason(), "  "));
      DocumentClaim claim = DocumentClaim.of(v.claim());
      if (claim != null) {
        lines.addAll(Wrap.text("document: " + claim.says(), "    "));
        lines.addAll(Wrap.text("Go itself: " + claim.goTruth(), "    "));
      }
      for (ClaimVerdict.Figure figure : v.figures()) {
        lines.addAll(Wrap.text("here: " + text(figure), "    "));
      }
      if (claim != null) {
        lines.addAll(Wrap.text("rule: " + claim.rule(), "    "));
      }
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
