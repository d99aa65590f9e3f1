package watershed.experiments.creation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import watershed.subjects.NestedDesign;
import watershed.subjects.TenantMetrics;
import watershed.testing.Jvm;

/** Bytes by JOL against bytes allocated, and against what the layout of a HashMap leads to. */
class NestedMapsTest {
  private static final Offset<Double> EXACT = within(0.01);

  private record Row(double tenant, double inner, double allocated) {}

  @ParameterizedTest
  @Jvm.Ends
  void innerMapsTakeWhatTheLayoutOfAHashMapSays(Jvm jvm) {
    Map<String, Row> rows = rows(jvm);
    assertThat(rows).hasSize(NestedDesign.values().length * 3);
    double map = jvm.compact() ? 40 : 48;
    double node = jvm.compact() ? 24 : 32;
    double table = 80;
    for (NestedDesign design : NestedDesign.values()) {
      boolean flat = design == NestedDesign.FLAT_RECORD_KEY;
      boolean lazy = flat || design == NestedDesign.GET_THEN_PUT;
      assertThat(row(rows, design, 0).inner()).as(design + " 0").isCloseTo(lazy ? 0 : map, EXACT);
      assertThat(row(rows, design, 1).inner())
          .as(design + " 1")
          .isCloseTo(flat ? 0 : map + table + node, EXACT);
      assertThat(row(rows, design, 10).inner())
          .as(design + " 10")
          .isCloseTo(flat ? 0 : map + table + 10 * node, EXACT);
    }
  }

  @ParameterizedTest
  @Jvm.Ends
  void bytesAllocatedAreThoseFound(Jvm jvm) {
    Map<String, Row> rows = rows(jvm);
    rows.forEach(
        (cell, row) -> {
          double lost = row.allocated() - row.tenant();
          if (cell.startsWith(NestedDesign.FLAT_RECORD_KEY.name())) {
            // A look-up makes a key, unless the compiler sees that nobody keeps it.
            assertThat(lost).as(cell).isBetween(-EXACT.value, 24.5);
          } else {
            assertThat(lost).as(cell).isCloseTo(0, EXACT);
          }
        });
  }

  @ParameterizedTest
  @EnumSource
  void designsKeepTenantsAndMetricsApart(NestedDesign design) {
    TenantMetrics metrics = design.create(2, 2);
    metrics.announce("a");
    metrics.announce("b");
    assertThat(metrics.get("a", "x")).isNull();
    metrics.put("a", "x", 1L);
    metrics.put("a", "y", 2L);
    metrics.put("b", "x", 3L);
    metrics.put("b", "x", 4L);
    assertThat(metrics.get("a", "x")).isEqualTo(1L);
    assertThat(metrics.get("a", "y")).isEqualTo(2L);
    assertThat(metrics.get("b", "x")).isEqualTo(4L);
    assertThat(metrics.get("b", "y")).isNull();
    assertThat(metrics.innerMaps()).hasSize(design == NestedDesign.FLAT_RECORD_KEY ? 0 : 2);
  }

  @Test
  void everyIterationSaysWhatATenantCosts() throws RunnerException {
    NestedTenants same = NestedTenants.build(NestedDesign.COMPUTE_IF_ABSENT, 1000, 1);
    double tenant = same.tenantBytes();
    double inner = same.innerBytes();
    for (IterationResult iteration : iterations()) {
      assertThat(counter(iteration, "tenantBytes")).isCloseTo(tenant, EXACT);
      assertThat(counter(iteration, "innerBytes")).isCloseTo(inner, EXACT);
      assertThat(counter(iteration, "allocatedBytes")).isCloseTo(tenant, EXACT);
    }
  }

  private static Iterable<IterationResult> iterations() throws RunnerException {
    System.setProperty("jmh.ignoreLock", "true"); // a benchmark elsewhere does not disturb bytes
    return new Runner(
            new OptionsBuilder()
                .include("^" + NestedMaps.class.getName() + "\\.serve$")
                .forks(0)
                .warmupIterations(1)
                .measurementIterations(2)
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .param("design", "COMPUTE_IF_ABSENT")
                .param("tenants", "1000")
                .param("fill", "1")
                .build())
        .runSingle()
        .getBenchmarkResults()
        .iterator()
        .next()
        .getIterationResults();
  }

  private static double counter(IterationResult iteration, String name) {
    return iteration.getSecondaryResults().get(name).getScore();
  }

  private static Row row(Map<String, Row> rows, NestedDesign design, int fill) {
    Row row = rows.get(design + " " + fill);
    assertThat(row).as(design + " " + fill).isNotNull();
    return row;
  }

  private static Map<String, Row> rows(Jvm jvm) {
    Map<String, Row> rows = new HashMap<>();
    for (String line : jvm.run(NestedBytes.class)) {
      if (line.startsWith("@")) {
        String[] word = line.substring(1).split(" ", -1);
        rows.put(
            word[0] + " " + word[1],
            new Row(
                Double.parseDouble(word[2]),
                Double.parseDouble(word[3]),
                Double.parseDouble(word[4])));
      }
    }
    return rows;
  }
}
