package watershed.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import watershed.record.Trial;

/** What failed or could not be measured, and why. */
final class FailureSection {
  private FailureSection() {}

  private record Kind(Trial.Outcome outcome, String contender, String jdk, String cause) {
    /** What happened to whom; a forbidden outcome, the worst that can be found, comes first. */
    String text() {
      String who = contender + " on " + jdk;
      return cause.startsWith(Trial.FORBIDDEN_OUTCOME)
          ? cause + " (" + who + ")"
          : outcome + " " + who + ": " + cause;
    }
  }

  /** Lines with a title; none where there is nothing to tell. */
  static List<String> lines(List<Trial> trials) {
    List<String> lines = new ArrayList<>();
    texts(trials).forEach(text -> lines.addAll(Wrap.text(text, "  ")));
    if (!lines.isEmpty()) {
      lines.add(0, "Not measured");
    }
    return lines;
  }

  /** A text a kind; none where every fork completed, and all was counted that can be here. */
  static List<String> texts(List<Trial> trials) {
    Map<String, List<Trial>> kinds = new LinkedHashMap<>();
    for (Trial t : trials) {
      if (!t.completed()) {
        String error = t.error();
        String cause = error == null ? "no cause recorded" : error;
        add(kinds, new Kind(t.outcome(), t.contender(), t.jdk(), cause).text(), t);
      } else if (t.uncounted() != null) {
        add(kinds, "NO EVENTS " + t.contender() + " on " + t.jdk() + ": " + t.uncounted(), t);
      }
    }
    List<String> texts = new ArrayList<>();
    kinds.forEach((text, forks) -> texts.add(text + " (" + where(forks) + ")"));
    return texts;
  }

  private static void add(Map<String, List<Trial>> kinds, String text, Trial trial) {
    kinds.computeIfAbsent(text, k -> new ArrayList<>()).add(trial);
  }

  private static String where(List<Trial> forks) {
    long cells = forks.stream().map(Trial::cell).distinct().count();
    return Numbers.count(forks.size(), "fork")
        + ", "
        + (cells == 1 ? forks.get(0).cell().id() : Numbers.count(cells, "cell"));
  }
}
