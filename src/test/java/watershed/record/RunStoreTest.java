package watershed.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunStoreTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

  @TempDir Path root;

  private final Run run =
      PlantedRuns.run(
          List.of(PlantedRuns.contention(List.of("A", "B"))),
          Map.of(Cell.of("Contention", Map.of(), 2), 5));

  @Test
  void everyRunGetsADirectoryOfItsOwn() {
    RunStore store = new RunStore(root.resolve("results"));
    RunDirectory first = store.create(PlantedRuns.machine(), DAY, "17.0.15");
    RunDirectory second = store.create(PlantedRuns.machine(), DAY, "17.0.15");
    assertThat(store.root().relativize(first.path()))
        .hasToString("planted-2cpu/2026-11-22-jdk17.0.15");
    assertThat(store.root().relativize(second.path()))
        .hasToString("planted-2cpu/2026-11-22-jdk17.0.15.2");
    assertThat(second.machine()).isEqualTo(PlantedRuns.machine());
  }

  @Test
  void aMachineOfOtherFactsOverwritesNothing() {
    RunStore store = new RunStore(root);
    store.create(PlantedRuns.machine(), DAY, "17");
    Machine old = PlantedRuns.machine();
    Machine other =
        new Machine(
            old.id(),
            old.cpu(),
            old.microarchitecture(),
            1,
            1,
            2,
            1,
            old.caches(),
            64,
            8192,
            "Linux 6.2",
            "KVM");
    RunDirectory second = store.create(other, DAY, "17");
    assertThat(second.machine()).isEqualTo(other.called("planted-2cpu.2"));
    assertThat(second.path().getParent().getFileName()).hasToString("planted-2cpu.2");
    assertThat(store.create(old, DAY, "17").machine()).isEqualTo(old);
  }

  @Test
  void aRunComesBackEqualAndCanBeReplaced() {
    RunDirectory directory = new RunStore(root).create(PlantedRuns.machine(), DAY, "17");
    directory.write(run);
    assertThat(RunDirectory.at(directory.path()).run()).isEqualTo(run);
    directory.write(run);
    assertThat(directory.path().toFile().list()).containsExactly("run.json");
  }

  @Test
  void theNewestIsTheOneStartedLast() {
    RunStore store = new RunStore(root);
    RunDirectory a = store.create(PlantedRuns.machine(), DAY.plusDays(1), "17");
    RunDirectory b = store.create(PlantedRuns.machine(), DAY, "25");
    store.create(PlantedRuns.machine(), DAY, "25");
    a.write(run);
    b.write(startedLater(run));
    assertThat(store.list().runs()).containsExactly(a, b);
    assertThat(store.newest()).isEqualTo(b);
  }

  @Test
  void aDamagedRunHidesNoOther() throws IOException {
    RunStore store = new RunStore(root);
    RunDirectory good = store.create(PlantedRuns.machine(), DAY, "17");
    RunDirectory damaged = store.create(PlantedRuns.machine(), DAY, "17");
    good.write(run);
    Files.writeString(damaged.file("run.json"), "{");

    assertThat(store.list().runs()).containsExactly(good);
    assertThat(store.list().unreadable())
        .singleElement()
        .extracting(BadInput::getMessage)
        .asString()
        .contains(damaged.path().toString());
    // It might have been the newest: nothing else may be taken for it.
    assertThatThrownBy(store::newest)
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(damaged.path().toString());
  }

  @Test
  void aSearchIsToldByItsPlanAndItsName() {
    RunStore store = new RunStore(root);
    RunDirectory first = store.create(PlantedRuns.machine(), DAY, "17");
    first.write(run);
    assertThat(first.isSearch()).isFalse();
    RunDirectory search = PlantedSearch.plan(root, "Contention");
    assertThat(search.path()).hasFileName("2026-11-22-jdk17.0.15-find");
    assertThat(PlantedSearch.plan(root, "Contention").path())
        .hasFileName("2026-11-22-jdk17.0.15-find.2");
    assertThat(search.isSearch()).isTrue();
    assertThat(search.findPlan()).isEqualTo(PlantedSearch.findPlan("Contention"));
    assertThat(store.list().runs()).hasSize(3).contains(first, search);
    assertThat(store.newestRun()).isEqualTo(first);
    assertThat(store.newestSearch().path()).hasFileName("2026-11-22-jdk17.0.15-find.2");
  }

  @Test
  void aDiffIsToldByItsSidesAndIsNeitherRunNorSearch() {
    RunStore store = new RunStore(root);
    RunDirectory first = store.create(PlantedRuns.machine(), DAY, "17");
    first.write(run);
    Side a = new Side(Side.A, "17", List.of(), null);
    Side b = new Side(Side.B, "17", List.of("-Xint"), new Side.Jar("app.jar", "cafe"));
    DiffPlan.LeftOut leftOut = new DiffPlan.LeftOut(Cell.of("x.Y.z", Map.of("n", "9"), 2), "why");
    DiffPlan plan =
        new DiffPlan(
            a,
            b,
            10,
            List.of(5, 10),
            0.03,
            List.of("gc.*"),
            "{\"delta\": 0.1}",
            List.of(leftOut),
            List.of("a note"));
    RunDirectory diff = store.createDiff(PlantedRuns.machine(), DAY, "17");
    Json.write(diff.file(DiffPlan.FILE), plan);
    diff.write(startedLater(run));
    assertThat(diff.path()).hasFileName("2026-11-22-jdk17-diff");
    assertThat(diff.diffPlan()).isEqualTo(plan);
    assertThat(plan.side("a#2")).isEqualTo(a);
    assertThat(plan.side("b")).isEqualTo(b);
    assertThatThrownBy(() -> plan.side("RWLock")).isInstanceOf(BadInput.class);
    assertThat(a.isSameAs(b)).isFalse();
    assertThat(a.isSameAs(new Side(Side.B, "17", List.of(), null))).isTrue();
    assertThat(store.newestRun()).isEqualTo(first);
    assertThat(store.newestDiff()).isEqualTo(diff);
    assertThatThrownBy(store::newestSearch).isInstanceOf(BadInput.class);
  }

  private static Run startedLater(Run r) {
    return new Run(
        r.schema(),
        r.machine(),
        r.started().plusSeconds(9),
        r.command(),
        r.commit(),
        r.dirty(),
        r.code(),
        r.preset(),
        r.budgetSeconds(),
        r.seed(),
        r.jdks(),
        r.jvmArgs(),
        r.experiments(),
        r.planned(),
        r.before(),
        r.after(),
        r.sittings());
  }

  @Test
  void badInputIsNamed() throws IOException {
    RunStore store = new RunStore(root);
    assertThatThrownBy(store::newest).isInstanceOf(BadInput.class).hasMessageContaining("no run");
    assertThatThrownBy(() -> RunDirectory.at(root))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(root.toString());
    RunDirectory directory = store.create(PlantedRuns.machine(), DAY, "17");
    Path file = directory.file("run.json");
    directory.write(run);
    String good = Files.readString(file);
    Files.writeString(file, good.replaceFirst("\"schema\" : 1", "\"schema\" : 99"));
    assertThatThrownBy(directory::run)
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("schema 99")
        .hasMessageContaining("build that wrote it");
    Files.writeString(file, good.substring(0, 100));
    assertThatThrownBy(directory::run)
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("run.json")
        .hasMessageContaining("line");
    Files.writeString(file, good.replaceFirst("\"seed\"", "\"sede\""));
    assertThatThrownBy(directory::run).isInstanceOf(BadInput.class).hasMessageContaining("'seed'");
  }

  @Test
  void aWriteThatFailsLeavesTheOldFileAndNoDraft() throws IOException {
    Path file = root.resolve("run.json");
    Files.writeString(file, "old");
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    assertThatThrownBy(() -> WholeFile.write(file, out -> Json.pretty(run, full)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("run.json")
        .hasMessageContaining("No space left on device");
    assertThat(file).hasContent("old");
    assertThat(root.toFile().list()).containsExactly("run.json");
  }
}
