package watershed.lab;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import watershed.record.BadInput;
import watershed.record.Contenders;
import watershed.record.NoiseStudy;
import watershed.record.PlannedCell;
import watershed.record.Trial;

/** Measures what noise is left when forks take turns, and what it is when they do not. */
public final class NoiseSession {
  private final Catalogue catalogue;
  private final SessionSettings settings;
  private final Console console;

  /** As {@link RunSession}; the first JDK of the settings is used. */
  public NoiseSession(Catalogue catalogue, SessionSettings settings, Console console) {
    this.catalogue = catalogue;
    this.settings = settings;
    this.console = console;
  }

  /**
   * Measures {@code cell.blocks()} pairs each way, alternately, so that both ways meet the same
   * weather.
   *
   * @param cell whose first contender is measured against itself
   * @throws BadInput if a fork fails
   */
  public List<NoiseStudy.Pair> measure(PlannedCell cell, long seed) throws InterruptedException {
    ExperimentSpec spec = catalogue.find(cell.cell().experiment());
    BlockRunner runner =
        new BlockRunner(
            spec,
            settings.extraJvmArgs(),
            settings.code(),
            settings.turnDeadline(),
            console.forkOutput());
    String contender = cell.contenders().get(0);
    List<BlockRunner.Entrant> both =
        List.of(
            new BlockRunner.Entrant(contender, settings.jdks().get(0)),
            new BlockRunner.Entrant(Contenders.twinOf(contender), settings.jdks().get(0)));
    Random seeds = new Random(seed);
    double estimate = 0;
    List<PlannedBlock> blocks = new ArrayList<>();
    for (int i = 0; i < cell.blocks(); i++) {
      PlannedBlock block =
          new PlannedBlock(
              cell.cell(),
              i,
              both.stream().map(BlockRunner.Entrant::contender).toList(),
              cell.windows(),
              seeds.nextLong());
      blocks.add(block);
      estimate += 2 * block.seconds(1);
    }
    Progress progress = console.progress(blocks.size(), estimate);
    List<NoiseStudy.Pair> pairs = new ArrayList<>();
    for (PlannedBlock block : blocks) {
      progress.start(cell.cell().id() + " block " + block.block(), estimate / blocks.size());
      int rounds = block.windows().rounds();
      List<Trial> turns = runner.run(block, both, block.windows(), r -> progress.round(r, rounds));
      List<Trial> alone = new ArrayList<>();
      boolean swapped = new Random(block.seed()).nextBoolean();
      for (int i = 0; i < both.size(); i++) {
        BlockRunner.Entrant one = both.get(swapped ? both.size() - 1 - i : i);
        alone.addAll(
            runner.run(block, List.of(one), block.windows(), r -> progress.round(r, rounds)));
      }
      if (swapped) {
        Collections.reverse(alone);
      }
      pairs.add(
          new NoiseStudy.Pair(
              scores(turns.get(0)),
              scores(turns.get(1)),
              scores(alone.get(0)),
              scores(alone.get(1))));
      progress.end("in turns and one after the other");
    }
    return pairs;
  }

  private static List<Double> scores(Trial trial) {
    var jmh = trial.jmh();
    if (jmh == null) {
      throw new BadInput(
          "a fork failed (" + trial.outcome() + ": " + trial.error() + "): nothing is stored");
    }
    List<Double> all = new ArrayList<>();
    jmh.at("/primaryMetric/rawData/0").forEach(score -> all.add(score.asDouble()));
    return all;
  }
}
