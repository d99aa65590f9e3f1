package watershed.analysis;

import static watershed.analysis.ClaimVerdict.Verdict.CONFIRMED;
import static watershed.analysis.ClaimVerdict.Verdict.INCONCLUSIVE;
import static watershed.analysis.ClaimVerdict.Verdict.NOT_IN_RUN;
import static watershed.analysis.ClaimVerdict.Verdict.NOT_MEASURABLE;
import static watershed.analysis.ClaimVerdict.Verdict.REFUTED;

import java.util.ArrayList;
import java.util.List;
import watershed.analysis.ClaimVerdict.Verdict;

/**
 * Joins the counts of several events of the processor with what else decides a claim. The first
 * event that is counted here leads: it is the document's own, or stands in for it, and decides. The
 * others are held against it: one that says the contrary of what it confirms leaves the claim open;
 * one that is open itself, or not counted here, is told of and decides nothing. So neither chance
 * among three events nor an event that hardly ever happens settles a claim, or keeps it open.
 */
final class EventsJudge {
  private EventsJudge() {}

  /**
   * What figures come to together.
   *
   * @param deciding those that decide
   * @param notes what is to be told of the others
   */
  record Joined(Verdict verdict, List<FigureReading> deciding, List<String> notes) {
    Joined {
      deciding = List.copyOf(deciding);
      notes = List.copyOf(notes);
    }
  }

  /** The event that a figure is of; empty where it is of anything else. */
  static String event(Expression of) {
    return of.references().stream().allMatch(r -> EventCounts.isEvent(r.metric()))
        ? of.references().stream().map(Expression.Reference::metric).findFirst().orElse("")
        : "";
  }

  /**
   * The verdict.
   *
   * @param events of each figure, as {@link #event} gives them
   * @param verdicts of each figure by itself
   */
  static Verdict verdict(List<String> events, List<Verdict> verdicts) {
    int lead = lead(events, verdicts);
    List<Verdict> all = new ArrayList<>();
    boolean contrary = false;
    for (int i = 0; i < events.size(); i++) {
      if (events.get(i).isEmpty()) {
        all.add(verdicts.get(i));
      } else if (i != lead) {
        contrary |= verdicts.get(i) == REFUTED;
      }
    }
    if (lead >= 0) {
      Verdict own = verdicts.get(lead);
      all.add(own == CONFIRMED && contrary ? INCONCLUSIVE : own);
    }
    return ClaimJudge.together(all);
  }

  /** The first that is counted, else the first of all; less than 0 where there is no event. */
  private static int lead(List<String> events, List<Verdict> verdicts) {
    int first = -1;
    for (int i = 0; i < events.size(); i++) {
      if (!events.get(i).isEmpty()) {
        if (verdicts.get(i) != NOT_MEASURABLE) {
          return i;
        }
        first = first < 0 ? i : first;
      }
    }
    return first;
  }

  /** The verdict with what led to it. */
  static Joined join(List<String> events, List<FigureReading> readings) {
    List<Verdict> verdicts = readings.stream().map(FigureReading::verdict).toList();
    int lead = lead(events, verdicts);
    List<FigureReading> deciding = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      if (events.get(i).isEmpty() || i == lead) {
        deciding.add(readings.get(i));
      }
    }
    List<String> notes = lead < 0 ? List.of() : notes(events, readings, lead);
    return new Joined(verdict(events, verdicts), deciding, notes);
  }

  private static List<String> notes(List<String> events, List<FigureReading> readings, int lead) {
    FigureReading leads = readings.get(lead);
    String event = events.get(lead);
    List<String> notes = new ArrayList<>();
    List<String> uncounted = new ArrayList<>();
    List<String> contrary = new ArrayList<>();
    List<String> open = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      FigureReading other = readings.get(i);
      boolean same = other.reason().equals(leads.reason());
      if (i == lead || events.get(i).isEmpty()) {
        continue;
      }
      if (other.verdict() == NOT_MEASURABLE && !same) {
        uncounted.add(events.get(i));
      } else if (other.verdict() == INCONCLUSIVE) {
        open.add(events.get(i));
      } else if (other.verdict() == REFUTED && leads.verdict() == CONFIRMED) {
        contrary.add(events.get(i));
      }
      boolean failed = other.verdict() == NOT_IN_RUN && leads.verdict() != NOT_IN_RUN;
      if ((failed || other.verdict().settled()) && !other.reason().isEmpty()) {
        notes.add(other.reason());
      }
    }
    if (!contrary.isEmpty()) {
      notes.add(0, "counted events contradict " + event + ": " + String.join(", ", contrary));
    }
    if (events.subList(0, lead).stream().anyMatch(before -> !before.isEmpty())) {
      notes.add(event + " stands in for what is not counted here: " + String.join(", ", uncounted));
    } else if (!uncounted.isEmpty()) {
      notes.add("not counted here: " + String.join(", ", uncounted));
    }
    if (!open.isEmpty()) {
      notes.add("open by itself, and decides nothing: " + String.join(", ", open));
    }
    return notes;
  }
}
