package watershed.report.html;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import watershed.analysis.diff.DiffVerdict;

/**
 * By what a reader tells the names in pictures apart: one colour and one symbol for each, the same
 * in all pictures of a page. Names that may stand in one picture never share both, as long as they
 * are no more than {@link Palette#SIGNS}.
 */
final class Signs {
  /**
   * How a name is drawn.
   *
   * @param colour token of the palette
   * @param symbol as ECharts has it
   */
  record Sign(String colour, String symbol) {}

  private final Map<String, Sign> signs = new HashMap<>();

  /** Of names in the order in which they are asked for. */
  Signs() {}

  /**
   * Of names that are known.
   *
   * @param groups names that may stand in one picture, each group in its declared order; a name has
   *     one sign in all groups
   */
  static Signs of(List<List<String>> groups) {
    Map<String, List<BitSet>> around = new LinkedHashMap<>();
    for (List<String> group : groups) {
      BitSet taken = new BitSet();
      group.forEach(name -> around.computeIfAbsent(name, k -> new ArrayList<>()).add(taken));
    }
    Signs signs = new Signs();
    around.forEach(
        (name, beside) -> {
          BitSet taken = new BitSet();
          beside.forEach(taken::or);
          int free = taken.nextClearBit(0);
          beside.forEach(group -> group.set(free));
          signs.signs.put(name, sign(free));
        });
    return signs;
  }

  /** Of a page: the designs of its search, the contenders of its experiments, its JDKs. */
  static Signs of(Inputs inputs) {
    List<List<String>> groups = new ArrayList<>();
    Inputs.Searched search = inputs.search();
    if (search != null) {
      groups.add(search.plan().designs());
    }
    inputs.views().forEach(view -> groups.add(view.contenders()));
    groups.add(inputs.records().run().jdks().stream().map(jdk -> jdk(jdk.id())).toList());
    return of(groups);
  }

  /** Of verdicts: worse is reddish and better greenish on every page, the others are calm. */
  static Signs ofVerdicts() {
    Signs signs = new Signs();
    for (DiffVerdict verdict : DiffVerdict.values()) {
      signs.signs.put(
          verdict.name(),
          switch (verdict) {
            case REGRESSED -> new Sign(Palette.hue(1), "rect");
            case IMPROVED -> new Sign(Palette.hue(2), "triangle");
            case SMALL -> new Sign(Palette.hue(4), Palette.symbol(4));
            case EQUIVALENT -> new Sign(Palette.hue(5), "diamond");
            case INCONCLUSIVE -> new Sign(Palette.hue(7), "circle");
            case INVALID -> new Sign(Palette.hue(6), Palette.symbol(5));
          });
    }
    return signs;
  }

  /** What a JDK is called where JDKs are told apart. */
  static String jdk(String id) {
    return "JDK " + id;
  }

  /** The sign of a name; of one that was not known one that no other has. */
  Sign of(String name) {
    return signs.computeIfAbsent(name, k -> sign(signs.size()));
  }

  private static Sign sign(int n) {
    return new Sign(Palette.hue(n), Palette.symbol(n));
  }
}
