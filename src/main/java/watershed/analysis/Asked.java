package watershed.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import watershed.analysis.Expression.Operation;
import watershed.analysis.Expression.Reference;
import watershed.analysis.Expression.Share;
import watershed.analysis.Expression.Trend;
import watershed.analysis.Expression.Where;

/**
 * What a figure asks for, and where.
 *
 * @param reference to what was measured
 * @param at parameters that it is gone through along, any value of which will do: {@link
 *     FigureCells#MOST}
 */
record Asked(Reference reference, Map<String, String> at) {
  Asked {
    at = Map.copyOf(at);
  }

  /** All that an expression asks for, in order. */
  static List<Asked> by(Expression e) {
    List<Asked> all = new ArrayList<>();
    collect(e, Map.of(), all);
    return all.stream().distinct().toList();
  }

  private static void collect(Expression e, Map<String, String> at, List<Asked> all) {
    if (e instanceof Reference reference) {
      all.add(new Asked(reference, at));
    } else if (e instanceof Operation operation) {
      collect(operation.left(), at, all);
      collect(operation.right(), at, all);
    } else if (e instanceof Trend trend) {
      collect(trend.of(), FigureCells.with(at, trend.param(), FigureCells.MOST), all);
    } else if (e instanceof Share share) {
      collect(share.events(), at, all);
      collect(share.trials(), at, all);
    } else if (e instanceof Where where) {
      collect(where.more(), at, all);
      collect(where.than(), at, all);
      collect(where.of(), at, all);
    }
  }

  /** Whether it is asked for at the largest value of a parameter. */
  boolean atMostOf(String param) {
    return FigureCells.MOST.equals(reference.params().get(param)) && !at.containsKey(param);
  }
}
