package watershed.cli;

import java.util.ArrayList;
import java.util.List;
import watershed.analysis.Ledger;
import watershed.lab.Catalogue;
import watershed.lab.ExperimentSpec;
import watershed.record.Run;

/** Every claim with the experiment that puts it to the test, as a Markdown table. */
final class ClaimTable {
  private ClaimTable() {}

  /** Lines of the table, by section; an experiment without a claim has a row too. */
  static List<String> lines(Catalogue catalogue) {
    List<String> lines = new ArrayList<>();
    lines.add("| section | claim | experiment | command |");
    lines.add("| --- | --- | --- | --- |");
    for (ExperimentSpec spec : catalogue.all()) {
      Run.ExperimentInfo info = spec.info();
      for (Run.ClaimInfo claim : info.claims()) {
        String says = claim.id() + ": " + claim.says();
        lines.add(row(info, says, Ledger.command(Ledger.experiments(info.name(), claim))));
      }
      if (info.claims().isEmpty()) {
        String command = "./run-benchmarks.sh run " + info.name();
        lines.add(row(info, "none: " + info.question(), command));
      }
    }
    return lines;
  }

  private static String row(Run.ExperimentInfo info, String claim, String command) {
    return "| "
        + info.section()
        + " | "
        + claim.replace("|", "\\|").replace("*", "\\*").replace("<", "&lt;")
        + " | `"
        + info.className()
        + "` | `"
        + command
        + "` |";
  }
}
