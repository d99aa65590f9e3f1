package watershed.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import watershed.analysis.Expression.Reference;
import watershed.analysis.FigureTrials.Missing;

/**
 * A figure with one value in the place of {@code param=most} wherever it stands: the largest at
 * which all that the figure asks for so was measured, so that no figure mixes sizes.
 *
 * @param expression with that value; as it was where there is none
 * @param notes of larger ones that were tried, and what of them is missing
 * @param missing why there is none, where each was measured by itself; else null
 */
record LargestShared(Expression expression, List<String> notes, @Nullable Missing missing) {
  LargestShared {
    notes = List.copyOf(notes);
  }

  static LargestShared of(Expression figure, FigureCells cells) {
    TreeSet<String> params = new TreeSet<>();
    for (Asked asked : Asked.by(figure)) {
      asked.reference().params().keySet().stream().filter(asked::atMostOf).forEach(params::add);
    }
    FigureTrials trials = cells.trials();
    Expression expression = figure;
    List<String> notes = new ArrayList<>();
    for (String param : params) {
      List<Asked> all =
          Asked.by(expression).stream().filter(asked -> asked.atMostOf(param)).toList();
      @Nullable String why = null;
      @Nullable String largest = null;
      for (String value : trials.tried(param, all)) {
        Asked lacking = lacking(cells, all, param, value);
        if (lacking == null) {
          largest = value;
          break;
        }
        if (why == null) {
          why = trials.missing(lacking.reference(), at(lacking, param, value)).why();
        }
      }
      if (largest == null) {
        // What was measured nowhere is told by itself.
        boolean each = all.stream().allMatch(a -> cells.find(a.reference(), a.at()) != null);
        return new LargestShared(expression, notes, each ? noneShared(param) : null);
      }
      notes.add(
          "at "
              + param
              + "="
              + largest
              + (why == null ? "" : ", the most that all of it was had at: " + why));
      expression = at(expression, param, largest);
    }
    return new LargestShared(expression, notes, null);
  }

  private static Map<String, String> at(Asked asked, String param, String value) {
    return FigureCells.with(asked.at(), param, value);
  }

  private static @Nullable Asked lacking(
      FigureCells cells, List<Asked> all, String param, String value) {
    return all.stream()
        .filter(asked -> cells.find(asked.reference(), at(asked, param, value)) == null)
        .findFirst()
        .orElse(null);
  }

  private static Missing noneShared(String param) {
    return new Missing(
        Missing.Kind.NOT_IN_RUN, "no value of " + param + " was measured for all of it");
  }

  private static Expression at(Expression e, String param, String value) {
    return e.map(
        r -> {
          if (!FigureCells.MOST.equals(r.params().get(param))) {
            return r;
          }
          TreeMap<String, String> params = new TreeMap<>(r.params());
          params.put(param, value);
          return new Reference(r.contender(), r.metric(), params);
        });
  }
}
