package watershed.report.html;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import watershed.analysis.diff.DiffVerdict;
import watershed.record.Cell;
import watershed.report.View;

/**
 * By what a reader tells the names in pictures apart: one colour and one symbol for each, the same
 * in all pictures of a page. Names that may stand in one picture never share both, as long as they
 * are no more than {@link Palette#SIGNS}; those that do stand in one share no colour where that can
 * be had.
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
    return of(groups, List.of());
  }

  /**
   * Of names that are known.
   *
   * @param groups as above
   * @param together names that do stand in one picture, each list of one
   */
  private static Signs of(List<List<String>> groups, List<Set<String>> together) {
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
          int[] alike = signs.alike(name, together);
          int free = taken.nextClearBit(0);
          for (int n = free; n < Palette.SIGNS; n = taken.nextClearBit(n + 1)) {
            if (alike[Palette.of(n)] < alike[Palette.of(free)]) {
              free = n;
            }
          }
          int sign = free;
          beside.forEach(group -> group.set(sign));
          signs.signs.put(name, sign(sign));
        });
    return signs;
  }

  /** Of each hue, in how many pictures with the name another has it already. */
  private int[] alike(String name, List<Set<String>> together) {
    int[] alike = new int[Palette.HUES];
    for (Set<String> picture : together) {
      if (picture.contains(name)) {
        for (int hue = 0; hue < alike.length; hue++) {
          String colour = Palette.hue(hue);
          boolean has =
              picture.stream().map(signs::get).anyMatch(s -> s != null && s.colour.equals(colour));
          alike[hue] += has ? 1 : 0;
        }
      }
    }
    return alike;
  }

  /** Of a page: the designs of its search, the contenders of its experiments, its JDKs. */
  static Signs of(Inputs inputs) {
    List<List<String>> groups = new ArrayList<>();
    Inputs.Searched search = inputs.search();
    if (search != null) {
      groups.add(search.plan().designs());
    }
    Map<Cell, Set<String>> together = new LinkedHashMap<>();
    for (View view : inputs.views()) {
      groups.add(view.contenders());
      for (Cell cell : view.cells()) {
        for (String jdk : view.jdks()) {
          view.measured(cell, jdk)
              .forEach(
                  s -> together.computeIfAbsent(cell, c -> new TreeSet<>()).add(s.contender()));
        }
      }
    }
    groups.add(inputs.records().run().jdks().stream().map(jdk -> jdk(jdk.id())).toList());
    return of(groups, List.copyOf(together.values()));
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
