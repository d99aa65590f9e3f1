package watershed.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import watershed.analysis.Decision;
import watershed.analysis.DecisionTable;
import watershed.record.BadInput;
import watershed.record.Cell;
import watershed.report.ReportParts;

/** What a search says of one cell that a user asks about. */
final class TakeAnswer {
  private static final String JDK = "jdk";
  private static final String THREADS = "threads";

  private TakeAnswer() {}

  /**
   * A line for each JDK of the search, or for that which was asked for.
   *
   * @param asked values by name: {@code threads}, {@code jdk} and the cell's parameters; what is
   *     the same in all slices need not be named
   * @throws BadInput if the cell was not measured: nothing is said beyond what was
   */
  static List<String> lines(DecisionTable table, String experiment, Map<String, String> asked) {
    Map<String, String> params = new LinkedHashMap<>(asked);
    String jdk = params.remove(JDK);
    int threads = threads(params.remove(THREADS), table);
    Cell cell = Cell.of(experiment, params, threads);
    List<String> jdks = jdk == null ? table.jdks() : List.of(jdk);
    List<String> lines = new ArrayList<>();
    boolean answered = false;
    String refusal = "nothing was decided yet";
    for (String on : jdks) {
      DecisionTable.Answer answer = table.lookup(on, cell);
      Decision decision = answer.decision();
      answered |= decision != null;
      refusal = decision == null ? answer.refusal() : refusal;
      lines.add(
          "JDK "
              + on
              + ": "
              + (decision == null ? answer.refusal() : ReportParts.decision(decision)));
    }
    if (!answered) {
      throw new BadInput("--take: " + refusal);
    }
    return lines;
  }

  /** Those of all rows, where they need not be named. */
  private static int threads(@Nullable String given, DecisionTable table) {
    List<Integer> known = table.rows().stream().map(r -> r.slice().threads()).distinct().toList();
    // Along threads they are the question.
    if (given == null && known.size() == 1 && known.get(0) > 0) {
      return known.get(0);
    }
    if (given == null) {
      throw new BadInput("--take: name threads too");
    }
    try {
      int threads = Integer.parseInt(given);
      if (threads > 0) {
        return threads;
      }
    } catch (NumberFormatException e) {
      throw new BadInput("--take threads=" + given + ": give a whole number from 1", e);
    }
    throw new BadInput("--take threads=" + given + ": give a whole number from 1");
  }
}
