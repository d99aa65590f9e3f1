package watershed.report;

import java.util.List;
import java.util.Set;
import watershed.analysis.ClaimVerdict;
import watershed.analysis.ClaimVerdict.Verdict;
import watershed.analysis.DocumentClaim;
import watershed.record.Cell;
import watershed.record.PlannedCell;
import watershed.record.Run;
import watershed.record.Trial;

/**
 * Why a run has no verdict on a claim: it left the experiment out, is not finished, measured other
 * cells or contenders, or was recorded by a build that stated the claim otherwise.
 */
final class NotInRun {
  /** Of a claim that, as it was recorded, nobody judges. */
  static final String UNSTATED = "the build that recorded it stated no figure of this claim";

  /** What more cells would not make up for. */
  private static final Set<String> OF_ITS_BUILD = Set.of(UNSTATED, CrossingJudge.UNDIRECTED);

  private NotInRun() {}

  /** The experiment that puts a claim to the test, which a run may have stated with another. */
  static String experiment(View view, Run.ClaimInfo claim) {
    DocumentClaim document = DocumentClaim.of(claim.id());
    return document == null ? view.info().name() : document.experiment();
  }

  /** A verdict with the true reason, where it is that the run has none. */
  static ClaimVerdict told(View view, Run.ClaimInfo claim, ClaimVerdict verdict) {
    return verdict.verdict() == Verdict.NOT_IN_RUN
        ? verdict.because(why(view, claim, verdict))
        : verdict;
  }

  private static String why(View view, Run.ClaimInfo claim, ClaimVerdict verdict) {
    String experiment = experiment(view, claim);
    String lacks = verdict.reason();
    List<Trial> here =
        view.records().trials(experiment).stream()
            .filter(t -> t.jdk().equals(verdict.jdk()))
            .toList();
    List<Cell> planned =
        view.records().run().planned().stream()
            .map(PlannedCell::cell)
            .filter(cell -> cell.experiment().equals(experiment))
            .toList();
    if (here.isEmpty() && planned.isEmpty()) {
      return "this run did not include " + experiment + ": " + lacks;
    }
    if (OF_ITS_BUILD.contains(lacks)) {
      return "this run included " + experiment + ", but " + lacks + ": measure it by this build";
    }
    long open =
        planned.stream()
            .filter(cell -> here.stream().noneMatch(t -> t.cell().equals(cell)))
            .count();
    if (open > 0) {
      return open
          + " of "
          + Numbers.count(planned.size(), "planned cell")
          + " of "
          + experiment
          + " not measured yet (run --resume goes on): "
          + lacks;
    }
    if (here.stream().anyMatch(t -> t.failed() || t.uncounted() != null)) {
      return lacks;
    }
    return "this run measured "
        + experiment
        + (isOfAnotherRule(claim) ? ", by a build with another rule for this claim," : "")
        + " in other cells or with other contenders: "
        + lacks;
  }

  private static boolean isOfAnotherRule(Run.ClaimInfo claim) {
    DocumentClaim document = DocumentClaim.of(claim.id());
    return document != null && !document.rule().equals(claim.rule());
  }
}
