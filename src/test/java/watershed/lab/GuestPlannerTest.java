package watershed.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import watershed.experiments.Preset;
import watershed.record.BadInput;
import watershed.record.DiffPlan;
import watershed.record.Jdk;
import watershed.record.PlannedCell;
import watershed.record.Side;

/** What of two jars is measured: each mode by itself, on the threads that are asked for. */
class GuestPlannerTest {
  private static final int CPUS = 3;
  private static final String OP = "guest.Codec.op";

  /** Prints its arguments: to whoever asks for parameters, a list without any. */
  private static final InstalledJdk ECHO =
      new InstalledJdk(Path.of("/bin/echo"), new Jdk("17", "17", "?", "?"));

  private static GuestBenchmark op(String mode) {
    return new GuestBenchmark(OP, mode, 1, GuestFlags.NONE);
  }

  private static MeasuredSide side(String label, GuestBenchmark... benchmarks) {
    Side.Jar jar = new Side.Jar(label + ".jar", "cafe" + label);
    GuestJar guest = new GuestJar(Path.of(label + ".jar"), jar, List.of(benchmarks));
    return new MeasuredSide(new Side(label, "17", List.of(), jar), ECHO, guest);
  }

  private static DiffPlanner.Planned plan(MeasuredSide a, MeasuredSide b, String... threads) {
    Selection selection = new Selection(List.of(), Map.of(), List.of(threads), Preset.FLASH, null);
    return new GuestPlanner(CPUS).plan(a, b, selection, 10);
  }

  private static DiffPlanner.Planned both(GuestBenchmark... benchmarks) {
    return plan(side(Side.A, benchmarks), side(Side.B, benchmarks));
  }

  private static String mode(PlannedCell cell) {
    return cell.cell().params().getOrDefault(GuestPlanner.MODE, "untold");
  }

  @Test
  void eachModeOfABenchmarkIsACellThatTellsItsForks() {
    DiffPlanner.Planned all = both(op("thrpt"), op("avgt"), op("sample"), op("ss"));
    assertThat(all.cells())
        .extracting(GuestPlannerTest::mode, cell -> cell.windows().areShots())
        .containsExactly(tuple("thrpt", false), tuple("avgt", false), tuple("ss", true));
    assertThat(all.leftOut()).isEmpty();
    assertThat(both(op("avgt")).cells())
        .extracting(GuestPlannerTest::mode)
        .as("its jar measures it in that mode anyway")
        .containsExactly("untold");
  }

  @Test
  void sampledTimesAreMeasuredAsAveragesWhichIsSaid() {
    DiffPlanner.Planned sampled = both(op("sample"));
    assertThat(sampled.cells()).extracting(GuestPlannerTest::mode).containsExactly("avgt");
    assertThat(sampled.notes())
        .containsExactly(OP + ": sampled times are measured as average time");
  }

  @Test
  void shotsAreCountedAndEverythingElseIsWarmedUp() {
    PlannedCell shots = both(op("ss")).cells().get(0);
    assertThat(shots.windows().rounds()).isEqualTo(10);
    assertThat(shots.windows().leadInMillis()).isZero();
    PlannedCell timed = both(op("avgt")).cells().get(0);
    assertThat(timed.windows().warmupRounds() * timed.windows().warmupMillis())
        .as("ms, also where the preset has less")
        .isGreaterThanOrEqualTo(4000);
    assertThat(timed.contenders()).isEqualTo(Side.entrants());
  }

  @Test
  void aModeThatOneJarLacksIsLeftOutAndSaid() {
    MeasuredSide two = side(Side.A, op("thrpt"), op("avgt"));
    DiffPlanner.Planned planned = plan(two, side(Side.B, op("avgt")));
    assertThat(planned.cells()).extracting(GuestPlannerTest::mode).containsExactly("avgt");
    assertThat(planned.leftOut())
        .extracting(DiffPlan.LeftOut::why)
        .containsExactly(OP + " (thrpt) is in 'a.jar' alone");
    assertThatThrownBy(() -> plan(side(Side.A, op("thrpt")), side(Side.B, op("avgt"))))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("is in both 'a.jar' and 'b.jar'");
  }

  @Test
  void threadsAreThoseAskedForOrTheBenchmarksOwn() {
    GuestBenchmark four = new GuestBenchmark(OP, "avgt", 4, GuestFlags.NONE);
    assertThat(both(four).cells()).extracting(c -> c.cell().threads()).containsExactly(4);
    GuestBenchmark max = new GuestBenchmark(OP, "avgt", GuestBenchmark.ALL_CPUS, GuestFlags.NONE);
    assertThat(both(max).cells()).extracting(c -> c.cell().threads()).containsExactly(CPUS);
    MeasuredSide a = side(Side.A, four);
    MeasuredSide b = side(Side.B, four);
    assertThat(plan(a, b, "1", "2x", "6").cells())
        .as("2x three CPUs is 6, once")
        .extracting(c -> c.cell().threads())
        .containsExactly(1, 6);
  }
}
