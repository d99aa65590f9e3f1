package watershed.experiments.creation;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import watershed.experiments.Bounds;
import watershed.experiments.Claim;
import watershed.experiments.Evidence;
import watershed.experiments.Experiment;
import watershed.experiments.Figure;
import watershed.experiments.Grid;
import watershed.experiments.Preset;
import watershed.experiments.Unavailable;
import watershed.probes.AllocationProfile;
import watershed.probes.AllocationSites;
import watershed.subjects.NestedDesign;

/**
 * <b>Question:</b> does an allocation profile show the line that creates empty inner maps?
 *
 * <p><b>Mechanism:</b> async-profiler samples allocations of this JVM while tenants are announced
 * and asked about once, none of them ever written to. A site is the innermost frame of the suite's
 * own code; inner maps are created in a method that is one line, since collapsed stacks carry no
 * line numbers. A profile of allocations does not see what survives: with {@code otherBytes} every
 * tenant also allocates that much which is garbage at once, and it hides the maps that stay.
 *
 * <p><b>Command:</b> {@code ./run-benchmarks.sh run CreatingLine -p otherBytes=0,256}
 */
@Experiment(
    section = "2.4",
    question = "Does an allocation profile show the line that creates empty inner maps",
    contender = "design",
    baseline = "EAGER",
    mostBlocks = 2,
    claims = {
      @Claim(
          id = "2.4-profiling-finds-the-line",
          says = "An allocation profile's top site is the line that creates the inner maps",
          figures =
              @Figure(
                  of = "{EAGER creatingSiteRank otherBytes=0}",
                  name = "rank of the creating line, 1 being the top",
                  is = Figure.Relation.BELOW,
                  threshold = 1.5,
                  unit = "rank")),
      @Claim(
          id = "2.4-profiling-finds-the-line-beside-garbage",
          says = "It still is where a tenant's admission makes 256 B of garbage besides",
          figures =
              @Figure(
                  of = "{EAGER creatingSiteRank otherBytes=256}",
                  name = "rank of the creating line beside 256 other bytes a map",
                  is = Figure.Relation.BELOW,
                  threshold = 1.5,
                  unit = "rank"))
    },
    grids = {
      @Grid(from = Preset.FLASH, vary = "design=EAGER"),
      @Grid(
          from = Preset.QUICK,
          vary = {"design=EAGER", "otherBytes=0,256"}),
      @Grid(from = Preset.STANDARD, vary = "otherBytes=0,32,256")
    })
@Fork(3)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@State(Scope.Benchmark)
public class CreatingLine {
  /** Some two thousand samples, of which a share is then known to a percentage point or so. */
  private static final int INTERVAL_BYTES = 4096;

  static final String OWN_CODE = "watershed/";

  // The others create no map for a tenant that is only asked about.
  @Param({"EAGER", "COMPUTE_IF_ABSENT"})
  NestedDesign design;

  @Param({"0", "32", "256"})
  @Bounds(max = 1 << 20)
  int otherBytes;

  @Param("100000")
  @Bounds(min = 1, max = 10_000_000)
  int tenants;

  private AllocationProfile profile;
  private QuietTenants quiet;

  @Setup
  public void prepare() {
    try {
      profile = AllocationProfile.load();
      // That it loads does not say that it samples.
      profile.of(INTERVAL_BYTES, () -> {});
    } catch (IllegalStateException e) {
      throw new Unavailable(String.valueOf(e.getMessage()));
    }
    quiet = new QuietTenants(design, tenants, otherBytes);
  }

  @Benchmark
  public AllocationSites startUp(CreatingSite seen) {
    String collapsed = profile.of(INTERVAL_BYTES, quiet::admitAll);
    Evidence.keep("alloc-collapsed.txt", collapsed);
    Evidence.keepWhole("alloc-flame.html", profile.flameGraph());
    return seen.record(AllocationSites.of(collapsed, OWN_CODE), quiet.mapShare());
  }
}
