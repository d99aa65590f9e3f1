package watershed.report;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import watershed.analysis.Estimate;
import watershed.analysis.Ledger;
import watershed.analysis.PairedBlocks;
import watershed.analysis.Ratio;
import watershed.analysis.Samples;
import watershed.analysis.Series;
import watershed.analysis.Summary;
import watershed.record.BadInput;
import watershed.record.Cell;

/**
 * What the cells of a notebook need: a kept run, its figures with their intervals, its tables, and
 * the check that ends a notebook. Every figure is one that the report has too.
 */
public final class Notebook {
  private final Judgements judgements;

  private Notebook(RunRecords records) {
    this.judgements = Judgements.of(records);
  }

  /** Of a run that was read already. */
  public static Notebook of(RunRecords records) {
    return new Notebook(records);
  }

  /**
   * The newest run that measured all of these experiments. It is looked for in the directory that
   * the system property {@code watershed.results} names, else in {@code results} beside {@code
   * notebooks}, here or above.
   *
   * @throws BadInput if there is none, or a run that might be the newest can't be read
   */
  public static Notebook newest(String... experiments) {
    return newest(1, experiments);
  }

  /** As {@link #newest(String...)}, of the runs that measured on so many JDKs at least. */
  public static Notebook newest(int jdks, String... experiments) {
    return new Notebook(KeptRuns.newest(jdks, List.of(experiments)));
  }

  /** The run itself. */
  public RunRecords records() {
    return judgements.records();
  }

  /** Everything that its forks measured. */
  public Samples samples() {
    return judgements.views().isEmpty()
        ? Samples.of(records().trials())
        : judgements.views().get(0).samples();
  }

  /** Where, with what, when, and how fit the machine was. */
  public List<String> about() {
    return HeaderSection.lines(records());
  }

  /** JDKs on which a fork of an experiment completed, in the run's order. */
  public List<String> jdks(String experiment) {
    return view(experiment).jdks();
  }

  /** Cells of an experiment in which a fork completed, in natural order. */
  public List<Cell> cells(String experiment) {
    return view(experiment).cells();
  }

  /**
   * The one cell that has these values.
   *
   * @param where such as {@code puts=0 escape=escaping threads=1}; a parameter that is not named
   *     stands at its default where several cells differ in it
   * @throws BadInput if no cell has them, or several do
   */
  public Cell cell(String experiment, String where) {
    return CellChoice.of(view(experiment), where);
  }

  /** Compared things of an experiment that gave a metric in a cell, in declared order. */
  public List<String> contenders(Cell cell, String jdk, String metric) {
    return view(cell.experiment()).contenders().stream()
        .filter(contender -> samples().get(cell, contender, jdk, metric) != null)
        .toList();
  }

  /**
   * Mean of a metric over forks, such as {@code gc.alloc.rate.norm}, in its own unit.
   *
   * @throws BadInput if no fork gave it
   */
  public Estimate quantity(Cell cell, String contender, String jdk, String metric) {
    return Summary.quantity(series(cell, contender, jdk, metric));
  }

  /**
   * Score of a contender: the geometric mean over forks, in the benchmark's unit.
   *
   * @throws BadInput if no fork completed
   */
  public Estimate score(Cell cell, String contender, String jdk) {
    return Summary.score(primary(cell, contender, jdk));
  }

  /**
   * How many times as good one contender is as another, of the blocks in which both took turns.
   *
   * @throws BadInput if one of them was not measured there
   */
  public Estimate gain(Cell cell, String contender, String over, String jdk) {
    Ratio ratio =
        view(cell.experiment()).ratio(primary(cell, contender, jdk), primary(cell, over, jdk));
    if (ratio == null) {
      throw new BadInput("no ratio of " + contender + " to " + over + " in " + cell.id());
    }
    return ratio.gain();
  }

  /**
   * How many times as good a contender is on one JDK as on another, of the blocks in which both
   * took turns.
   *
   * @throws BadInput if it was not measured on both
   */
  public Estimate change(Cell cell, String contender, String from, String to) {
    return ratio(primary(cell, contender, to), primary(cell, contender, from)).gain();
  }

  /**
   * One metric over another of the same unit, such as bytes kept over bytes at the peak.
   *
   * @throws BadInput if no fork gave both
   */
  public Estimate share(Cell cell, String contender, String jdk, String part, String whole) {
    return ratio(series(cell, contender, jdk, part), series(cell, contender, jdk, whole)).scores();
  }

  private static Ratio ratio(Series a, Series b) {
    Ratio ratio = PairedBlocks.compare(a, b);
    if (ratio == null) {
      throw new BadInput(
          "no ratio in " + a.cell().id() + ": a score of " + a.contender() + " is 0");
    }
    return ratio;
  }

  private Series primary(Cell cell, String contender, String jdk) {
    return there(samples().primary(cell, contender, jdk), cell, contender, jdk, "score");
  }

  private Series series(Cell cell, String contender, String jdk, String metric) {
    return there(samples().get(cell, contender, jdk, metric), cell, contender, jdk, metric);
  }

  private Series there(
      @Nullable Series series, Cell cell, String contender, String jdk, String what) {
    if (series == null) {
      throw new BadInput(
          "no "
              + what
              + " of "
              + contender
              + " on JDK "
              + jdk
              + " in "
              + cell.id()
              + " of "
              + records().name());
    }
    return series;
  }

  /** Every contender's score, cost, gain and counts in a cell. */
  public List<CellTable> scores(Cell cell, String jdk) {
    return CellSection.tables(view(cell.experiment()), cell, jdk);
  }

  /** Who wins where. */
  public List<CellTable> winners(String experiment, String jdk) {
    return WinnerSection.tables(view(experiment), jdk);
  }

  /** What another JDK than the run's first changes in speed. */
  public List<CellTable> jdkChanges(String experiment) {
    return JdkSection.tables(view(experiment));
  }

  /** Bytes that an operation allocates on each JDK, of all cells where that differs. */
  public List<CellTable> jdkBytes(String experiment) {
    return JdkBytes.tables(view(experiment));
  }

  /** Where one contender overtakes another along the experiment's axis. */
  public List<String> crossovers(String experiment, String jdk) {
    return CrossoverSection.lines(view(experiment), jdk);
  }

  /** Claims whose identifiers begin so, with their verdicts. */
  public List<String> ledger(String... ids) {
    List<Ledger.Row> rows =
        judgements.ledger().rows().stream()
            .filter(row -> Arrays.stream(ids).anyMatch(id -> row.claim().id().startsWith(id)))
            .toList();
    return LedgerSection.lines(new Ledger(rows));
  }

  /**
   * Checks a headline against the first figure that the ledger has of a claim. Two estimates agree
   * if each lies in the other's interval, or they are equal within half a percent.
   *
   * @return what agrees, in a line
   * @throws BadInput if the ledger has no such figure, with the reason
   * @throws IllegalStateException if they differ
   */
  public String check(String claim, String jdk, Estimate headline) {
    return Headline.check(judgements, claim, jdk, headline);
  }

  /** Tables as text, a blank line between them, for a cell to print. */
  public static String text(List<CellTable> tables) {
    return tables.stream()
        .map(table -> String.join("\n", table.lines()) + "\n")
        .collect(Collectors.joining("\n"));
  }

  View view(String experiment) {
    return judgements.views().stream()
        .filter(view -> view.info().name().equals(experiment))
        .findFirst()
        .orElseThrow(() -> new BadInput("no experiment " + experiment + " in " + records().name()));
  }
}
