package watershed.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import watershed.lab.BlockSession;
import watershed.lab.CalibrationSession;
import watershed.lab.Catalogue;
import watershed.lab.Console;
import watershed.lab.FindProgress;
import watershed.lab.HealthCheck;
import watershed.lab.Progress;
import watershed.lab.SessionSettings;
import watershed.record.Journal;
import watershed.record.Run;
import watershed.record.RunDirectory;
import watershed.report.RunRecords;

/** One sitting of a search, from its lead-ins to what it prints at its end. */
final class SearchSitting {
  private static final int EXIT_FORKS_FAILED = 1;

  private final Console console;
  private final Catalogue catalogue;
  private final RunDirectory directory;
  private final SessionSettings settings;

  SearchSitting(
      Console console, Catalogue catalogue, RunDirectory directory, SessionSettings settings) {
    this.console = console;
    this.catalogue = catalogue;
    this.directory = directory;
    this.settings = settings;
  }

  /**
   * Measures, keeps and prints.
   *
   * @param journal of the directory
   * @param limit time of this sitting
   * @param start of it, in {@link System#nanoTime()}
   * @return the program's exit code
   */
  int measure(Journal journal, Duration limit, long start) throws InterruptedException {
    PrintStream out = System.out;
    out.println("results: " + directory.path());
    Interruption.announce("find", directory, System.err);
    String dropped = journal.recovered().dropped();
    if (dropped != null) {
      console.out().println("watershed: " + dropped + "; it is measured again if need be");
    }
    Run run = new CalibrationSession(catalogue, settings, console).calibrated(directory);
    BlockSession session = new BlockSession(catalogue, settings, console.forkOutput(), journal);
    SearchLoop loop = new SearchLoop(directory, run, session, journal);
    FindProgress progress =
        new FindProgress(console.out(), console.live(), start, limit, loop.blocks());
    SearchLoop.Ending ending = loop.measure(console, progress);
    directory.write(run.with(run.before(), HealthCheck.quick(), run.sittings()));
    Outcome.writeFiles(directory);
    FindOutcome.writeFiles(directory, ending.state());
    out.print(FindOutcome.text(RunRecords.of(directory), ending.state()));
    Outcome.writeLayouts(directory, settings.jdks(), settings.extraJvmArgs());
    tellWhatIsOpen(out, ending);
    out.println(
        "drawn in " + HtmlOutcome.write(directory, RunRecords.of(directory), ending.state()));
    out.println("kept in " + directory.path());
    return Outcome.failedForks(directory) > 0 ? EXIT_FORKS_FAILED : 0;
  }

  private void tellWhatIsOpen(PrintStream out, SearchLoop.Ending ending) {
    FindProgress.Known known = ending.state().known();
    if (known.open() == 0) {
      return;
    }
    int missing = ending.state().missing();
    double seconds = missing * ending.secondsPerBlock();
    out.printf(
        Locale.ROOT,
        "%d of %d answers are open; about %d blocks more%s may settle them: find --resume %s%s%n",
        known.open(),
        known.open() + known.settled(),
        missing,
        seconds > 0 ? " (" + Progress.human(seconds) + ")" : "",
        directory.path(),
        ending.exhausted() ? " --most N, with N above that of before" : "");
  }
}
