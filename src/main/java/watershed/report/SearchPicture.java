package watershed.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import watershed.analysis.Decision;
import watershed.analysis.DecisionTable;
import watershed.analysis.Estimate;
import watershed.analysis.Findings;
import watershed.analysis.SliceFinding;
import watershed.analysis.SliceFinding.State;
import watershed.record.Axis;
import watershed.record.BadInput;
import watershed.record.FindPlan;
import watershed.record.Slice;

/**
 * Who overtakes whom in a search, as a picture for a document: the fitted gain over the incumbent
 * of every design that is best somewhere, or may be, along one slice. Of those with a CPU for each
 * thread that is the one of most threads, with the most crossings found, and then the most blocks.
 */
public final class SearchPicture {
  /** Of the normal distribution: the fit's posterior is one. */
  private static final double TWO_SIDED = 1.96;

  private static final List<Double> PERCENT = List.of(0.0, 1.0, 5.0, 10.0, 20.0, 30.0, 50.0, 80.0);

  private final RunRecords records;
  private final FindPlan plan;
  private final Findings findings;
  private final String jdk;

  private SearchPicture(RunRecords records, FindPlan plan, Findings findings) {
    this.records = records;
    this.plan = plan;
    this.findings = findings;
    this.jdk = records.run().jdks().get(0).id();
  }

  /**
   * Draws the picture, of the first JDK.
   *
   * @param experiment that was searched
   * @return an SVG document with a line end
   * @throws BadInput if the search is of another experiment, or has come to nothing yet
   */
  public static String of(RunRecords records, FindPlan plan, Findings findings, String experiment) {
    return new SearchPicture(records, plan, findings).svg(experiment);
  }

  private String svg(String experiment) {
    Slice slice =
        plan.slices().stream()
            .filter(s -> s.experiment().equals(experiment) && found(s).findAny().isPresent())
            .max(
                Comparator.<Slice>comparingInt(this::threads)
                    .thenComparing(s -> found(s).filter(f -> f.state() == State.CROSSING).count())
                    .thenComparing(s -> found(s).mapToInt(SliceFinding::blocks).sum()))
            .orElseThrow(
                () ->
                    new BadInput(
                        "nothing to draw: "
                            + records.name()
                            + " has come to nothing of "
                            + experiment
                            + " yet"));
    Set<String> rivals = rivals(slice);
    List<GainPicture.Line> lines =
        found(slice)
            .filter(f -> rivals.contains(f.pair().b()))
            .limit(Palette.size())
            .map(SearchPicture::line)
            .toList();
    SliceNames names = new SliceNames(plan.slices(), records.machine().cpus());
    return new GainPicture(
            experiment + ", " + names.label(slice) + "; JDK " + jdk,
            heading(slice, lines),
            slice.axis().label(),
            marks(slice, lines),
            lines)
        .svg();
  }

  /** 0 where threads outnumber CPUs. */
  private int threads(Slice slice) {
    return slice.threads() > records.machine().cpus() ? 0 : slice.threads();
  }

  private Stream<SliceFinding> found(Slice slice) {
    return findings.all().stream()
        .filter(
            f ->
                f.slice().equals(slice)
                    && f.jdk().equals(jdk)
                    && !f.pair().control()
                    && f.pair().a().equals(findings.incumbent(jdk))
                    && f.blocks() > 0);
  }

  private Set<String> rivals(Slice slice) {
    Set<String> rivals = new TreeSet<>();
    for (Decision row : DecisionTable.of(records.machine(), plan, findings).rows()) {
      if (isOf(row, slice)) {
        rivals.add(row.design());
        rivals.addAll(row.anyOf());
      }
    }
    return rivals;
  }

  /** Of a decision's slice the values are the first and the last alone. */
  private boolean isOf(Decision row, Slice slice) {
    Slice own = row.slice();
    return row.jdk().equals(jdk)
        && own.experiment().equals(slice.experiment())
        && own.params().equals(slice.params())
        && own.threads() == slice.threads()
        && own.axis() == slice.axis();
  }

  private static GainPicture.Line line(SliceFinding found) {
    SortedMap<Double, Estimate> gains = new TreeMap<>();
    SliceFinding.Curve curve = found.curve();
    for (int i = 0; i < curve.values().size(); i++) {
      double z = curve.mean().get(i);
      double reach = TWO_SIDED * curve.sd().get(i);
      Estimate.Interval band = new Estimate.Interval(Math.exp(-z - reach), Math.exp(-z + reach));
      gains.put(
          curve.values().get(i),
          new Estimate(Math.exp(-z), band, curve.sd().get(i), found.blocks()));
    }
    Estimate apart = found.readOnly();
    if (apart != null) {
      gains.put(0.0, apart.map(gain -> 1 / gain));
    }
    List<Estimate> crossings = new ArrayList<>();
    if (found.state() == State.CROSSING) {
      for (SliceFinding.Crossing c : found.crossings()) {
        Estimate.Interval interval = new Estimate.Interval(c.low(), c.high());
        crossings.add(new Estimate(c.at(), interval, Double.NaN, found.blocks()));
      }
    }
    return new GainPicture.Line(found.pair().b(), gains, true, crossings);
  }

  private String heading(Slice slice, List<GainPicture.Line> lines) {
    int[] blocks = found(slice).mapToInt(SliceFinding::blocks).sorted().toArray();
    String most = Numbers.count(blocks[blocks.length - 1], "block");
    return "gain over "
        + findings.incumbent(jdk)
        + ", fitted, 95 %, "
        + (blocks[0] == blocks[blocks.length - 1] ? "" : blocks[0] + " to ")
        + most
        + (lines.stream().allMatch(line -> line.crossings().isEmpty())
            ? ""
            : "; thick: where they cross, 95 %")
        + "; logarithmic";
  }

  /** Below the axis: of shares of writes the usual ones, else each that could be measured. */
  private static List<Double> marks(Slice slice, List<GainPicture.Line> lines) {
    SortedMap<Double, Estimate> all = new TreeMap<>();
    lines.forEach(line -> all.putAll(line.points()));
    if (all.isEmpty() || slice.axis() != Axis.WRITES) {
      return slice.values();
    }
    List<Double> marks =
        new ArrayList<>(
            PERCENT.stream().filter(x -> x > all.firstKey() && x < all.lastKey()).toList());
    marks.add(0, all.firstKey());
    marks.add(all.lastKey());
    return marks;
  }
}
