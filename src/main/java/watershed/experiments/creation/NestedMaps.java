package watershed.experiments.creation;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import watershed.experiments.Bounds;
import watershed.experiments.Claim;
import watershed.experiments.Experiment;
import watershed.experiments.Figure;
import watershed.experiments.Grid;
import watershed.experiments.Preset;
import watershed.subjects.NestedDesign;

/**
 * <b>Question:</b> what do inner maps cost per tenant, by the way they are created?
 *
 * <p><b>Mechanism:</b> a map of maps pays for a map object per tenant that has one, whether it
 * holds anything or not: eagerly for all, by {@code computeIfAbsent} for all that anybody asked
 * about, by get-then-put for those written to; one map with a key of two parts pays for a key per
 * metric instead. All tenants are announced and asked about once, {@code fill} metrics of each are
 * written; {@link NestedCost} holds the bytes. An invocation is then {@value #OPERATIONS} look-ups
 * of present metrics (of an absent one where there are none), one in eight replaced by a write.
 *
 * <p><b>Command:</b> {@code ./run-benchmarks.sh run NestedMaps -p tenants=100000}
 */
@Experiment(
    section = "2.4",
    question = "What do inner maps cost per tenant, by the way they are created",
    contender = "design",
    baseline = "EAGER",
    sizes = true,
    heapMiB = 512,
    mostBlocks = 2,
    claims =
        @Claim(
            id = "2.4-empty-inner-maps-cost-24",
            says = "100 K tenants with empty inner maps cost about 24 B each, silently",
            goTruth = "48 B each",
            figures =
                @Figure(
                    of = "{EAGER innerBytes fill=0 tenants=most} - 24",
                    name = "an empty inner map, less 24 B",
                    is = Figure.Relation.WITHIN,
                    threshold = 4,
                    unit = "B")),
    grids = {
      @Grid(from = Preset.FLASH, vary = "design=EAGER"),
      @Grid(from = Preset.QUICK, vary = "fill=0"),
      @Grid(
          from = Preset.STANDARD,
          vary = {"tenants=10000,100000", "fill=0,1,10"}),
      @Grid(from = Preset.THOROUGH, vary = "tenants=1000000")
    })
@Fork(3)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4)
@Measurement(iterations = 4)
@State(Scope.Benchmark)
public class NestedMaps {
  static final int OPERATIONS = 1 << 18;

  @Param NestedDesign design;

  @Param({"10000", "100000", "1000000"})
  @Bounds(min = 1, max = 10_000_000)
  int tenants;

  @Param({"0", "1", "10"})
  @Bounds(max = 10)
  int fill;

  NestedTenants work;
  private int[] tenantAt;
  private int[] metricAt;

  @Setup
  public void prepare() {
    work = NestedTenants.build(design, tenants, fill);
    // Drawn beforehand: a generator would cost as much as a look-up.
    Random random = new Random(Long.getLong("watershed.seed", 1));
    tenantAt = random.ints(OPERATIONS, 0, tenants).toArray();
    metricAt = random.ints(OPERATIONS, 0, Math.max(1, fill)).toArray();
  }

  @Benchmark
  @OperationsPerInvocation(OPERATIONS)
  public long serve(NestedCost cost) {
    long sum = 0;
    for (int i = 0; i < OPERATIONS; i++) {
      boolean writes = fill > 0 && (i & 7) == 0;
      sum += writes ? work.write(tenantAt[i], metricAt[i]) : work.look(tenantAt[i], metricAt[i]);
    }
    return sum;
  }
}
