package watershed.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import watershed.record.Cell;
import watershed.record.Trial;

/** What failed or could not be measured or counted, and why. */
final class FailureSection {
  /** Stands for an outcome where a fork completed and the count of its events did not. */
  private static final String UNCOUNTED = "EVENTS NOT COUNTED";

  private FailureSection() {}

  private record Kind(String outcome, String contender, String jdk, String cause) {
    /** What happened to a fork, if anything did. */
    static List<Kind> of(Trial t) {
      String error = t.error();
      String uncounted = t.uncounted();
      if (!t.completed()) {
        String cause = error == null ? "no cause recorded" : error;
        return List.of(new Kind(t.outcome().name(), t.contender(), t.jdk(), cause));
      }
      return uncounted == null
          ? List.of()
          : List.of(new Kind(UNCOUNTED, t.contender(), t.jdk(), uncounted + "; its score stands"));
    }

    /** What happened to whom; a forbidden outcome, the worst that can be found, comes first. */
    String text() {
      String who = contender + " on " + jdk;
      return cause.startsWith(Trial.FORBIDDEN_OUTCOME)
          ? cause + " (" + who + ")"
          : outcome + " " + who + ": " + cause;
    }
  }

  /** A sentence for each cause; none where every fork completed and nothing went uncounted. */
  static List<String> texts(List<Trial> trials) {
    Map<Kind, List<Trial>> failed = new LinkedHashMap<>();
    for (Trial t : trials) {
      Kind.of(t).forEach(kind -> failed.computeIfAbsent(kind, k -> new ArrayList<>()).add(t));
    }
    List<String> texts = new ArrayList<>();
    failed.forEach((kind, forks) -> texts.add(kind.text() + where(forks, trials)));
    return texts;
  }

  /** {@code (1 fork, CELL)}, {@code (2 of 6 forks, 2 cells)}: of those of its contender there. */
  private static String where(List<Trial> forks, List<Trial> trials) {
    List<Cell> cells = forks.stream().map(Trial::cell).distinct().toList();
    Trial first = forks.get(0);
    long all =
        trials.stream()
            .filter(t -> t.contender().equals(first.contender()) && t.jdk().equals(first.jdk()))
            .filter(t -> cells.contains(t.cell()))
            .count();
    return " ("
        + (all == forks.size() ? "" : forks.size() + " of ")
        + Numbers.count(all, "fork")
        + ", "
        + (cells.size() == 1 ? cells.get(0).id() : Numbers.count(cells.size(), "cell"))
        + ")";
  }

  /** Lines; none where there is no such sentence. */
  static List<String> lines(List<Trial> trials) {
    List<String> lines = new ArrayList<>();
    texts(trials).forEach(text -> lines.addAll(Wrap.text(text, "  ")));
    if (!lines.isEmpty()) {
      lines.add(0, "Not measured");
    }
    return lines;
  }
}
