package watershed.report;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import watershed.analysis.Bootstrap;
import watershed.analysis.ClaimVerdict;
import watershed.analysis.ContentionCells;
import watershed.analysis.ContentionClaims;
import watershed.analysis.CostCells;
import watershed.analysis.CostModel;
import watershed.analysis.CostModels;
import watershed.analysis.Estimate;

/**
 * What one JDK says to the document's model of section 2.3.
 *
 * @param data all that was measured of it
 * @param locked cost of the read-write-locked map
 * @param models of the cost of sync.Map's counterpart
 * @param bootstrap how forks are redrawn
 * @param verdicts on its four claims, in the document's order
 */
record ModelReading(
    ContentionCells data,
    CostCells locked,
    CostModels models,
    Bootstrap bootstrap,
    List<ClaimVerdict> verdicts) {
  private static final int RESAMPLES = 200;

  ModelReading {
    verdicts = List.copyOf(verdicts);
  }

  /**
   * By JDK; none where nothing of the experiment was measured.
   *
   * @param p99 by JDK: of an operation's time by design, in microseconds, at 64 threads and 30 %
   *     writes; empty where that was not measured
   */
  static Map<String, ModelReading> of(View view, Function<String, Map<String, Estimate>> p99) {
    Map<String, ModelReading> readings = new LinkedHashMap<>();
    if (!ModelSection.applies(view)) {
      return readings;
    }
    int cpus = view.records().machine().cpus();
    Bootstrap bootstrap = new Bootstrap(view.records().run().seed(), RESAMPLES);
    for (String jdk : view.jdks()) {
      ContentionCells data =
          new ContentionCells(view.samples(), ModelSection.EXPERIMENT, jdk, cpus, view::ratio);
      CostCells locked = data.costs(ContentionCells.LOCKED);
      CostModels models =
          CostModels.of(
              data.counterpartCosts(), locked, cpus, EnumSet.allOf(CostModel.class), bootstrap);
      List<ClaimVerdict> verdicts = ContentionClaims.verdicts(data, models, p99.apply(jdk));
      readings.put(jdk, new ModelReading(data, locked, models, bootstrap, verdicts));
    }
    return readings;
  }
}
