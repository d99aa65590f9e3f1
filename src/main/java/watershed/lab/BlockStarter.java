package watershed.lab;

import java.util.List;
import watershed.record.Windows;

/** Knows what to start for each entrant of a block. */
interface BlockStarter {
  /** Whether its forks cannot wait in their midst, so that each has the machine to itself. */
  boolean isAlone(PlannedBlock block);

  /** Identity of what an entrant measures, {@link watershed.record.Trial#jar()}. */
  String code(BlockRunner.Entrant entrant);

  /**
   * Prepares an entrant's fork.
   *
   * @throws RuntimeException if it cannot even be tried, which ends the block
   */
  Fork fork(PlannedBlock block, BlockRunner.Entrant entrant);

  /** A fork that may be run, once. */
  interface Fork {
    /**
     * Runs it to its end.
     *
     * @param ticket to its block's turns
     * @param keepLeadIns whether the result holds every iteration instead of the last of each turn
     */
    ForkRunner.Ending run(Windows windows, TurnProfiler.Ticket ticket, boolean keepLeadIns);
  }

  /** The contenders of an experiment of the suite, all with the same flags. */
  static BlockStarter ofSuite(ExperimentSpec spec, List<String> extraJvmArgs, String code) {
    BlockForks forks = new BlockForks(spec, extraJvmArgs);
    return new BlockStarter() {
      @Override
      public boolean isAlone(PlannedBlock block) {
        return spec.isSingleShot();
      }

      @Override
      public String code(BlockRunner.Entrant entrant) {
        return code;
      }

      @Override
      public Fork fork(PlannedBlock block, BlockRunner.Entrant entrant) {
        ForkRunner.Fork fork = forks.of(block, entrant);
        return (windows, ticket, keepLeadIns) -> ForkRunner.run(fork, windows, ticket, keepLeadIns);
      }
    };
  }
}
