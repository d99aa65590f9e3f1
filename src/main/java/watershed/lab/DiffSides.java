package watershed.lab;

import java.util.ArrayList;
import java.util.List;
import watershed.record.Contenders;

/** The two sides of a diff as forks of its blocks: what runs, and on which JDK. */
public final class DiffSides {
  private final MeasuredSide a;
  private final MeasuredSide b;
  private final BlockStarter starter;

  private DiffSides(MeasuredSide a, MeasuredSide b, BlockStarter starter) {
    this.a = a;
    this.b = b;
    this.starter = starter;
  }

  /**
   * Sides that differ by JDK or flags, under the suite's experiments. Their cells name every
   * parameter, the contender's among them.
   *
   * @param jvmArgs the user's flags for both sides
   * @param code digest of the measuring classes
   */
  public static DiffSides ofSuite(
      MeasuredSide a, MeasuredSide b, Catalogue catalogue, List<String> jvmArgs, String code) {
    return new DiffSides(a, b, new OfSuite(a, b, catalogue, jvmArgs, code));
  }

  /**
   * Sides that are jars of other people's benchmarks.
   *
   * @param jvmArgs the user's flags for both sides
   * @param cpus of this machine
   */
  public static DiffSides ofJars(MeasuredSide a, MeasuredSide b, List<String> jvmArgs, int cpus) {
    return new DiffSides(a, b, new GuestStarter(a, b, jvmArgs, cpus));
  }

  /** Sides whose forks are started in another way. */
  static DiffSides of(MeasuredSide a, MeasuredSide b, BlockStarter starter) {
    return new DiffSides(a, b, starter);
  }

  BlockStarter starter() {
    return starter;
  }

  /** Who takes part in a block, each with its side's JDK. */
  List<BlockRunner.Entrant> entrants(PlannedBlock block) {
    List<BlockRunner.Entrant> entrants = new ArrayList<>();
    for (String contender : block.contenders()) {
      entrants.add(new BlockRunner.Entrant(contender, sideOf(contender, a, b).jdk()));
    }
    return entrants;
  }

  /** The side that a contender of a block is; a twin is the side that it is a twin of. */
  static MeasuredSide sideOf(String contender, MeasuredSide a, MeasuredSide b) {
    String label = Contenders.subject(contender);
    if (label.equals(a.side().label())) {
      return a;
    }
    if (label.equals(b.side().label())) {
      return b;
    }
    throw new IllegalArgumentException("no side of the diff: " + contender);
  }

  private record OfSuite(
      MeasuredSide a, MeasuredSide b, Catalogue catalogue, List<String> jvmArgs, String code)
      implements BlockStarter {
    @Override
    public boolean isAlone(PlannedBlock block) {
      return spec(block).isSingleShot();
    }

    @Override
    public String code(BlockRunner.Entrant entrant) {
      return code;
    }

    @Override
    public Fork fork(PlannedBlock block, BlockRunner.Entrant entrant) {
      ExperimentSpec spec = spec(block);
      String design = block.cell().params().get(spec.meta().contender());
      if (design == null) {
        throw new IllegalArgumentException(
            block.cell().id() + " names no " + spec.meta().contender());
      }
      MeasuredSide side = sideOf(entrant.contender(), a, b);
      List<String> flags = new ArrayList<>(jvmArgs);
      flags.addAll(side.side().flags());
      BlockRunner.Entrant measured = new BlockRunner.Entrant(design, entrant.jdk());
      return BlockStarter.ofSuite(spec, flags, code).fork(block, measured);
    }

    private ExperimentSpec spec(PlannedBlock block) {
      return catalogue.find(block.cell().experiment());
    }
  }
}
