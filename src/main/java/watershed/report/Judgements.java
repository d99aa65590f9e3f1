package watershed.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import watershed.analysis.Bootstrap;
import watershed.analysis.CacheEdgeClaim;
import watershed.analysis.CellOrder;
import watershed.analysis.ClaimJudge;
import watershed.analysis.ClaimVerdict;
import watershed.analysis.ContentionCells;
import watershed.analysis.ContentionClaims;
import watershed.analysis.DocumentClaim;
import watershed.analysis.FigureData;
import watershed.analysis.Ledger;
import watershed.analysis.PairedBlocks;
import watershed.analysis.Samples;
import watershed.analysis.SwapClaim;
import watershed.record.Jdk;
import watershed.record.Run;
import watershed.record.Trial;

/**
 * Every claim of a run with its verdict: by its figures where it has any, else by the judge that
 * knows its identifier or rule. What cannot be had on a machine is told from what was not asked
 * for, whoever judges.
 */
public final class Judgements {
  private static final int RESAMPLES = 1000;
  private static final Pattern DOT = Pattern.compile("\\.");

  private final RunRecords records;
  private final List<View> views;
  private final Map<String, ModelReading> models;
  private final FigureData data;
  private final List<Control> controls = new ArrayList<>();
  private final Ledger ledger;

  private Judgements(RunRecords records) {
    this.records = records;
    Samples samples = Samples.of(records.trials());
    this.views =
        records.run().experiments().stream().map(info -> View.of(records, info, samples)).toList();
    this.models =
        views.stream()
            .filter(ModelSection::applies)
            .findFirst()
            .map(view -> ModelReading.of(view, jdk -> ClaimTails.p99(views, jdk)))
            .orElse(Map.of());
    this.data =
        new FigureData(
            samples,
            records.trials(),
            records.machine().cpus(),
            records.counters(),
            new Bootstrap(records.run().seed(), RESAMPLES));
    views.forEach(view -> controls.addAll(PlantedSection.controls(view)));
    this.ledger = judge();
  }

  /**
   * Judges.
   *
   * @throws watershed.record.BadInput if a trial's JSON is not JMH's, or a figure can't be read
   */
  public static Judgements of(RunRecords records) {
    return new Judgements(records);
  }

  public RunRecords records() {
    return records;
  }

  /** All experiments of the run, those without a cell too. */
  public List<View> views() {
    return views;
  }

  /** What each JDK says to the document's model; none where it was not measured. */
  Map<String, ModelReading> models() {
    return models;
  }

  /** All claims, by section. */
  public Ledger ledger() {
    return ledger;
  }

  /** The row of a claim of one of the run's experiments. */
  Optional<Ledger.Row> row(Run.ClaimInfo claim) {
    return ledger.rows().stream().filter(row -> row.claim().equals(claim)).findFirst();
  }

  private Ledger judge() {
    List<Ledger.Row> rows = new ArrayList<>();
    for (View view : views) {
      if (view.isSelfTest() && !view.inRun()) {
        continue; // says nothing of the document
      }
      for (Run.ClaimInfo claim : view.info().claims()) {
        List<ClaimVerdict> verdicts = new ArrayList<>();
        for (Jdk jdk : records.run().jdks()) {
          ClaimVerdict found = hadHere(view, verdict(view, claim, jdk.id()));
          ClaimVerdict verdict = NotInRun.told(view, claim, found);
          List<String> layouts = records.beside().layoutsOf(view.info().contenders(), jdk.id());
          verdicts.add(verdict.verdict().given() ? verdict.supportedBy(layouts) : verdict);
        }
        String experiment = NotInRun.experiment(view, claim);
        rows.add(
            new Ledger.Row(
                view.info().section(),
                experiment,
                claim,
                Ledger.command(
                    Ledger.experiments(experiment, claim), records.run().preset(), verdicts),
                verdicts));
      }
    }
    rows.sort(
        Comparator.comparing(Ledger.Row::section, Judgements::compareSections)
            .thenComparing(row -> row.claim().id()));
    return new Ledger(rows);
  }

  /** 1.2 before 1.10. */
  private static int compareSections(String a, String b) {
    String[] x = DOT.split(a);
    String[] y = DOT.split(b);
    for (int i = 0; i < Math.min(x.length, y.length); i++) {
      int order = CellOrder.VALUES.compare(x[i], y[i]);
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(x.length, y.length);
  }

  private ClaimVerdict verdict(View view, Run.ClaimInfo claim, String jdk) {
    if (!claim.figures().isEmpty()) {
      return new ClaimJudge(view.info(), jdk, data).verdict(claim);
    }
    DocumentClaim document = DocumentClaim.of(claim.id());
    if (document != null) {
      return document(document, jdk);
    }
    if (PlantedSection.judges(claim)) {
      return Control.verdict(claim.id(), jdk, controls);
    }
    if (CrossingJudge.judges(claim)) {
      return CrossingJudge.verdict(view, claim, jdk);
    }
    if (SwapClaim.judges(claim)) {
      return new SwapClaim(view.info(), jdk, data).verdict(claim);
    }
    if (claim.id().equals(CacheEdgeClaim.ID)) {
      return new CacheEdgeClaim(records.run().experiments(), records.machine().caches(), data)
          .verdict(view.info(), jdk);
    }
    return ClaimVerdict.notInRun(claim.id(), jdk, NotInRun.UNSTATED);
  }

  private ClaimVerdict document(DocumentClaim claim, String jdk) {
    ModelReading model = models.get(jdk);
    if (model != null) {
      return model.verdicts().stream()
          .filter(v -> v.claim().equals(claim.id()))
          .findFirst()
          .orElseThrow();
    }
    if (claim == DocumentClaim.P99_ORDER) {
      ContentionCells none =
          new ContentionCells(
              data.samples(), ModelSection.EXPERIMENT, jdk, data.cpus(), PairedBlocks::compare);
      return ContentionClaims.tails(none, ClaimTails.p99(views, jdk));
    }
    return ClaimVerdict.notInRun(
        claim.id(), jdk, "no cell of " + ModelSection.EXPERIMENT + " was measured");
  }

  /** Where no fork of an experiment could be had, that is what is missing. */
  private static ClaimVerdict hadHere(View view, ClaimVerdict verdict) {
    List<Trial> trials = view.trials().stream().filter(t -> t.jdk().equals(verdict.jdk())).toList();
    if (verdict.verdict().given() || trials.stream().anyMatch(Trial::completed)) {
      return verdict;
    }
    return trials.stream()
        .filter(t -> t.outcome() == Trial.Outcome.UNAVAILABLE)
        .map(Trial::error)
        .filter(Objects::nonNull)
        .findFirst()
        .map(why -> ClaimVerdict.notMeasurable(verdict.claim(), verdict.jdk(), why))
        .orElse(verdict);
  }
}
