package watershed.report.html;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import watershed.analysis.Findings;
import watershed.analysis.Ledger;
import watershed.record.BadInput;
import watershed.record.FindPlan;
import watershed.record.Json;
import watershed.record.LayoutReport;
import watershed.record.Profile;
import watershed.record.RunDirectory;
import watershed.report.DiffDocument;
import watershed.report.Judgements;
import watershed.report.ReportParts;
import watershed.report.RunRecords;
import watershed.report.TwoJdks;
import watershed.report.View;

/**
 * All that a run's page is drawn from.
 *
 * @param records of the run
 * @param views its experiments
 * @param ledger its claims with their verdicts; null where they were not judged
 * @param search what it was looking for and found; null where it is no search
 * @param layouts where fields lay on its JDKs
 * @param profiles taken beside it
 * @param compared what a comparison of two sides came to, of two JDKs of a run too; null where
 *     there is none
 */
public record Inputs(
    RunRecords records,
    List<View> views,
    @Nullable Ledger ledger,
    @Nullable Searched search,
    List<LayoutReport> layouts,
    List<Kept> profiles,
    @Nullable Compared compared) {
  /** A search: what it asks and what it has come to. */
  public record Searched(FindPlan plan, Findings findings) {}

  /**
   * A profile and where it lies.
   *
   * @param path of its directory, from the run's
   */
  public record Kept(Profile profile, String path) {}

  /**
   * A comparison of two sides.
   *
   * @param stored whether its document lies in the directory, else it is of the run's own two JDKs
   */
  public record Compared(DiffDocument diff, boolean stored) {}

  public Inputs {
    views = List.copyOf(views);
    layouts = List.copyOf(layouts);
    profiles = List.copyOf(profiles);
  }

  /** Of records that lie in no directory. */
  public static Inputs of(RunRecords records) {
    return new Inputs(records, ReportParts.views(records), null, null, List.of(), List.of(), null);
  }

  /**
   * Of a run whose claims are judged, with what lies in its directory. Where that is no comparison,
   * a run on two JDKs is one itself.
   *
   * @throws BadInput if one of its files cannot be read
   */
  public static Inputs of(RunDirectory directory, Judgements judgements) {
    Compared stored = stored(directory);
    return new Inputs(
        judgements.records(),
        judgements.views(),
        judgements.ledger(),
        null,
        judgements.records().beside().allLayouts(),
        profiles(directory),
        stored == null ? twoJdks(judgements.records()) : stored);
  }

  /**
   * Of a search, with what lies in its directory.
   *
   * @throws BadInput if one of its files cannot be read
   */
  public static Inputs of(RunDirectory directory, RunRecords records, Searched search) {
    return new Inputs(
        records,
        ReportParts.views(records),
        null,
        search,
        records.beside().allLayouts(),
        profiles(directory),
        stored(directory));
  }

  private static List<Kept> profiles(RunDirectory directory) {
    List<Kept> kept = new ArrayList<>();
    for (Path path : directory.entries(RunDirectory.PROFILES)) {
      Path file = path.resolve(Profile.FILE);
      if (Files.isRegularFile(file)) {
        kept.add(
            new Kept(
                Json.read(file, Profile.class), RunDirectory.PROFILES + "/" + path.getFileName()));
      }
    }
    return kept;
  }

  private static @Nullable Compared stored(RunDirectory directory) {
    Path file = directory.file(DiffDocument.FILE);
    return Files.isRegularFile(file) ? new Compared(DiffDocument.read(file), true) : null;
  }

  private static @Nullable Compared twoJdks(RunRecords records) {
    DiffDocument diff = TwoJdks.of(records);
    return diff == null ? null : new Compared(diff, false);
  }
}
