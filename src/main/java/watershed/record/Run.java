package watershed.record;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one run set out to do; written before its first fork.
 *
 * @param schema version of the file formats, {@link #SCHEMA}
 * @param machine {@link Machine#id()}
 * @param started when it was first started
 * @param command what the user typed, after the program's name
 * @param commit commit that the jar was built from, or {@code unknown}
 * @param dirty whether the tree differed from that commit
 * @param code digest of the measuring classes: runs with equal digests are comparable
 * @param preset name of the preset
 * @param budgetSeconds time that the plan was cut to, or null
 * @param seed from which every order is drawn
 * @param jdks that the forks ran on; the first is the default
 * @param jvmArgs flags of every fork, heap apart
 * @param experiments what was asked for, with what a reader needs to understand it
 * @param planned the cells, with the number of blocks wanted of each
 * @param before health before the first fork, or null where the check was skipped
 * @param after health after the last fork, or null while it is not finished
 * @param sittings one per start of the program, resumed ones included
 * @param uncutBlocks blocks of the plan before it was cut to the budget; null where there was no
 *     budget, and of builds that did not record it
 */
public record Run(
    int schema,
    String machine,
    Instant started,
    String command,
    String commit,
    boolean dirty,
    String code,
    String preset,
    @Nullable Long budgetSeconds,
    long seed,
    List<Jdk> jdks,
    List<String> jvmArgs,
    List<ExperimentInfo> experiments,
    List<PlannedCell> planned,
    @Nullable Health before,
    @Nullable Health after,
    List<Sitting> sittings,
    @Nullable Integer uncutBlocks) {
  public static final int SCHEMA = 1;

  /** A run whose plan was not cut. */
  public Run(
      int schema,
      String machine,
      Instant started,
      String command,
      String commit,
      boolean dirty,
      String code,
      String preset,
      @Nullable Long budgetSeconds,
      long seed,
      List<Jdk> jdks,
      List<String> jvmArgs,
      List<ExperimentInfo> experiments,
      List<PlannedCell> planned,
      @Nullable Health before,
      @Nullable Health after,
      List<Sitting> sittings) {
    this(
        schema,
        machine,
        started,
        command,
        commit,
        dirty,
        code,
        preset,
        budgetSeconds,
        seed,
        jdks,
        jvmArgs,
        experiments,
        planned,
        before,
        after,
        sittings,
        null);
  }

  /** The same run with another plan. */
  public Run withPlanned(List<PlannedCell> cells) {
    return new Run(
        schema,
        machine,
        started,
        command,
        commit,
        dirty,
        code,
        preset,
        budgetSeconds,
        seed,
        jdks,
        jvmArgs,
        experiments,
        cells,
        before,
        after,
        sittings,
        uncutBlocks);
  }

  /**
   * The same run, with what its plan was cut from.
   *
   * @param blocks of the plan before the cut
   */
  public Run cutFrom(int blocks) {
    return new Run(
        schema,
        machine,
        started,
        command,
        commit,
        dirty,
        code,
        preset,
        budgetSeconds,
        seed,
        jdks,
        jvmArgs,
        experiments,
        planned,
        before,
        after,
        sittings,
        blocks);
  }

  /** The same run with other readings of the machine's health, and other sittings. */
  public Run with(@Nullable Health before, @Nullable Health after, List<Sitting> sittings) {
    return new Run(
        schema,
        machine,
        started,
        command,
        commit,
        dirty,
        code,
        preset,
        budgetSeconds,
        seed,
        jdks,
        jvmArgs,
        experiments,
        planned,
        before,
        after,
        sittings,
        uncutBlocks);
  }

  /**
   * One sitting of a run.
   *
   * @param started when the program was started
   * @param command what the user typed
   * @param commit of the jar used
   */
  public record Sitting(Instant started, String command, String commit) {}

  /**
   * An experiment as a report sees it, so that reports need not load it.
   *
   * @param name simple class name
   * @param className by which JMH calls it, its package included
   * @param section of the source document
   * @param question in one line
   * @param contender name of the parameter whose values are compared
   * @param axis parameter along which a crossover is read; empty where there is none
   * @param harness contender that measures the harness; empty where there is none
   * @param controls contenders that bound what is compared, and are not ranked
   * @param baseline contender that ratios are taken against
   * @param contenders all compared values, in declared order
   * @param defaults the first value of every parameter, the contender's included: where a figure
   *     does not name it, it stands there. Empty in runs of builds that did not record it
   * @param claims what the document says of it
   */
  public record ExperimentInfo(
      String name,
      String className,
      String section,
      String question,
      String contender,
      String axis,
      String harness,
      List<String> controls,
      String baseline,
      List<String> contenders,
      Map<String, String> defaults,
      List<ClaimInfo> claims) {}

  /**
   * A claim as a report sees it; the fields are those of the annotation of that name.
   *
   * @param rule in words, where no figure decides; of figures how they decide together, empty where
   *     all must hold and the baseline's verdict is the claim's
   * @param figures that decide, all of which must hold; empty where another judge does
   * @param with name of another experiment that its judge reads; empty where there is none, and of
   *     builds that did not record it
   */
  public record ClaimInfo(
      String id, String says, String goTruth, String rule, List<FigureInfo> figures, String with) {
    /** Of a claim that its own experiment decides. */
    public ClaimInfo(
        String id, String says, String goTruth, String rule, List<FigureInfo> figures) {
      this(id, says, goTruth, rule, figures, "");
    }
  }

  /**
   * A number that decides a claim; the fields are those of the annotation {@code Figure}.
   *
   * @param relation {@code ABOVE}, {@code BELOW}, {@code WITHIN}, {@code OUTSIDE} or {@code
   *     SEEN_ABOVE}
   */
  public record FigureInfo(
      String of, String name, String relation, double threshold, String unit) {}
}
