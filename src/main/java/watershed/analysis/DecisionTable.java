package watershed.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import watershed.record.Cell;
import watershed.record.FindPlan;
import watershed.record.Machine;
import watershed.record.Run;
import watershed.record.Slice;

/**
 * Which design to take where, on one machine: every stretch of every measured slice on which the
 * answer is one. It holds for the cells of those slices, between the first and the last measured
 * value of their axes, and for nothing else: {@link #lookup} refuses the rest.
 *
 * <p>A stretch is settled where, with 95 %, no other design is better than the one named by more
 * than the indifference.
 *
 * @param schema version of the file formats, {@link Run#SCHEMA}
 * @param machine {@link Machine#id()}
 * @param cpus of that machine
 * @param indifference largest ratio, less 1, at which two designs count as equal
 * @param rows by axis, JDK, threads and parameters, each slice in order of its axis
 * @param unanswered slices that were asked for and have no row yet, by {@link Slice#id()}
 */
public record DecisionTable(
    int schema,
    String machine,
    int cpus,
    double indifference,
    List<Decision> rows,
    List<String> unanswered) {
  /** Name of the file within a run's directory. */
  public static final String FILE = "decision.json";

  private static final Comparator<Decision> ORDER =
      Comparator.comparing((Decision d) -> d.slice().experiment())
          .thenComparing(d -> d.slice().axis())
          .thenComparing(Decision::jdk, CellOrder.VALUES)
          .thenComparing(d -> d.slice().threads())
          .thenComparing(
              d -> Cell.of(d.slice().experiment(), d.slice().params(), 0), CellOrder.NATURAL)
          .thenComparing(Decision::from);

  public DecisionTable {
    rows = List.copyOf(rows);
    unanswered = List.copyOf(unanswered);
  }

  /** Decides from the curves of every design against the incumbent. */
  public static DecisionTable of(Machine machine, FindPlan plan, Findings findings) {
    double epsilon = Math.log1p(plan.indifference());
    List<Decision> rows = new ArrayList<>();
    for (RivalLine line : RivalLine.of(findings, machine.cpus())) {
      rows.addAll(DecisionRows.of(line, epsilon, machine.cpus()));
    }
    rows.sort(ORDER);
    List<String> unanswered =
        plan.slices().stream()
            .filter(slice -> rows.stream().noneMatch(row -> row.slice().id().equals(slice.id())))
            .map(Slice::id)
            .toList();
    return new DecisionTable(
        Run.SCHEMA, machine.id(), machine.cpus(), plan.indifference(), rows, unanswered);
  }

  /** How many rows name what to take. */
  public long settled() {
    return rows.stream().filter(row -> row.certainty() != Decision.Certainty.INCONCLUSIVE).count();
  }

  /** JDKs that there are rows of. */
  public List<String> jdks() {
    return rows.stream().map(Decision::jdk).distinct().toList();
  }

  /**
   * What to take in a cell.
   *
   * @param jdk {@link watershed.record.Jdk#id()}
   * @param cell of which no parameter need be named that is the same in all slices
   */
  public Answer lookup(String jdk, Cell cell) {
    return DecisionLookup.answer(this, jdk, cell);
  }

  /**
   * The answer to a question.
   *
   * @param decision that covers the cell, or null where there is none
   * @param refusal why there is none, in one line; empty where there is one
   * @param nearest the measured cell that is nearest to what was asked; null where there is a
   *     decision, or nothing was measured
   */
  public record Answer(@Nullable Decision decision, String refusal, @Nullable Cell nearest) {}
}
