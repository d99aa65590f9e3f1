package watershed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import watershed.record.Cell;
import watershed.record.Contenders;
import watershed.record.JmhFiles;
import watershed.record.Journal;
import watershed.record.Json;
import watershed.record.Planted;
import watershed.record.PlantedRuns;
import watershed.record.RunDirectory;
import watershed.record.RunStore;
import watershed.record.Trial;

/** Stored results are judged with an exit code that a build can go by. */
class DiffCommandTest {
  private static final Cell CELL = Cell.of("Contention", Map.of("writes", "5"), 2);

  @TempDir Path scratch;

  private Path file(String name, long seed, double truth) throws IOException {
    return new JmhFiles(seed)
        .shape(10, 6)
        .add("org.x.Codec.encode", Map.of("size", "64"), truth)
        .with("gc.alloc.rate.norm", "B/op", truth < 110 ? 24 : 32)
        .add("org.x.Codec.decode", Map.of("size", "64"), 50)
        .write(scratch.resolve(name));
  }

  private static Told diff(Object... words) {
    String[] args = new String[words.length + 1];
    args[0] = "diff";
    for (int i = 0; i < words.length; i++) {
      args[i + 1] = words[i].toString();
    }
    return Told.by(args);
  }

  @Test
  void theSameTwicePasses() throws IOException {
    Told told = diff(file("a.json", 1, 100), file("b.json", 2, 100));
    assertThat(told.exit()).as(told.out() + told.err()).isZero();
    assertThat(told.out()).contains("PASSED (exit code 0)", "quality ", "MDE");
    assertThat(told.out().lines()).allMatch(line -> line.length() <= 100);
  }

  @Test
  void aSlowdownAndMoreBytesFail() throws IOException {
    Told told = diff(file("a.json", 1, 100), file("b.json", 2, 120));
    assertThat(told.exit()).as(told.out() + told.err()).isEqualTo(1);
    assertThat(told.out())
        .contains("REGRESSED, confirmed", "24 to 32 B/op", "FAILED: 2 regressed")
        .contains("Codec.decode size=64");
    assertThat(diff(file("a.json", 1, 120), file("b.json", 2, 100)).exit()).isZero();
  }

  @Test
  void everyFormHoldsTheSameVerdicts() throws IOException {
    Path out = scratch.resolve("out");
    diff(file("a.json", 1, 100), file("b.json", 2, 120), "--out", out);
    var json = Json.readTree(out.resolve("diff.json"));
    assertThat(json.get("exit").asInt()).isEqualTo(1);
    assertThat(json.get("subjects"))
        .hasSize(3)
        .anyMatch(row -> row.get("verdict").asString().equals("REGRESSED"));
    assertThat(Files.readAllLines(out.resolve("forest.csv")))
        .hasSize(4)
        .anyMatch(line -> line.startsWith("org.x.Codec.encode,size=64,1,primary,avgt,ns/op,less,"));
    assertThat(Files.readString(out.resolve("diff.md")))
        .startsWith("### FAILED: 2 regressed")
        .contains("| REGRESSED, confirmed |", "<details>");
  }

  @Test
  void oneForkASideIsRefusedAVerdict() throws IOException {
    Path a = new JmhFiles(1).shape(1, 9).add("a.B.c", Map.of(), 1).write(scratch.resolve("a"));
    Path b = new JmhFiles(2).shape(1, 9).add("a.B.c", Map.of(), 2).write(scratch.resolve("b"));
    Told told = diff(a, b);
    assertThat(told.exit()).as(told.out() + told.err()).isZero();
    assertThat(told.out()).contains("INCONCLUSIVE", "one fork");
    assertThat(diff(a, b, "--strict").exit()).isEqualTo(3);
  }

  @Test
  void changedFlagsAreInvalidUnlessForced() throws IOException {
    Path a = file("a.json", 1, 100);
    Path b =
        new JmhFiles(2)
            .shape(10, 6)
            .add("org.x.Codec.decode", Map.of("size", "64"), 50)
            .change(e -> e.putArray("jvmArgs").add("-Xint"))
            .write(scratch.resolve("b.json"));
    Told told = diff(a, b);
    assertThat(told.exit()).as(told.out() + told.err()).isEqualTo(2);
    assertThat(told.out()).contains("GATE CLOSED: JVM flags", "-Xint");
    assertThat(diff(a, b, "--force").exit()).isZero();
  }

  @Test
  void aPolicyDecidesWhatFails() throws IOException {
    Path policy = scratch.resolve("policy.json");
    Files.writeString(
        policy, "{\"rules\": [{\"benchmark\": \"Codec.encode\", \"fails\": [], \"warns\": []}]}");
    Path a = file("a.json", 1, 100);
    Path b = file("b.json", 2, 120);
    assertThat(diff(a, b, "--policy", policy).exit()).isZero();
    assertThat(diff(a, b, "--policy", policy).out()).doesNotContain("covers nothing");
    Files.writeString(policy, "{\"rules\": [{\"benchmark\": \"Codec.encoed\", \"fails\": []}]}");
    assertThat(diff(a, b, "--policy", policy, "--metric", "gc.tmie").out())
        .contains("rule 1 of the policy covers nothing here", "--metric gc.tmie matches no metric");
    Files.writeString(policy, "{\"leastQuality\": 99}");
    Told told = diff(a, b, "--policy", policy);
    assertThat(told.exit()).isEqualTo(2);
    assertThat(told.out()).contains("the policy asks for 99");
    Files.writeString(policy, "{\"leastQualty\": 99}");
    Told.refused(
        "did you mean 'leastQuality'?",
        "diff",
        a.toString(),
        b.toString(),
        "--policy",
        policy.toString());
  }

  @Test
  void whatCannotBeComparedIsToldInOneLine() throws IOException {
    String a = file("a.json", 1, 100).toString();
    String empty = Files.writeString(scratch.resolve("empty.json"), "").toString();
    String cut = Files.writeString(scratch.resolve("cut.json"), "[{\"bench").toString();
    String other =
        new JmhFiles(1).add("x.Y.z", Map.of(), 1).write(scratch.resolve("other.json")).toString();
    Told.refused("is empty", "diff", a, empty);
    Told.refused("is not JSON", "diff", a, cut);
    Told.refused("nothing in common", "diff", a, other);
    Told.refused("no file or run at '/nowhere'", "diff", a, "/nowhere");
    Told.refused("no run at", "diff", a, scratch.toString());
    Told.refused("not 3 words", "diff", a, a, a);
    Told.refused("not 0 words", "diff");
    Told.refused("above 0 and under 1", "diff", a, a, "--delta", "7");
    Told.refused("--rows 0", "diff", a, a, "--rows", "0");
    Told.refused("give a directory", "diff", a, a, "--out", a);
    Told.refused("holds no result of JDK 25", "diff", a, a, "--new-jdk", "25");
  }

  private RunDirectory run(long seed, double truthB) {
    RunDirectory directory =
        new RunStore(scratch.resolve("results"))
            .create(PlantedRuns.machine(), LocalDate.of(2026, 11, 22), "17.0.15");
    directory.write(
        PlantedRuns.run(List.of(PlantedRuns.contention(List.of("A", "B"))), Map.of(CELL, 8)));
    Map<String, Double> truth =
        Map.of("A", 10.0, Contenders.twinOf("A"), 10.0, "B", truthB, "B@25.0.3", truthB * 0.8);
    List<Trial> trials =
        new Planted(seed)
            .noise(0.004, 0.01, 0.2)
            .blocks(8)
            .cell(CELL, List.of("17.0.15", "25.0.3"), truth, Map.of())
            .trials();
    try (Journal journal = directory.journal()) {
      for (int block = 0; block < 8; block++) {
        int number = block;
        journal.appendBlock(trials.stream().filter(t -> t.block() == number).toList());
      }
    }
    return directory;
  }

  @Test
  void twoJdksOfOneRunAreComparedBlockByBlock() {
    Path run = run(1, 20).path();
    Told told = diff(run, run);
    assertThat(told.exit()).as(told.out() + told.err()).isEqualTo(1);
    assertThat(told.out()).contains("design=B", "REGRESSED", "pairs");
    assertThat(diff(run, run, "--base-jdk", "25", "--new-jdk", "17").exit()).isZero();
    Told.refused(
        "the same forks",
        "diff",
        run.toString(),
        run.toString(),
        "--base-jdk",
        "17",
        "--new-jdk",
        "17");
  }

  @Test
  void twoRunsAreComparedByForks() {
    Path before = run(1, 20).path();
    Path after = run(2, 15).path();
    Told.refused("several JDKs (17.0.15, 25.0.3)", "diff", before.toString(), after.toString());
    Told told = diff(before, after, "--base-jdk", "17", "--new-jdk", "17");
    assertThat(told.out()).as(told.err()).contains("design=B", "forks");
  }

  @Test
  void aRunAndAnExportOfItAreTheSame() {
    Path run = run(3, 20).path();
    Told.by("report", run.toString(), "--json");
    Told told = diff(run, run.resolve("jmh-result.json"), "--base-jdk", "17", "--new-jdk", "17");
    assertThat(told.exit()).as(told.out() + told.err()).isZero();
    assertThat(told.out()).contains("0 % [");
  }

  @Test
  void theForksOfATwinCountOnceWhereARunIsReadAsAFile() throws IOException {
    Path run = run(3, 20).path();
    Path out = scratch.resolve("out");
    Told.by("report", run.toString(), "--json");
    Path file = run.resolve("jmh-result.json");
    diff(run, file, "--base-jdk", "17", "--new-jdk", "17", "--out", out);
    assertThat(Json.readTree(out.resolve("diff.json")).get("subjects").valueStream())
        .filteredOn(row -> row.at("/params/design").asString().equals("A"))
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.get("forksBase").asInt()).isEqualTo(8));
  }

  @Test
  void twoDesignsOfARunAreCompared() {
    String run = run(4, 8).path().toString();
    Told told = Told.by("compare", "A", "B", run, "--on", "17");
    assertThat(told.exit()).as(told.out() + told.err()).isEqualTo(1);
    assertThat(told.out()).contains("REGRESSED", "A/A control");
    Told newest = Told.by("compare", "B", "A", "--results", scratch.resolve("results").toString());
    assertThat(newest.exit()).as(newest.out() + newest.err()).isZero();
    Told.refused("no design 'C'", "compare", "A", "C", run);
    Told.refused("'A' twice", "compare", "A", "A", run);
    Told.refused(
        "did you mean 'Contention'?", "compare", "A", "B", run, "--experiment", "Contentoin");
    Told.refused("not measured on JDK 11", "compare", "A", "B", run, "--on", "11");
  }
}
