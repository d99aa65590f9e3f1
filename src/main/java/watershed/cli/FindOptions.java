package watershed.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import watershed.lab.SearchQuestion;
import watershed.record.Axis;
import watershed.record.BadInput;
import watershed.record.FindPlan;

/** What is searched for, and how exactly. */
final class FindOptions {
  private static final String EXPERIMENT = "Contention";
  private static final double INDIFFERENCE_PERCENT = 3;
  private static final double LEAST_PERCENT = 0.1;
  private static final double MOST_PERCENT = 50;
  private static final double PRECISION_POINTS = 2.5;
  private static final double PRECISION_DOUBLINGS = 0.5;
  private static final double MOST_PRECISION = 50;
  private static final int BLOCKS = 60;
  private static final int MOST_BLOCKS = 100_000;

  @Parameters(
      arity = "0..1",
      paramLabel = "EXPERIMENT",
      description = "Name as 'list' shows it. Default: Contention.")
  @Nullable String experiment;

  @Option(
      names = "--designs",
      paramLabel = "A,B",
      split = ",",
      description = "What is compared, all in the same blocks. Default: the experiment's own.")
  List<String> designs = new ArrayList<>();

  @Option(
      names = "--incumbent",
      paramLabel = "X",
      description = "Compare every other design with this one. Default: with the best.")
  @Nullable String incumbent;

  @Option(
      names = "--axis",
      paramLabel = "AXIS",
      description = "Along what: writes, keys or threads. Default: writes.")
  @Nullable Axis axis;

  @Option(
      names = {"-p", "--param"},
      paramLabel = "NAME=V1,V2",
      description =
          "Values of a parameter; all combinations are slices. Of the axis: its points, or a range"
              + " as 1024..65536. Repeatable.")
  Map<String, String> params = new LinkedHashMap<>();

  @Option(
      names = {"-t", "--threads"},
      paramLabel = "N,N",
      split = ",",
      description = "Threads likewise: numbers, or multiples of the CPUs as 2x. Default: 1x.")
  List<String> threads = new ArrayList<>();

  @Option(
      names = "--indifference",
      paramLabel = "PERCENT",
      description = "Designs that differ by less count as equal. Default: 3%%.")
  @Nullable String indifference;

  @Option(
      names = "--precision",
      paramLabel = "N",
      description =
          "A crossover is settled within +-N points of writes (default 2.5), or doublings of keys"
              + " or threads (default 0.5).")
  @Nullable Double precision;

  @Option(
      names = "--most",
      paramLabel = "N",
      description =
          "Blocks of a slice after which it is given up as inconclusive (default 60); may be raised"
              + " when it is gone on with.")
  @Nullable Integer most;

  SearchQuestion question() {
    return new SearchQuestion(
        experiment == null ? EXPERIMENT : experiment,
        axis == null ? Axis.WRITES : axis,
        designs,
        incumbent,
        SelectionOptions.values(params),
        threads);
  }

  /** Whether it says anything of slices or points. */
  boolean givesLines() {
    return !params.isEmpty() || !threads.isEmpty();
  }

  /** As a stored search, where nothing is said. */
  FindOptions orAs(FindPlan stored) {
    FindOptions filled = new FindOptions();
    filled.experiment = experiment == null ? stored.slices().get(0).experiment() : experiment;
    filled.axis = axis == null ? stored.slices().get(0).axis() : axis;
    filled.designs = designs.isEmpty() ? stored.designs() : designs;
    filled.incumbent = incumbent == null ? stored.incumbent() : incumbent;
    filled.params = params;
    filled.threads = threads;
    filled.indifference = indifference == null ? 100 * stored.indifference() + "%" : indifference;
    filled.precision = precision == null ? Double.valueOf(stored.precision()) : precision;
    filled.most = most == null ? Integer.valueOf(stored.mostBlocks()) : most;
    return filled;
  }

  /**
   * Largest ratio, less 1, at which two designs count as equal.
   *
   * @throws BadInput if it is not a share in per cent
   */
  double indifferenceShare() {
    if (indifference == null) {
      return INDIFFERENCE_PERCENT / 100;
    }
    String digits = indifference.strip().replaceFirst("\\s*%$", "");
    double percent;
    try {
      percent = Double.parseDouble(digits);
    } catch (NumberFormatException e) {
      percent = Double.NaN;
    }
    if (!(percent >= LEAST_PERCENT && percent <= MOST_PERCENT)) {
      throw new BadInput(
          "--indifference " + indifference + ": give per cents from 0.1 to 50, such as 3%");
    }
    return percent / 100;
  }

  /**
   * Widest half interval of what is settled, in the axis's unit.
   *
   * @throws BadInput if it is not above 0
   */
  double precisionOn(Axis along) {
    if (precision == null) {
      return along == Axis.WRITES ? PRECISION_POINTS : PRECISION_DOUBLINGS;
    }
    if (!(precision > 0 && precision <= MOST_PRECISION)) {
      throw new BadInput(
          "--precision "
              + precision
              + ": give points of writes, or doublings of keys or threads, above 0 and up to 50");
    }
    return precision;
  }

  /**
   * Blocks of a slice before it is given up.
   *
   * @throws BadInput if they are none
   */
  int mostBlocks() {
    if (most == null) {
      return BLOCKS;
    }
    if (most < 1 || most > MOST_BLOCKS) {
      throw new BadInput("--most " + most + ": give a whole number from 1 to " + MOST_BLOCKS);
    }
    return most;
  }
}
