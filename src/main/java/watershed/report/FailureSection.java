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

  /** Lines; none where every fork completed. */
  static List<String> lines(List<Trial> trials) {
    Map<Kind, List<Trial>> failed = new LinkedHashMap<>();
    for (Trial t : trials) {
      if (!t.completed()) {
        String error = t.error();
        String cause = error == null ? "no cause recorded" : error;
        failed
            .computeIfAbsent(
                new Kind(t.outcome(), t.contender(), t.jdk(), cause), k -> new ArrayList<>())
            .add(t);
      }
    }
    List<String> lines = new ArrayList<>();
    failed.forEach(
        (kind, forks) -> {
          long cells = forks.stream().map(Trial::cell).distinct().count();
          lines.addAll(
              Wrap.text(
                  kind.text()
                      + " ("
                      + Numbers.count(forks.size(), "fork")
                      + ", "
                      + (cells == 1 ? forks.get(0).cell().id() : Numbers.count(cells, "cell"))
                      + ")",
                  "  "));
        });
    if (!lines.isEmpty()) {
      lines.add(0, "Not measured");
    }
    return lines;
  }
}
