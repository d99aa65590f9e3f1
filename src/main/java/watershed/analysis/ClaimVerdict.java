package watershed.analysis;

import java.util.ArrayList;
import java.util.List;

/**
 * What this machine says to one claim of the document.
 *
 * @param claim its identifier
 * @param jdk {@link watershed.record.Jdk#id()}
 * @param verdict CONFIRMED or REFUTED only where every interval lies on one side
 * @param reason what led to it; for INCONCLUSIVE what it would take, else what is missing
 * @param figures this machine's, with their intervals and numbers of blocks; none where missing
 * @param parts a verdict for each contender, where the claim is put to each
 * @param notes what to keep in mind of them
 * @param evidence paths, within the run's directory, of what its forks kept
 * @param blocks of each cell that would settle it, all in all; 0 where that can't be told
 * @param cells options of {@code run} that name the cells it takes; empty where those of a preset
 *     do
 */
public record ClaimVerdict(
    String claim,
    String jdk,
    Verdict verdict,
    String reason,
    List<Figure> figures,
    List<Part> parts,
    List<String> notes,
    List<String> evidence,
    int blocks,
    String cells) {
  /** How a claim fares. */
  public enum Verdict {
    CONFIRMED,
    REFUTED,
    INCONCLUSIVE,
    NOT_MEASURABLE("NOT MEASURABLE HERE"),
    NOT_IN_RUN("NOT IN THIS RUN");

    private final String label;

    Verdict() {
      this.label = name();
    }

    Verdict(String label) {
      this.label = label;
    }

    /** As reports print it. */
    public String label() {
      return label;
    }

    /** Whether it holds whatever else is measured. */
    public boolean settled() {
      return this == CONFIRMED || this == REFUTED;
    }

    /** Whether it says anything of this machine. */
    public boolean given() {
      return this != NOT_IN_RUN;
    }
  }

  /**
   * One figure.
   *
   * @param what it is of
   * @param value with its interval; {@link Estimate#n()} is the number of forks or blocks
   * @param unit of it, such as {@code us}
   * @param claimed where the claim has it, such as {@code above 0.9}; empty where its judge says
   */
  public record Figure(String what, Estimate value, String unit, String claimed) {
    Figure(String what, Estimate value, String unit) {
      this(what, value, unit, "");
    }
  }

  /**
   * The claim put to one contender.
   *
   * @param blocks as those of the claim
   */
  public record Part(
      String contender, Verdict verdict, String reason, List<Figure> figures, int blocks) {
    public Part {
      figures = List.copyOf(figures);
    }
  }

  public ClaimVerdict {
    figures = List.copyOf(figures);
    parts = List.copyOf(parts);
    notes = List.copyOf(notes);
    evidence = List.copyOf(evidence);
  }

  /** Of a claim whose cells are those of a preset. */
  public ClaimVerdict(
      String claim,
      String jdk,
      Verdict verdict,
      String reason,
      List<Figure> figures,
      List<Part> parts,
      List<String> notes,
      List<String> evidence,
      int blocks) {
    this(claim, jdk, verdict, reason, figures, parts, notes, evidence, blocks, "");
  }

  /** Of a claim that is put to no contender by itself, and whose forks kept nothing. */
  public ClaimVerdict(
      String claim,
      String jdk,
      Verdict verdict,
      String reason,
      List<Figure> figures,
      List<String> notes) {
    this(claim, jdk, verdict, reason, figures, List.of(), notes, List.of(), 0);
  }

  /** The same with another reason. */
  public ClaimVerdict because(String why) {
    return new ClaimVerdict(
        claim, jdk, verdict, why, figures, parts, notes, evidence, blocks, cells);
  }

  /** The same with more that supports it. */
  public ClaimVerdict supportedBy(List<String> paths) {
    List<String> all = new ArrayList<>(evidence);
    all.addAll(paths);
    return new ClaimVerdict(claim, jdk, verdict, reason, figures, parts, notes, all, blocks, cells);
  }

  /** Of a claim for which a run lacks something that more measuring would give. */
  public static ClaimVerdict notInRun(String claim, String jdk, String missing) {
    return new ClaimVerdict(claim, jdk, Verdict.NOT_IN_RUN, missing, List.of(), List.of());
  }

  /** Of a claim for which this machine or JDK lacks something. */
  public static ClaimVerdict notMeasurable(String claim, String jdk, String missing) {
    return new ClaimVerdict(claim, jdk, Verdict.NOT_MEASURABLE, missing, List.of(), List.of());
  }
}
