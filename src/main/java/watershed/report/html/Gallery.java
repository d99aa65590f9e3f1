package watershed.report.html;

import java.util.ArrayList;
import java.util.List;

/** Charts that may find room in a section: the first ones do, and a note tells of the others. */
final class Gallery {
  private record Candidate(
      String title, String reading, List<String> notes, Chart chart, int height) {}

  private final String prefix;
  private final int most;
  private final List<Candidate> candidates = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /**
   * Starts without charts.
   *
   * @param prefix of the ids of its pictures
   * @param most pictures that find room
   */
  Gallery(String prefix, int most) {
    this.prefix = prefix;
    this.most = most;
  }

  /** Tells of what never came here. */
  void note(List<String> more) {
    notes.addAll(more);
  }

  /** One more chart, if anything of it has a place on its axes. */
  void add(String title, String reading, List<String> own, Chart chart, int height) {
    if (!chart.empty()) {
      candidates.add(new Candidate(title, reading, own, chart, height));
    } else if (!chart.notes().isEmpty()) {
      notes.add("Not drawn: " + title + ". None of its values has a place on its axes.");
    }
  }

  /**
   * The section.
   *
   * @param whyNone said where there never was a chart
   */
  Section section(String id, String title, String whyNone) {
    Thinned<Candidate> shown = Thinned.first(candidates, most, "picture");
    List<Picture> pictures = new ArrayList<>();
    for (Candidate c : shown.kept()) {
      String name = prefix + "-" + (pictures.size() + 1);
      pictures.add(Picture.chart(name, c.title, c.reading, c.notes, c.chart, c.height));
    }
    List<String> texts = new ArrayList<>(notes);
    texts.addAll(shown.notes());
    boolean absent = texts.isEmpty() && pictures.isEmpty();
    if (absent) {
      texts.add(whyNone);
    }
    return new Section(id, title, texts, List.of(), List.of(), pictures, List.of(), absent);
  }
}
