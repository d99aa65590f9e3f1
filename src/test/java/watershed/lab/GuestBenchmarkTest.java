package watershed.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Benchmarks as the list in somebody's jar has them. */
class GuestBenchmarkTest {
  private static final String BURN =
      "JMH S 12 guest.Burner S 34 guest.jmh_generated.Burner_jmhTest S 4 burn S ";

  /** Warm-up, measuring, forks and JVM, and the flags of a fork: of none a word is said. */
  private static final String UNSAID = "E ".repeat(12);

  private static final String ALONE = "A 1 1 1 E " + UNSAID;

  private static List<GuestBenchmark> parse(String line) {
    return GuestBenchmark.parse(line).orElseThrow();
  }

  @Test
  void theSuitesOwnListIsReadAsItsCatalogueReadsIt() throws IOException {
    TreeSet<String> names = new TreeSet<>();
    ClassLoader loader = GuestBenchmark.class.getClassLoader();
    for (URL list : Collections.list(loader.getResources("META-INF/BenchmarkList"))) {
      try (InputStream in = list.openStream()) {
        new String(in.readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> !line.isBlank())
            .forEach(line -> parse(line).forEach(b -> names.add(b.name())));
      }
    }
    TreeSet<String> known = new TreeSet<>();
    for (ExperimentSpec spec : Catalogue.load().all()) {
      spec.methods().forEach(method -> known.add(spec.className() + "." + method));
    }
    assertThat(known).isNotEmpty();
    assertThat(names).containsAll(known);
  }

  @Test
  void modeAndThreadsAreRead() {
    assertThat(parse(BURN + "11 AverageTime E " + ALONE))
        .containsExactly(new GuestBenchmark("guest.Burner.burn", "avgt", 1, GuestFlags.NONE));
    assertThat(parse(BURN + "14 SingleShotTime I 1 4 " + ALONE))
        .containsExactly(new GuestBenchmark("guest.Burner.burn", "ss", 4, GuestFlags.NONE));
    assertThat(parse(BURN + "10 Throughput I 2 -1 " + ALONE).get(0).threadsOn(6)).isEqualTo(6);
  }

  @Test
  void aGroupHasWholeGroupsOfThreads() {
    String threeAndOne = "A 2 1 3 1 1 L 2 3 get 3 put " + UNSAID;
    assertThat(parse(BURN + "10 Throughput E " + threeAndOne).get(0).threadsOn(2)).isEqualTo(4);
    assertThat(parse(BURN + "10 Throughput I 1 6 " + threeAndOne).get(0).threadsOn(2)).isEqualTo(8);
  }

  @Test
  void sampledTimesAreMeasuredAsAverages() {
    List<GuestBenchmark> all = parse(BURN + "3 All E " + ALONE);
    assertThat(all)
        .extracting(GuestBenchmark::measuredMode)
        .containsExactly("thrpt", "avgt", "avgt", "ss");
    assertThat(all).filteredOn(GuestBenchmark::isSampled).hasSize(1);
  }

  @Test
  void theFlagsOfItsForksAreReadBehindWhateverElseItsAnnotationsSay() {
    String said = "A 1 1 1 E I 1 5 T 4 10 s I 1 1 E T 6 100 ms E I 1 2 E S 5 /j/va ";
    String line = BURN + "11 AverageTime E " + said;
    assertThat(parse(line + "L 1 5 -Xint E L 2 5 -Dx=1 7 -Dy=a b M 0 E E E ").get(0).flags())
        .isEqualTo(new GuestFlags(List.of(), List.of("-Xint"), List.of("-Dx=1", "-Dy=a b")));
    assertThat(parse(line + "L 0 L 1 4 -Da1 E ").get(0).flags())
        .as("an empty list is one")
        .isEqualTo(new GuestFlags(List.of("-Da1"), List.of(), List.of()));
    assertThat(parse(line + "E E E ").get(0).flags()).isEqualTo(GuestFlags.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "JMH ",
        "guest.Burner,guest.Generated,burn,Throughput",
        "JMH S 12 guest.Burner",
        "JMH S 99 guest.Burner S 1 x S 4 burn S 10 Throughput E A 1 1 1 ",
        "JMH S twelve guest.Burner S 1 x S 4 burn S 10 Throughput E A 1 1 1 ",
        "JMH I 12 guest.Burner S 1 x S 4 burn S 10 Throughput E A 1 1 1 ",
        "JMH S 12 guest.Burner S 1 x S 4 burn S 6 Faster E A 1 1 1 ",
        "JMH S 12 guest.Burner S 1 x S 4 burn S 10 Throughput X A 1 1 1 ",
        "JMH S 12 guest.Burner S 1 x S 4 burn S 10 Throughput E A 1 1 1 E E E E E E E E E E ",
        "JMH S 12 guest.Burner S 1 x S 4 burn S 10 Throughput E A 1 1 1 E E E E E E E E E E I 1 2 ",
        "JMH S 12 guest.Burner S 1 x S 4 burn S 10 Throughput E A 1 1 1 Q E E E E E E E E E E E E ",
      })
  void anotherFormIsNotGuessedAt(String line) {
    assertThat(GuestBenchmark.parse(line)).isEmpty();
  }

  @Test
  void parametersAreReadFromWhatJmhLists() {
    assertThat(
            GuestJar.params(
                List.of(
                    "Benchmarks: ",
                    "guest.Burner.burn",
                    "  param \"scale\" = {1, 3}",
                    "  param \"text\" = {a}",
                    "guest.Burner.rest")))
        .containsEntry(
            "guest.Burner.burn", Map.of("scale", List.of("1", "3"), "text", List.of("a")))
        .containsEntry("guest.Burner.rest", Map.of());
  }
}
