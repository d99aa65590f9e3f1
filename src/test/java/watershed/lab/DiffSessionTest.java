package watershed.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import watershed.record.Cell;
import watershed.record.DiffPlan;
import watershed.record.Jdk;
import watershed.record.Journal;
import watershed.record.Json;
import watershed.record.PlannedCell;
import watershed.record.PlantedRuns;
import watershed.record.RunDirectory;
import watershed.record.RunStore;
import watershed.record.Side;
import watershed.record.Trial;
import watershed.record.Windows;

/** Which pairs a diff measures, with forks that end at once. */
@Timeout(60)
class DiffSessionTest {
  private static final Cell ONE = Cell.of("Planted", Map.of("plant", "none"), 1);
  private static final Cell TWO = Cell.of("Planted", Map.of("plant", "slower10"), 1);
  private static final String HOST = "in the host: ";
  private static final Windows WINDOWS = new Windows(1, 20, 3, 20, 20);
  private static final InstalledJdk JDK =
      new InstalledJdk(Path.of("java"), new Jdk("17", "17", "?", "?"));

  private final List<String> started = Collections.synchronizedList(new ArrayList<>());
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @TempDir Path root;
  private RunDirectory directory;

  /** Forks that call nobody and end at once; those of a cell and side fail. */
  private final class Forks implements BlockStarter {
    private final String failing;

    Forks(String failing) {
      this.failing = failing;
    }

    @Override
    public boolean isAlone(PlannedBlock block) {
      return false;
    }

    @Override
    public String code(BlockRunner.Entrant entrant) {
      return "code of " + entrant.contender();
    }

    @Override
    public Fork fork(PlannedBlock block, BlockRunner.Entrant entrant) {
      String name = block.cell().params().get("plant") + " " + entrant.contender();
      started.add(block.block() + " " + name);
      return (windows, ticket, keepLeadIns) -> {
        if ((HOST + name).equals(failing)) {
          throw new IllegalStateException("planted: disk full");
        }
        return name.equals(failing)
            ? new ForkRunner.Ending(Trial.Outcome.CRASHED, "exit code 42", null, "")
            : new ForkRunner.Ending(Trial.Outcome.COMPLETED, null, null, "");
      };
    }
  }

  @BeforeEach
  void plan() {
    directory = new RunStore(root).createDiff(PlantedRuns.machine(), LocalDate.EPOCH, "17");
    plan(12);
  }

  private void plan(int pairs) {
    Json.write(
        directory.file(DiffPlan.FILE),
        new DiffPlan(
            side(Side.A).side(),
            side(Side.B).side(),
            pairs,
            List.of(5, 10, pairs),
            .03,
            List.of(),
            null,
            List.of(),
            List.of()));
    directory.write(
        PlantedRuns.run(List.of(), Map.of())
            .withPlanned(
                List.of(
                    new PlannedCell(ONE, Side.entrants(), pairs, WINDOWS),
                    new PlannedCell(TWO, Side.entrants(), pairs, WINDOWS))));
  }

  private static MeasuredSide side(String label) {
    return new MeasuredSide(new Side(label, "17", List.of(), null), JDK, null);
  }

  private DiffSession.Summary measure(String failing, Duration sitting, DiffSession.Decider decider)
      throws InterruptedException {
    Console console =
        new Console(new PrintStream(said, true, StandardCharsets.UTF_8), false, output -> {});
    DiffSides sides = DiffSides.of(side(Side.A), side(Side.B), new Forks(failing));
    try (Journal journal = directory.journal()) {
      return new DiffSession(sides, Duration.ofSeconds(30), sitting, console, decider)
          .measure(directory, journal);
    }
  }

  private Map<Cell, Set<Integer>> blocks() {
    return directory.trials().trials().stream()
        .collect(
            Collectors.groupingBy(
                Trial::cell,
                Collectors.mapping(Trial::block, Collectors.toCollection(TreeSet::new))));
  }

  @Test
  void everyBlockHoldsBothSidesAndATwinAndPassesAreFairToCells() throws InterruptedException {
    plan(3);
    DiffSession.Summary summary = measure("", null, (trials, pairs) -> Set.of());
    assertThat(summary).isEqualTo(new DiffSession.Summary(6, 0, 0, 0, Map.of()));
    List<Trial> trials = directory.trials().trials();
    assertThat(trials).hasSize(18).allMatch(Trial::completed);
    for (int i = 0; i < trials.size(); i += 3) {
      assertThat(trials.subList(i, i + 3))
          .extracting(Trial::contender)
          .containsExactly("a", "a#2", "b");
      // The second pair of a cell comes after the first of every cell.
      assertThat(trials.get(i).block()).isEqualTo(i / 6);
    }
    assertThat(trials).allMatch(t -> t.jar().equals("code of " + t.contender()));
  }

  @Test
  void aCellThatALookDecidesGetsNoMorePairsAndTheOtherDoes() throws InterruptedException {
    List<Integer> looks = new ArrayList<>();
    DiffSession.Summary summary =
        measure(
            "",
            null,
            (trials, pairs) -> {
              looks.add(pairs);
              assertThat(trials).allMatch(t -> t.block() < pairs);
              return Set.of(TWO);
            });
    assertThat(looks).containsExactly(5, 10, 12);
    assertThat(blocks().get(ONE)).hasSize(12);
    assertThat(blocks().get(TWO)).hasSize(5);
    assertThat(summary).isEqualTo(new DiffSession.Summary(17, 0, 1, 0, Map.of()));
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("look at 5 pairs: 1 cell decided, 7 blocks spared")
        .contains("[17/17]");
  }

  @Test
  void aCellThatIsOpenAgainGetsThePairsThatItWasSpared() throws InterruptedException {
    DiffSession.Summary summary =
        measure("", null, (trials, pairs) -> pairs < 12 ? Set.of(TWO) : Set.of());
    assertThat(blocks().get(ONE)).hasSize(12);
    assertThat(blocks().get(TWO)).hasSize(12);
    assertThat(summary).isEqualTo(new DiffSession.Summary(24, 0, 0, 0, Map.of()));
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("[24/24]");
  }

  @Test
  void aCellThatAMiddleLookOpensAgainKeepsNoHole() throws InterruptedException {
    DiffSession.Summary summary =
        measure("", null, (trials, pairs) -> pairs == 5 ? Set.of(TWO) : Set.of());
    assertThat(blocks().get(TWO)).hasSize(12);
    assertThat(summary).isEqualTo(new DiffSession.Summary(24, 0, 0, 0, Map.of()));
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("[24/24]");
  }

  @Test
  void whatGoesWrongInTheHostIsToldAndLeftToAnotherSitting() throws InterruptedException {
    plan(3);
    DiffSession.Summary first = measure(HOST + "none b", null, (trials, pairs) -> Set.of());
    assertThat(first.missing()).isEqualTo(3);
    assertThat(first.failed()).isZero();
    assertThat(first.lost()).containsOnlyKeys(ONE);
    assertThat(first.lost().get(ONE)).contains("planted: disk full");
    assertThat(blocks()).containsOnlyKeys(TWO);
    DiffSession.Summary second = measure("", null, (trials, pairs) -> Set.of());
    assertThat(second).isEqualTo(new DiffSession.Summary(3, 0, 0, 0, Map.of()));
  }

  @Test
  void whatWasDecidedIsDecidedAgainFromTheSamePairsWhenItIsGoneOnWith()
      throws InterruptedException {
    DiffSession.Decider decider =
        (trials, pairs) -> {
          // Looks at what a later pair would change: it must not be there.
          long pairsOfOne = trials.stream().filter(t -> t.cell().equals(ONE)).count() / 3;
          return pairs > 5 || pairsOfOne == 5 ? Set.of(TWO) : Set.of();
        };
    plan(8);
    measure("", null, decider);
    started.clear();
    DiffSession.Summary again = measure("", null, decider);
    assertThat(started).isEmpty();
    assertThat(again).isEqualTo(new DiffSession.Summary(0, 0, 1, 0, Map.of()));
  }

  @Test
  void aSideThatFailsEndsItsCellAndNoOther() throws InterruptedException {
    plan(3);
    DiffSession.Summary summary = measure("none b", null, (trials, pairs) -> Set.of());
    assertThat(summary.failed()).isEqualTo(1);
    assertThat(blocks().get(ONE)).containsExactly(0);
    assertThat(blocks().get(TWO)).hasSize(3);
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("CRASHED: exit code 42");
    started.clear();
    measure("", null, (trials, pairs) -> Set.of());
    assertThat(started).as("a failure is not tried again").isEmpty();
  }

  @Test
  void aSittingEndsWithItsTimeAndTheNextGoesOn() throws InterruptedException {
    plan(3);
    DiffSession.Summary first = measure("", Duration.ofMillis(1), (trials, pairs) -> Set.of());
    assertThat(first).isEqualTo(new DiffSession.Summary(1, 5, 0, 0, Map.of()));
    List<Trial> kept = directory.trials().trials();
    DiffSession.Summary second = measure("", null, (trials, pairs) -> Set.of());
    assertThat(second).isEqualTo(new DiffSession.Summary(5, 0, 0, 0, Map.of()));
    assertThat(directory.trials().trials().subList(0, 3)).isEqualTo(kept);
    assertThat(started).doesNotHaveDuplicates().hasSize(18);
  }
}
