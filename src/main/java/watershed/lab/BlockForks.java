package watershed.lab;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import watershed.experiments.Experiment;
import watershed.record.Contenders;

/** Says what to start for each entrant of a block. */
final class BlockForks {
  private final ExperimentSpec spec;
  private final List<String> extraJvmArgs;

  /**
   * @param extraJvmArgs the user's flags, after the suite's and the contenders' own
   */
  BlockForks(ExperimentSpec spec, List<String> extraJvmArgs) {
    this.spec = spec;
    this.extraJvmArgs = extraJvmArgs;
  }

  /** The order in which those run that cannot take turns. */
  static List<BlockRunner.Entrant> shuffled(List<BlockRunner.Entrant> entrants, long seed) {
    List<BlockRunner.Entrant> order = new ArrayList<>(entrants);
    Collections.shuffle(order, new Random(seed));
    return order;
  }

  /** One entrant's fork. */
  ForkRunner.Fork of(PlannedBlock block, BlockRunner.Entrant entrant) {
    Map<String, String> params = new TreeMap<>(block.cell().params());
    String method = params.remove(Experiment.METHOD);
    String subject = Contenders.subject(entrant.contender());
    if (spec.meta().contender().equals(Experiment.METHOD)) {
      method = subject;
    } else {
      params.put(spec.meta().contender(), subject);
    }
    if (method == null) {
      method = spec.methods().get(0);
    }
    List<String> further = new ArrayList<>();
    // Every fork of a block draws the same operations; another block draws others.
    further.add("-Dwatershed.seed=" + block.seed());
    further.addAll(extraJvmArgs);
    return new ForkRunner.Fork(
        spec.className() + "." + method,
        params,
        block.cell().threads(),
        entrant.jdk(),
        flags(spec, params, further),
        List.of(spec.meta().profilers()));
  }

  /**
   * All flags of a fork: the suite's, those of its contender, and further ones.
   *
   * @param params every {@code @Param} of the fork
   */
  static List<String> flags(ExperimentSpec spec, Map<String, String> params, List<String> further) {
    List<String> chosen = new ArrayList<>(spec.jvmFlags(params));
    if (spec.meta().sizes()) {
      chosen.add("-javaagent:" + AgentJar.path());
    }
    chosen.addAll(further);
    return ForkFlags.measuring(spec.meta().heapMiB(), chosen);
  }
}
